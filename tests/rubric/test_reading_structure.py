"""Headings, labels, sections, timeline entries, sentences and pictures, in the many ways people write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.rubric.reading import Reading, read
from kit.rubric.reading.roles import Role, role_of
from kit.rubric.reading.wordcount import count_words


def _sections(text: str) -> list[tuple[str, Role]]:
    return [(sentence.text, sentence.section) for sentence in read(text).sentences]


@pytest.mark.parametrize(
    "heading",
    [
        "## Timeline", "##Timeline", "Timeline\n========", "**Timeline**", "**Timeline:**", "Timeline", "Timeline:",
        "TIMELINE OF EVENTS", "<h2>Timeline</h2>", "2. Timeline", "### Event chronology", "*Timeline:***", "imeline",
        "- **Timeline:**", "Sequence of events:",
    ],
)  # fmt: skip
def test_a_timeline_heading_in_any_form(heading: str) -> None:
    """Marked, underlined, bold, bare, numbered, in HTML, in other words, or with its first letter lost."""
    text = f"Summary\n\nThe shop was down.\n\n{heading}\n\nThe alert fired, and we looked at it.\n"
    assert _sections(text)[-1] == ("The alert fired, and we looked at it.", Role.TIMELINE)


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("Synopsis", Role.SUMMARY),
        ("Executive summary", Role.SUMMARY),
        ("What happened?", Role.SUMMARY),
        ("Event timeline", Role.TIMELINE),
        ("Mitigation", Role.FIX),
        ("Resolution and recovery", Role.FIX),
        ("Root cause and resolution", Role.CAUSE_AND_FIX),
        ("Cause and its resolution", Role.CAUSE_AND_FIX),
        ("Root cause analysis", Role.CAUSE),
        ("Future safeguards", Role.MEASURES),
        ("Corrective and preventative measures", Role.MEASURES),
        ("Lessons learned", Role.MEASURES),
        ("Follow-up actions", Role.TASKS),
        ("Tasks to address the issue", Role.TASKS),
        ("To-do list", Role.TASKS),
        ("What can be improved", Role.IMPROVEMENTS),
        ("Improvements/Fixes", Role.IMPROVEMENTS),
        ("When was the issue detected?", Role.DETECTION),
        ("How was the issue detected", Role.METHOD),
        ("Which team/individuals was the incident escalated to", Role.ESCALATION),
        ("Misleading investigation/debugging paths that were taken", Role.MISLEADING),
        ("How many % of the users were affected?", Role.AFFECTED),
        ("Start time", Role.START),
        ("Time zone", Role.ZONE),
        ("Outage duration", Role.DURATION),
        ("User impact", Role.IMPACT),
        ("Actions taken", Role.ACTIONS),
        ("Conclusion", Role.OTHER),
    ],
)
def test_what_a_heading_announces(phrase: str, role: Role) -> None:
    """Synonyms, combined sections and the assignment's own questions."""
    assert role_of(phrase, unknown=0.25) is role


@pytest.mark.parametrize(
    "phrase",
    ["The payment gateway", "nginx", "10:45", "", "A very long line that only happens to say timeline somewhere in it"],
)
def test_what_announces_nothing(phrase: str) -> None:
    """Names, times and running text are no headings."""
    assert role_of(phrase, unknown=0.25) is None


def test_two_sections_under_one_heading_and_labels_inside() -> None:
    """Cause and fix under one heading are told apart by their labels."""
    reading = read(
        "## Root cause and resolution\n\n**Root cause:** the disk was full.\n\n**Resolution:** we cleared it."
    )
    assert [(s.text, s.section, s.label) for s in reading.sentences] == [
        ("the disk was full.", Role.CAUSE_AND_FIX, Role.CAUSE),
        ("we cleared it.", Role.CAUSE_AND_FIX, Role.FIX),
    ]


def test_a_label_in_mid_paragraph() -> None:
    """A label that opens a sentence counts from there on."""
    reading = read("Timeline\n10:02 The alert fired. Resolution: The disk was cleared.")
    assert [sentence.label for sentence in reading.sentences] == [None, Role.FIX]


def test_a_question_labels_its_answer() -> None:
    """A short question of the author's own says what the next sentence is about, and is no sentence itself."""
    reading = read("## Summary\n\nThe shop was down. The culprit? A full disk on db-01. The fix? We deleted old logs.")
    assert [(sentence.text, sentence.label) for sentence in reading.sentences] == [
        ("The shop was down.", None),
        ("A full disk on db-01.", Role.CAUSE),
        ("We deleted old logs.", Role.FIX),
    ]


