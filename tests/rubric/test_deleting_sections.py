"""Taking a section out of a document raises no mark, and lowers only those whose quote stood in it."""

import gaming_texts
import pytest
from surface_forms import FORMS, WRITE_UPS, WriteUp

from kit.rubric import read, score
from kit.rubric.criterion import Report

_PLAIN = """Postmortem of the mail outage

Issue Summary
Duration: 4 June 2025, 8:30 AM to 10:00 AM EAT, one and a half hours
Impact: The mail server of the school was down. 500 staff could not send or receive e-mail.
Root Cause: The disk of the mail server was full.

Timeline
8:30 AM - The disk reaches 100%.
8:41 AM - A teacher calls the helpdesk: mails bounce.
8:50 AM - We suspect the spam filter and switch it off, which did not help.
9:20 AM - Escalated to the server team.
9:55 AM - Old backups are deleted from /var/backups and the mail server is restarted.

Root Cause and Resolution
A backup job wrote a full copy every night and never removed one. When the disk was full, the queue could not be written
and every mail was refused.
We deleted 40 old backups and limited the job to the last seven.

Corrective and Preventative Measures
Improvements:
Disks need an alert before they are full.
Backups should live on another machine.
Tasks:
Add an alert at 80% disk usage of the mail server
Move the backup job to the storage server
"""

_BLAMING = WriteUp(
    title="Postmortem: the till",
    summary=(("Duration", "3 March 2025, 10:00 to 11:00 UTC"), ("Impact", "The till of the shop was down.")),
    timeline=(("10:00", "The till stops."), ("10:20", "The intern was careless and pulled the plug.")),
    cause="A developer mistakenly pushed the key, so the till could not start.",
    fix="We rolled back the release of the till.",
    improvements=("Keys belong in a vault.",),
    tasks=("Move the keys of the till into the vault",),
)
"""One that judges a person in one section and singles another out in a second."""

_TWO_LISTS = gaming_texts.HONEST.replace("### Tasks\n", "### Short-term tasks\n").replace(
    "- Write a load test", "\n### Long-term tasks\n\n- Write a load test"
)
_STEPS_APART = """## Summary

The shop was down from 10:00 to 11:00 UTC.

## Timeline

### Investigation

We checked the logs of the database.

### Recovery

We restarted the proxy.
"""
"""Two steps of work, each under its own heading."""

_TEXTS = {
    "honest": gaming_texts.HONEST,
    "plain": _PLAIN,
    "two lists of tasks": _TWO_LISTS,
    "steps apart": _STEPS_APART,
    "blaming": FORMS["atx"](_BLAMING),
    **{f"{name}, {form}": make(told) for form, make in FORMS.items() for name, told in WRITE_UPS.items()},
}


def _sections(text: str) -> list[tuple[int, int]]:
    """First line of every section, and the line after its last one: with the sections below it, and without.

    A heading that has nothing but further headings below it is no section without them.
    """
    heads = {heading.line: heading.level for heading in reversed(read(text).headings)}
    lines, after = sorted(heads), text.count("\n") + 2
    found = set()
    for number, line in enumerate(lines):
        following = [*lines[number + 1 :], after]
        beside = (other for other in following if heads.get(other, 0) <= heads[line])
        found |= {(line, next(beside)), (line, following[0])}
    rows = text.split("\n")
    return sorted((start, end) for start, end in found if any(row.strip() for row in rows[start : end - 1]))


def _without(text: str, start: int, end: int) -> Report:
    lines = text.split("\n")
    return score("\n".join(lines[: start - 1] + lines[end - 1 :]))


@pytest.mark.parametrize("name", _TEXTS)
def test_a_section_takes_only_its_own_marks_along(name: str) -> None:
    """For every section: no mark rises but for blame taken out, and one that falls had its quote there."""
    text = _TEXTS[name].replace("\r\n", "\n")
    whole = score(text)
    sections = _sections(text)
    assert len(sections) >= 4
    for start, end in sections:
        for before, after in zip(whole.findings, _without(text, start, end).findings, strict=True):
            stands = {before.line, *before.also}
            told = (name, start, end, before.code, before.quote)
            if after.mark > before.mark:
                assert before.id == "blameless", told
                assert start <= (before.line or 0) < end, told
            if after.mark < before.mark:
                assert any(line is not None and start <= line < end for line in stands), told


def test_blame_is_the_one_mark_that_rises() -> None:
    """Where the worst passage is taken out, the next one decides."""
    text = FORMS["atx"](_BLAMING)
    lines = text.split("\n")
    marks = [score(text).finding("blameless")]
    for start in ("## Timeline", "### Root cause"):
        first = lines.index(start) + 1
        end = next(end for begin, end in _sections("\n".join(lines)) if begin == first)
        lines[first - 1 : end - 1] = []
        marks.append(score("\n".join(lines)).finding("blameless"))
    assert [finding.mark for finding in marks if finding] == [0, 1, 2]


def test_a_mark_that_takes_two_sections_names_both() -> None:
    """Two steps under two headings: the quote is the first, and the second is named beside it."""
    finding = score(_STEPS_APART).finding("actions_taken")
    assert finding is not None
    assert (finding.mark, finding.quote) == (2, "We checked the logs of the database.")
    assert finding.also == (_STEPS_APART.split("\n").index("We restarted the proxy.") + 1,)


def test_the_plain_write_up_is_read_in_full() -> None:
    """A write-up without any Markdown meets everything but the picture."""
    report = score(_PLAIN)
    assert [finding.code for finding in report.findings if finding.mark < 2] == ["X1"]
