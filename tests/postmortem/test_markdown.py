"""The postmortem's Markdown pair."""

import pytest
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

STRUCTURE = (
    *("# Heading", "## Timeline", "### Why", "Timeline", "Root cause:", "**Resolution**", "Foo\n---", "Timeline\n==="),
    *("- bullet", "* x", "1. one", "- [ ] box", "[ ]", "| a | b |\n|---|---|\n| c | d |", "|", "\\|", "> quote"),
    *("```", "```sh\n# x\n```", "~~~", "\\```", "- ```\ncode\n```", "`````", "---", "## ", "#", "**", "*", ":"),
    *("  ", "x  ", "\n", "\n\n", "\t", "\r\n", "\x00", "\u2028", "\ufeff", ""),
    *(" <!-- text -->", "## Timeline <!-- text -->", "<!-- postmortem-kit -->", "## Further notes", "<script>"),
    *("&#32;", "&amp;#10;", "&#233;", "&", "**09:49**", "09:49 - x", "(detection) ", "(event)", "[]", "[alert-1]"),
    *("[a, b]", "30% of users", " of ", "**Start:** x", "Start: 9", "noon"),
)
TEXT = st.lists(st.one_of(st.sampled_from(STRUCTURE), st.text(max_size=8), st.just("\n")), max_size=5).map("".join)
TIME = st.one_of(st.sampled_from(["09:49", "14 March, 09:49", "9.49pm UTC", ""]), TEXT)
EVIDENCE = st.lists(st.one_of(st.sampled_from(["alert-2", "err-0012"]), TEXT.filter(bool)), max_size=3).map(tuple)
ENTRIES = st.builds(TimelineEntry, time=TIME, kind=st.sampled_from(ENTRY_KINDS), text=TEXT, evidence=EVIDENCE)
TASKS = st.builds(Task, text=TEXT, owner=TEXT, due=TEXT, kind=st.sampled_from(TASK_KINDS))
POSTMORTEMS = st.builds(
    Postmortem,
    title=TEXT,
    summary=st.builds(Summary, **dict.fromkeys(Summary.model_fields, TEXT)),
    timeline=st.lists(ENTRIES, max_size=3).map(tuple),
    root_cause=TEXT,
    resolution=TEXT,
    improvements=TEXT,
    tasks=st.lists(TASKS, max_size=3).map(tuple),
    extras=TEXT,
)

FULL = Postmortem(
    title="Checkout errors",
    summary=Summary(
        start="14 March 2025, 09:47",
        end="14 March 2025, 10:14",
        zone="UTC",
        duration="27 minutes",
        services="Checkout API",
        experience="Every third payment failed.",
        affected="30%",
        affected_of="users",
        root_cause="A limit was cut.",
    ),
    timeline=(
        TimelineEntry(time="09:40", text="A change is rolled out.", evidence=("change-4f2c",)),
        TimelineEntry(time="09:49", kind="detection", text="The alert pages.", evidence=("alert-2", "page-1")),
        TimelineEntry(text="Everybody was thanked."),
    ),
    root_cause="The limit lives in two files.",
    resolution="We put it back.",
    improvements="Watch the limit.",
    tasks=(Task(text="Alert at 80%", owner="Web team", due="21 March", kind="detect"), Task(text="Test it")),
    extras="## What went well\n\nThe pager.",
)
FULL_TEXT = """\
# Checkout errors

## Issue Summary

- **Start:** 14 March 2025, 09:47
- **End:** 14 March 2025, 10:14
- **Time zone:** UTC
- **Duration:** 27 minutes
- **Service:** Checkout API
- **User experience:** Every third payment failed.
- **Affected:** 30% of users
- **Root cause:** A limit was cut.

## Timeline

- **09:40** A change is rolled out. [change-4f2c]
- **09:49** (detection) The alert pages. [alert-2, page-1]
- Everybody was thanked.

## Root cause and resolution

### Root cause

The limit lives in two files.

### Resolution

We put it back.

## Corrective and preventative measures

### Improvements

Watch the limit.

### Tasks

| Task | Owner | Due | Kind |
| --- | --- | --- | --- |
| Alert at 80% | Web team | 21 March | detect |
| Test it |  |  |  |

## What went well

The pager.
"""


