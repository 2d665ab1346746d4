"""Texts that only look like a postmortem score low, an honest one high."""

import gaming_texts
import pytest

from kit.rubric import score

_GAMES = ("TEMPLATE_ECHO", "KEYWORDS", "BRIEF", "ESSAY", "HOW_TO", "REPEATED", "REPEATED_IN_SECTIONS")


@pytest.mark.parametrize("name", _GAMES)
def test_a_text_that_tells_nothing_scores_a_fifth_at_most(name: str) -> None:
    """Template echo, keywords, the brief, an essay, a guide, one sentence over and over: 20% or less."""
    report = score(getattr(gaming_texts, name))
    assert report.pct() <= 20, [(f.code, f.mark, f.quote) for f in report.findings if f.mark]


def test_an_honest_postmortem_scores_in_full() -> None:
    """What the games are compared with: a short complete write-up meets every criterion."""
    report = score(gaming_texts.HONEST)
    assert [(f.code, f.mark) for f in report.findings if f.mark < 2] == []


def test_headings_alone_earn_nothing() -> None:
    """Every heading and label of the honest write-up without its text is worth nothing."""
    headings = [line for line in gaming_texts.HONEST.split("\n") if line.startswith("#")]
    labels = ["- **Duration:**", "- **Impact:**", "- **Root cause:**", "Detection:", "Escalation:", "Resolution:"]
    assert score("\n\n".join([*headings, *labels])).points() == 0
