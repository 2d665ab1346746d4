"""Scoring a document: what may be scored, what comes back, and that nothing makes it fail."""

import gaming_texts
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.postmortem.markdown import write_markdown
from kit.postmortem.model import Postmortem, Summary, Task, TimelineEntry
from kit.rubric import COMPLETENESS, read, score, word_count, word_finding
from kit.rubric.criterion import MARK_WORDS

_FILLED = Postmortem(
    title="Checkout errors",
    summary=Summary(
        start="14 March 2025, 09:47",
        end="14 March 2025, 10:14",
        zone="UTC",
        duration="27 minutes",
        services="the checkout of the web shop",
        experience="Buyers saw a 502 error page when they paid.",
        affected="30%",
        affected_of="users",
        root_cause="A new release never closed its files, so nginx ran out of file descriptors.",
    ),
    timeline=(
        TimelineEntry(time="09:52", kind="detection", text="The error-rate alert pages the on-call engineer."),
        TimelineEntry(
            time="09:55", kind="hypothesis", text="She suspects the payment provider and checks its status page."
        ),
        TimelineEntry(time="10:01", kind="misleading", text="The provider is fine: a false lead."),
        TimelineEntry(time="10:03", kind="escalation", text="Escalated to the platform team."),
        TimelineEntry(time="10:12", kind="resolution", text="The release is rolled back and nginx restarted."),
    ),
    root_cause="Release 412 opened a file for each upload without closing it. After 25 minutes nginx reached its limit "
    "of 1024 open files, so it could not accept connections.",
    resolution="We rolled back to release 411 and raised `worker_rlimit_nofile` to 8192 in nginx.conf.",
    improvements="- Releases should go to one host first.\n- We need an alert on open files.",
    tasks=(
        Task(text="Add an alert on open file descriptors of nginx", owner="platform", due="2025-04-01", kind="detect"),
        Task(text="Close the temporary file in upload.py", owner="shop", due="2025-03-21", kind="prevent"),
    ),
    extras="![Errors per minute](errors.png)",
)


def test_a_filled_form_scores_in_full() -> None:
    """What the kit's own writer writes is read in full."""
    report = score(_FILLED)
    assert [(f.code, f.mark, f.note) for f in report.findings if f.mark < 2] == []
    assert report.pct() == 100.0


def test_an_empty_form_scores_nothing() -> None:
    """An empty document meets no criterion."""
    report = score(Postmortem())
    assert report.points() == 0
    assert report.points_possible() == 44
    assert all(finding.hint and finding.note for finding in report.findings)


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("start", "S1"),
        ("end", "S2"),
        ("zone", "S3"),
        ("services", "S5"),
        ("experience", "S6"),
        ("affected", "S7"),
        ("root_cause", "S8"),
    ],
)
def test_a_field_left_empty_is_missed(field: str, code: str) -> None:
    """Each field of the summary is what its criterion looks at."""
    summary = _FILLED.summary.model_copy(update={field: "", **({"affected_of": ""} if field == "affected" else {})})
    finding = score(_FILLED.model_copy(update={"summary": summary})).finding(code)
    assert finding is not None
    assert finding.mark < 2


def test_text_reading_and_postmortem_score_alike() -> None:
    """A document may be given as Markdown, as a reading or as the typed document."""
    text = write_markdown(_FILLED)
    assert score(_FILLED) == score(text) == score(read(text))


def test_a_report_follows_the_rubric() -> None:
    """Findings stand in the rubric's order and carry the criterion's words."""
    report = score("The shop was down.")
    assert [finding.id for finding in report.findings] == [criterion.id for criterion in COMPLETENESS]
    finding = report.finding("S1")
    assert finding is not None
    assert finding == report.finding("start_time")
    assert finding.hint == COMPLETENESS[0].question
    assert MARK_WORDS[finding.mark] == "missing"


def test_some_criteria_only() -> None:
    """Any part of the rubric can be asked."""
    assert [finding.code for finding in score("", rubric=COMPLETENESS[:2]).findings] == ["S1", "S2"]


def test_hints_do_not_give_answers_away() -> None:
    """A hint is a question of the criterion, the same for every document."""
    for text in ("", gaming_texts.ESSAY):
        for finding in score(text).findings:
            if finding.mark < 2:
                assert finding.hint in {criterion.question for criterion in COMPLETENESS}


def test_word_count_and_its_finding() -> None:
    """Within 400 to 600 words there is nothing to say, outside a question."""
    assert word_count("one two three") == 3
    assert word_finding(score("word " * 500)) == ""
    assert word_finding(score("word " * 20)).startswith("20 words: the assignment asks for 400 to 600.")
    assert "What would nobody miss?" in word_finding(score("word " * 700))


@given(
    st.text(max_size=300),
    st.sampled_from(("", "## Issue Summary\n\n", "Timeline\n- 10:00 ", "Root cause and resolution\n")),
)
@settings(max_examples=60)
def test_any_text_can_be_scored(text: str, before: str) -> None:
    """Scoring never raises, and every quote stands in the document."""
    reading = read(before + text)
    for finding in score(reading).findings:
        assert finding.mark in (0, 1, 2)
        assert finding.quote in reading.text
