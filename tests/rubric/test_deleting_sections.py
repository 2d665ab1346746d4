"""Taking a section out of a document raises no mark, and lowers only those whose quote stood in it."""

import gaming_texts
import pytest

from kit.rubric import score

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
_PLAIN_HEADS = ("Issue Summary", "Timeline", "Root Cause and Resolution", "Corrective and Preventative Measures")


def _sections(text: str, heads: tuple[str, ...]) -> list[tuple[int, int]]:
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if line in heads or (not heads and line.startswith("#"))]
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


@pytest.mark.parametrize(("text", "heads"), [(gaming_texts.HONEST, ()), (_PLAIN, _PLAIN_HEADS)], ids=["atx", "plain"])
def test_a_section_takes_only_its_own_marks_along(text: str, heads: tuple[str, ...]) -> None:
    """For every section: no mark rises, and one that falls had its quote there (blame aside: the worst counts)."""
    whole = score(text)
    lines = text.split("\n")
    sections = _sections(text, heads)
    assert len(sections) >= 4
    for start, end in sections:
        rest = score("\n".join(lines[:start] + lines[end:]))
        for before, after in zip(whole.findings, rest.findings, strict=True):
            assert after.mark <= before.mark, (lines[start], before.code)
            if after.mark < before.mark and before.id != "blameless":
                assert before.line is not None
                assert start < before.line <= end, (lines[start], before.code, before.quote)


def test_the_plain_write_up_is_read_in_full() -> None:
    """A write-up without any Markdown meets everything but the picture."""
    report = score(_PLAIN)
    assert [finding.code for finding in report.findings if finding.mark < 2] == ["X1"]