@given(POSTMORTEMS)
@settings(max_examples=100, deadline=None)
def test_what_was_written_reads_back_as_it_was(postmortem: Postmortem) -> None:
    """Any document survives being written and read, whatever was typed into it."""
    assert read_postmortem(write_markdown(postmortem)) == postmortem


@given(st.lists(st.one_of(st.sampled_from(STRUCTURE), st.text(max_size=10)), max_size=12).map("\n".join))
@settings(max_examples=100, deadline=None)
def test_any_text_settles_after_one_reading(text: str) -> None:
    """Markdown of any origin is read without an error, and what was read survives further writing and reading."""
    once = read_postmortem(text)
    assert read_postmortem(write_markdown(once)) == once


@given(st.lists(st.text("abcdefgh", min_size=3, max_size=9), min_size=1, max_size=30), st.data())
@settings(max_examples=60, deadline=None)
def test_no_word_of_a_foreign_text_is_lost(words: list[str], data: st.DataObject) -> None:
    """Every word under whatever heading, in a list or in prose, is found again in some field."""
    heads = ["## Issue Summary", "Timeline", "**Root cause**", "### Tasks", "## Lessons", "Resolution\n---", "Impact:"]
    lines = []
    for word in words:
        lines.append(data.draw(st.sampled_from([*heads, "", "", "", "", ""])))
        lines.append(data.draw(st.sampled_from(["", "- ", "* ", "1. ", "09:10 ", "- 09:10: ", "> ", "Start: "])) + word)
    kept = read_postmortem("\n".join(lines)).model_dump_json()
    assert [word for word in words if word not in kept] == []


def test_the_written_text_is_fit_to_read() -> None:
    """A full document is written section by section, with labelled items, timed entries and a table of tasks."""
    assert write_markdown(FULL) == FULL_TEXT


def test_empty_fields_leave_no_trace() -> None:
    """An empty document is an empty text, and a section without content has no heading."""
    assert write_markdown(Postmortem()) == ""
    assert write_markdown(Postmortem(resolution="Done.")) == (
        "## Root cause and resolution\n\n### Resolution\n\nDone.\n"
    )


def test_tasks_without_owner_or_date_are_a_list_of_boxes() -> None:
    """Columns nobody filled are left out; with only the tasks left they are a list."""
    assert "- [ ] Test it\n- [ ] Watch it" in write_markdown(
        Postmortem(tasks=(Task(text="Test it"), Task(text="Watch it")))
    )
    assert "| Task | Due |" in write_markdown(Postmortem(tasks=(Task(text="Test it", due="Friday"),)))


def test_a_heading_in_a_field_is_marked_and_stays_a_heading() -> None:
    """A heading that a student typed into a field does not cut the field in two, here or in another Markdown viewer."""
    text = write_markdown(Postmortem(root_cause="One.\n\n## Timeline\n\nTwo.\n\n#### Detail\n\nThree."))
    assert "## Timeline <!-- text -->" in text
    assert "\n#### Detail\n" in text


def test_a_fence_left_open_swallows_nothing() -> None:
    """A code block that is never closed is escaped, so that the sections behind it stay sections."""
    text = write_markdown(Postmortem(root_cause="```\nnever closed", resolution="Still here."))
    assert "\\```\nnever closed" in text
    assert read_postmortem(text).resolution == "Still here."


def test_empty_evidence_ids_are_dropped() -> None:
    """An evidence id that is empty points at nothing, and is the one thing that is not kept."""
    entry = TimelineEntry(time="09:00", text="x", evidence=("", "alert-1"))
    assert read_postmortem(write_markdown(Postmortem(timeline=(entry,)))).timeline[0].evidence == ("alert-1",)


def test_windows_line_ends_and_a_byte_order_mark_do_not_matter() -> None:
    """A file that went through another editor reads the same."""
    assert read_postmortem("\ufeff" + FULL_TEXT.replace("\n", "\r\n")) == FULL


