"""The postmortem's Markdown pair."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kit.postmortem import (
    ENTRY_KINDS,
    TASK_KINDS,
    Postmortem,
    Summary,
    Task,
    TimelineEntry,
    read_postmortem,
    write_markdown,
)

NASTY = st.sampled_from(
    [
        "# Heading", "## Timeline", "### Why", "Timeline", "Root cause:", "**Resolution**", "Foo\n---", "Timeline\n===", "- bullet", "* x", "1. one", "- [ ] box",
        "| a | b |\n|---|---|\n| c | d |", "|", "\\|", "```", "```sh\n# x\n```", "~~~", "\\```", "- ```\ncode\n```", "  ", "x  ", "\n", "\n\n", "\t", " <!-- text -->",
        "## Timeline <!-- text -->", "<!-- postmortem-kit -->", "&#32;", "&amp;#10;", "&#233;", "**09:49**", "09:49 - x", "(detection) ", "(event)", "[]", "[alert-1]",
        "[a, b]", "30% of users", " of ", "**Start:** x", "Start: 9", "## Further notes", "---", "\r\n", "\x00", "\u2028", "\ufeff", "**", "*", ":", "## ", "#", "noon", "", "[ ]", "`````",
    ]
)  # fmt: skip
TEXT = st.lists(st.one_of(NASTY, st.text(max_size=8), st.just("\n")), max_size=5).map("".join)
POSTMORTEMS = st.builds(
    Postmortem,
    title=TEXT,
    summary=st.builds(Summary, **dict.fromkeys(Summary.model_fields, TEXT)),
    timeline=st.lists(
        st.builds(
            TimelineEntry,
            time=st.one_of(st.sampled_from(["09:49", "14 March, 09:49", "9.49pm UTC", ""]), TEXT),
            kind=st.sampled_from(ENTRY_KINDS),
            text=TEXT,
            evidence=st.lists(st.one_of(st.sampled_from(["alert-2", "err-0012"]), TEXT.filter(bool)), max_size=3).map(
                tuple
            ),
        ),
        max_size=3,
    ).map(tuple),
    root_cause=TEXT,
    resolution=TEXT,
    improvements=TEXT,
    tasks=st.lists(st.builds(Task, text=TEXT, owner=TEXT, due=TEXT, kind=st.sampled_from(TASK_KINDS)), max_size=3).map(
        tuple
    ),
    extras=TEXT,
)


@given(POSTMORTEMS)
@settings(max_examples=100, deadline=None)
def test_what_was_written_reads_back_as_it_was(postmortem: Postmortem) -> None:
    """Any document survives being written and read, whatever was typed into it."""
    assert read_postmortem(write_markdown(postmortem)) == postmortem
