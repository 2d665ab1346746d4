"""Does the reader learn when the outage ended, as a clock time?

From the assignment: the issue summary gives the duration with start and end time. A duration from which the end
must be computed, or the last row of the timeline, only partly answers it.
"""

from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.outage import DOWN, ENDED, RUNNING
from kit.rubric.language.phrases import phrases
from kit.rubric.reading.dates import has_date
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role
from kit.rubric.reading.span import in_summary, tells_end, tells_recovery

_RECOVERS = ENDED | RUNNING
_LASTED = phrases(
    r"""
    last(?:ed|ing|s)|spann(?:ed|ing)|persist(?:ed|ing)
    total|(?:outage|downtime) of|for (?:about|around|over|approximately|nearly|almost|roughly|a total|more than)
    """
)


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.with_digits:
        if tells_end(sentence):
            yield 2, sentence
    rows = [sentence for sentence in reading.with_any(_RECOVERS) if tells_recovery(reading, sentence)]
    yield from ((1, sentence) for sentence in reversed(rows))
    for sentence in reading.sentences:
        if sentence.entry is None and in_summary(sentence) and _half_told(sentence):
            yield 1, sentence


def _half_told(sentence: Sentence) -> bool:
    """Whether only the day of the end is given, or a duration to compute it from."""
    if sentence.label is Role.END and has_date(sentence.text):
        return True
    if not (sentence.label is Role.DURATION or _LASTED.search(sentence.lower) or _down_for(sentence)):
        return False
    return bool(sentence.durations)


def _down_for(sentence: Sentence) -> bool:
    """Whether a sentence says for how long something was down."""
    return bool(sentence.has & DOWN) and any(
        sentence.lower[: duration.start].rstrip().endswith("for") for duration in sentence.durations
    )


def judge(reading: Reading) -> Judgement:
    """Find the end of the outage."""
    return best(
        reading,
        _candidates(reading),
        partly="the end is not given as a clock time of its own",
        missing="nothing says when the outage ended",
    )


CRITERION = Criterion(
    id="end_time",
    code="S2",
    scale="completeness",
    section="summary",
    title="End time",
    why="Support and customers need to know from when on a failure they saw was no longer part of this outage.",
    question="From which clock time on could users work normally again, and how do you know?",
    judge=judge,
)