@pytest.mark.parametrize(
    "heading",
    [
        *("## Timeline", "##Timeline", "# TIMELINE", "Timeline\n--------", "**Timeline**", "__Event timeline:__"),
        *("Timeline:", "2. Timeline", "## 3) Timeline of events ##"),
    ],
)
def test_section_headings_are_known_in_every_usual_form(heading: str) -> None:
    """ATX, setext, bold and plain headings, numbered or not, in usual words, all start the section."""
    postmortem = read_postmortem(f"# Title\n\nIssue Summary\n\nDown.\n\n{heading}\n\n- 09:10 - Paged\n")
    assert postmortem.title == "Title"
    assert postmortem.timeline == (TimelineEntry(time="09:10", text="Paged"),)


@pytest.mark.parametrize(
    ("line", "time", "text"),
    [
        ("- 09:10 - Paged", "09:10", "Paged"),
        ("- 09:10: Paged", "09:10", "Paged"),
        ("- [09:10] Paged", "09:10", "Paged"),
        ("* **09:10 UTC** – Paged", "09:10 UTC", "Paged"),
        ("09:10 PM PST Paged", "09:10 PM PST", "Paged"),
        ("1. 2025-03-14 09:10Z Paged", "2025-03-14 09:10Z", "Paged"),
        ("| 09:10 | Paged |", "09:10", "Paged"),
        ("| --- | --- |\n| 09:10-09:20 | Paged |", "09:10-09:20", "Paged"),
        ("- **Detection** Paged", "", "**Detection** Paged"),
        ("- Paged", "", "Paged"),
    ],
)
def test_entries_are_read_in_every_usual_form(line: str, time: str, text: str) -> None:
    """Lists, timed lines and table rows become entries; what has no time is kept as text."""
    assert read_postmortem(f"## Timeline\n\n{line}\n").timeline[-1] == TimelineEntry(time=time, text=text)


def test_a_foreign_summary_is_split_where_labels_allow() -> None:
    """Labels on lines, in lists and as small headings fill the fields; the rest is kept as the experience."""
    summary = read_postmortem(
        "## Summary\nThe shop was down.\nStart time: 09:47\n- Ended: 10:14\n- **Severity:** high\n\n"
        "### Duration\n27 minutes\n\n**Root cause:** a limit\n"
    ).summary
    assert (summary.start, summary.end, summary.duration, summary.root_cause) == (
        "09:47",
        "10:14",
        "27 minutes",
        "a limit",
    )
    assert summary.experience == "The shop was down.\n**Severity:** high"


def test_foreign_tasks_keep_columns_the_model_has_no_place_for() -> None:
    """Known columns fill the fields, others stay in the task's text, and prose among the tasks is improvements."""
    postmortem = read_postmortem(
        "## Action items\n\nMost urgent first.\n\n"
        "| Action | Assignee | Priority |\n|---|---|---|\n| Add a test | Bo | P1 |\n"
    )
    assert postmortem.tasks == (Task(text="Add a test; Priority: P1", owner="Bo"),)
    assert postmortem.improvements == "Most urgent first."


def test_unknown_sections_go_to_the_extras_with_their_headings() -> None:
    """What stands before the first section or under a heading of its own is kept as extras."""
    postmortem = read_postmortem(
        "By the web team.\n\n# Outage\n\n## Timeline\n- 09:10 x\n\n## Glossary\nSLO\n\n## Resolution\nFixed.\n"
    )
    assert postmortem.title == "Outage"
    assert postmortem.extras == "By the web team.\n\n## Glossary\nSLO"
    assert postmortem.resolution == "Fixed."


@pytest.mark.parametrize(
    "text",
    [
        *("#" * 300_000, "```a\n" * 50_000, "- " * 100_000, "| " * 100_000, "&amp;" * 50_000, "\n" * 300_000),
        *("- **09:49** " + "[" * 200_000, "(" * 200_000, " <!-- text -->" * 20_000, "## Timeline\n" + "9" * 200_000),
        "## Timeline\n**" + "1 " * 100_000,
    ],
    ids=lambda text: text[:8].strip(),
)
def test_hostile_texts_are_read_all_the_same(text: str) -> None:
    """Long runs of any structural character are read, and what was read survives."""
    once = read_postmortem(text)
    assert read_postmortem(write_markdown(once)) == once
