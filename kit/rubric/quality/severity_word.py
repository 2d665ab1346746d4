"""Does the word for it fit the harm: an outage, or a degradation?

From PagerDuty's guide: an "outage" that was a slow page makes the next real one go unheard.
"""

from kit.rubric.criterion import Criterion, Judgement, Mark
from kit.rubric.judging import consistent
from kit.rubric.language.factors import ALL_DOWN, DEGRADED, TOTAL
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_MOST_PCT, _FEW_PCT = 90.0, 50.0


def judge(reading: Reading) -> Judgement:
    """Compare the summary's words for the outage with the share it gives."""
    summary = [sentence for sentence in reading.within(Role.SUMMARY) if sentence.entry is None]
    total = next((sentence for sentence in summary if TOTAL.search(sentence.lower)), None)
    mild = next((sentence for sentence in summary if DEGRADED.search(sentence.lower)), None)
    if not total and not mild:
        return consistent(reading)
    shares = [
        share.value
        for sentence in summary
        for share in sentence.shares
        if share.value is not None and share.kind in ("percentage", "fraction", "all")
    ]
    if total and shares and max(shares) < _FEW_PCT:
        return _misfit(reading, total, f"called total, but at most {max(shares):g}% were affected", 0)
    if mild and not total and shares and max(shares) >= _MOST_PCT and _nobody_could(summary):
        return _misfit(reading, mild, "called a degradation, but nobody could use it", 0)
    if total and mild and not shares:
        return _misfit(reading, mild, "called both a total outage and a degradation", 1)
    return consistent(reading)


def _misfit(reading: Reading, sentence: Sentence, note: str, mark: Mark) -> Judgement:
    return Judgement(mark, reading.quote(sentence.start, sentence.end), sentence.line, note)


def _nobody_could(summary: list[Sentence]) -> bool:
    """Whether people are said to have been unable to use it, in a summary that does not call it down for all."""
    unable = any(
        "unable" in sentence.lower or "could not" in sentence.lower or "no one" in sentence.lower
        for sentence in summary
    )
    return unable and not any(ALL_DOWN.search(sentence.lower) for sentence in summary)


CRITERION = Criterion(
    id="severity_word",
    code="Q10",
    scale="quality",
    section="summary",
    title="The right word for it",
    why="Executives weigh their answer by the word; outage and degradation call for different ones.",
    question="Could users do what they came for, more slowly or in part, or not at all? Does your word say so?",
    judge=judge,
)