@pytest.mark.parametrize(
    ("heading", "role"),
    [("Prologue (or issue summary)", Role.SUMMARY), ("Issue Sumary", Role.SUMMARY), ("Resoultion", Role.FIX)],
)
def test_headings_in_brackets_and_misspelt(heading: str, role: Role) -> None:
    """What stands in brackets counts where the rest says nothing, and one wrong letter does no harm."""
    assert [each.role for each in read(f"# Postmortem\n\n## {heading}\n\nText.\n").headings] == [None, role]


def test_a_time_in_brackets_is_no_placeholder() -> None:
    """A field of a form is blank; a time set in brackets is a time."""
    entries = read("Timeline\n[10:05] The alert fires.\n[time] Service is back.\n[10:40 AM] Closed.").entries
    assert [entry.clock.text if entry.clock else None for entry in entries] == ["10:05", "10:40 AM"]


def test_timed_lines_with_lists_below_are_a_timeline_without_a_heading() -> None:
    """Three lines that hold but a time, each with a list below, need no heading."""
    reading = read("Log\n\n" + "\n".join(f"**10:{minute}**\n- We looked at it." for minute in (10, 20, 30)))
    assert [entry.clock.text for entry in reading.entries if entry.clock] == ["10:10", "10:20", "10:30"]
    assert [sentence.entry for sentence in reading.sentences if "looked" in sentence.text] == [0, 1, 2]


def test_the_cause_of_the_summary_and_the_cause_in_detail() -> None:
    """A root cause before the timeline is part of the summary, after it a section."""
    parts = (
        ("Issue Summary", "Down."),
        ("Root cause", "A full disk."),
        ("Timeline", "10:02 alert"),
        ("Root cause", "It ran full at night."),
    )
    text = "\n\n".join(f"## {head}\n\n{body}" for head, body in parts)
    assert [(text, section) for text, section in _sections(text)] == [
        ("Down.", Role.SUMMARY),
        ("A full disk.", Role.SUMMARY),
        ("10:02 alert", Role.TIMELINE),
        ("It ran full at night.", Role.CAUSE_AND_FIX),
    ]


def test_a_title_is_no_text() -> None:
    """The first line heads the document, marked or not."""
    assert _sections("Postmortem: the great outage\n\nIssue Summary\nThe shop was down.") == [
        ("The shop was down.", Role.SUMMARY)
    ]


def test_placeholders_and_questions_are_no_text() -> None:
    """Fields left open, the assignment's questions and its instructions are not read; a blacked-out name is."""
    text = (
        "Issue Summary\n- Start: [time]\n- Impact: TODO\nWhat was the impact?\nThe shop of [name] was down for an hour."
    )
    assert [s.text for s in read(text).sentences] == ["The shop of was down for an hour."]


def test_what_stands_in_a_document_again_and_again_is_filler() -> None:
    """A sentence that occurs four times is not read at all, one that occurs three times is."""
    line = "The database server was down for everyone."
    assert read("\n\n".join([line] * 4)).sentences == ()
    assert len(read("\n\n".join([line] * 3)).sentences) == 3


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Timeline\n- 10:02 alert\n- 10:10 restart", [602, 610]),
        ("Timeline\n10:02 AM (UTC): Issue detected\n    An alert fired.\n\n10:10 AM (UTC): Fixed", [602, 610]),
        ("## Timeline\n| Time | Event |\n| --- | --- |\n| 10:02 | alert |\n| 10:10 | restart |", [None, 602, 610]),
        ("Timeline\n#### 10:02\n+ alert\n+ page\n#### 10:10\n+ restart", [602, 610]),
        ("We were down.\n10:02 alert\n10:10 look\n10:20 restart", [602, 610, 620]),
        ("<h2>Timeline</h2><p>10:02 alert</p><p>10:10 restart</p>", [602, 610]),
        ("Timeline\n- Detection (3 May 2025, 10:02): alert\n- Resolution (3 May 2025, 10:10): restart", [602, 610]),
        ("We met from 10:00 to 10:30.", []),
    ],
)
def test_timeline_entries(text: str, times: list[int | None]) -> None:
    """Bullets, headed blocks, tables, times as headings, runs of bare lines, HTML, times after a label."""
    assert [entry.clock.minute if entry.clock else None for entry in read(text).entries] == times


def test_the_kind_of_a_step_is_a_label() -> None:
    """The kit's own writer puts the kind of an entry in brackets behind its time."""
    reading = read(
        "## Timeline\n\n- **09:52** (detection) The rule pages us.\n- **10:03** (escalation) To the platform team."
    )
    assert [sentence.label for sentence in reading.sentences] == [Role.DETECTION, Role.ESCALATION]


def test_a_wrapped_paragraph_is_one_sentence() -> None:
    """Lines broken at some width are put together; short lines of a list are not."""
    wrapped = "The database server of the ticket shop ran out of memory because\nthe nightly import was started twice."
    assert len(read(wrapped).sentences) == 1
    assert len(read("Tasks\nAdd an alert\nRotate the logs").sentences) == 2


def test_sentences_end_where_they_should() -> None:
    """Abbreviations, versions and a missing blank after a full stop."""
    text = "At 10 a.m. the proxy (nginx 1.18.0) failed, e.g. with 502 errors.The disk was full. It was cleared!"
    assert [sentence.text for sentence in read(text).sentences] == [
        "At 10 a.m. the proxy (nginx 1.18.0) failed, e.g. with 502 errors.",
        "The disk was full.",
        "It was cleared!",
    ]


def test_quotes_and_lines_are_those_of_the_document() -> None:
    """Offsets survive markup, links, HTML and Windows line ends."""
    text = "# Title\r\n\r\n**Impact:** the [ticket shop](https://shop.example) was **down** for <b>all</b> users.\r\n"
    reading = read(text)
    (sentence,) = reading.sentences
    assert sentence.text == "the ticket shop was down for all users."
    assert sentence.line == 3
    assert (
        reading.quote(sentence.start, sentence.end)
        == "the [ticket shop](https://shop.example) was **down** for <b>all</b> users."
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One two three.", 3),
        ("## Two words\n\n- **bold** item", 4),
        ("See [the docs](https://example.org/a/b/c) now", 4),
        ("before\n```\nnot these words\n```\nafter", 2),
        ("<p align='center'>three plain words</p>", 3),
        ("![picture of a cat](cat.png)", 0),
        ("load-balancer — e-mail 502", 3),
    ],
)
def test_words_a_reader_reads(text: str, count: int) -> None:
    """Markup, code, addresses and pictures count for nothing; headings and inline code count."""
    assert read(text).word_count == count


def test_counting_plain_words() -> None:
    """Runs of characters between blanks that hold a letter or digit."""
    assert count_words(" a -- b2 , c ") == 3


def test_pictures() -> None:
    """Images, diagram languages and drawings are pictures; images shown as code and unfilled targets are none."""
    assert len(read("![a](b.png) and <img src='c.png'>").pictures) == 2
    assert len(read("```mermaid\ngraph\n```").pictures) == 1
    assert read("```\n![a](b.png)\n```").pictures == ()
    assert read("![a](path/to/image.png)").pictures == ()


_MARKDOWN = st.text(alphabet=st.sampled_from("aA1 \n\t#*_-|<>[](){}!`~:.,%/\\&;é中🙂\r\v\0"), max_size=400)


@given(st.one_of(_MARKDOWN, st.text(max_size=400)))
@settings(max_examples=100)
def test_any_text_can_be_read(text: str) -> None:
    """Reading never raises; sentences stand in order, within the text, on lines that exist."""
    reading = read(text)
    assert isinstance(reading, Reading)
    lines = reading.text.count("\n") + 1
    at = 0
    for sentence in reading.sentences:
        assert at <= sentence.start < sentence.end <= len(reading.text)
        assert 1 <= sentence.line <= lines
        assert reading.text[sentence.start : sentence.end].strip()
        at = sentence.end


def test_an_entry_ends_where_a_heading_stands() -> None:
    """What stands under the next heading is no part of the entry before it."""
    reading = read(
        "## Timeline\n\n### Detection\n\n10:05 The alert fires.\n\n### Escalation\n\nTo the database team.\n"
    )
    assert [(sentence.entry, sentence.text) for sentence in reading.sentences] == [
        (0, "10:05 The alert fires."),
        (1, "To the database team."),
    ]
