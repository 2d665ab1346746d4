"""Does the reader learn when the outage ended, as a clock time?

From the assignment: the issue summary gives the duration with start and end time. A duration from which the end must be computed, or the last
row of the timeline, only partly answers it.
"""

import re
from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.outage import DOWN, ENDED, OUTAGE
from kit.rubric.reading.dates import has_date
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_SPAN_LABELS = (Role.DURATION, Role.START, Role.IMPACT, None)
_OUTAGE_ENDED = re.compile(
    r"\b(?:outage|downtime|incident|disruption|issue|problem|interruption) (?:\w+ ){0,3}(?:ended|ends|was over|over|concluded|closed|resolved)\b|\buntil\b|\bend of (?:the )?(?:outage|downtime|incident|disruption)"
)
_LASTED = re.compile(
    r"\b(?:last(?:ed|ing)|lasts|total|spann(?:ed|ing)|persist(?:ed|ing)|outage of|downtime of|for (?:about|around|over|approximately|nearly|almost|roughly|a total|more than)?)\b"
)


def _candidates(reading: Reading) -> Iterator[Candidate]:
    last_row: Sentence | None = None
    for sentence in reading.with_digits:
        if sentence.entry is None:
            if sentence.clocks and _tells_end(sentence):
                yield 2, sentence
        elif sentence.clocks and re.search(r"\b(?:outage|downtime|incident) (?:ends|ended|over)\b", sentence.lower):
            yield 2, sentence
        elif sentence.clocks and sentence.has & ENDED:
            last_row = sentence
    if last_row:
        yield 1, last_row
    for sentence in reading.with_digits:
        if sentence.entry is None and _in_summary(sentence) and _half_told(sentence):
            yield 1, sentence
    for sentence in reading.sentences:
        if (
            sentence.entry is None
            and _in_summary(sentence)
            and sentence.durations
            and (sentence.label is Role.DURATION or _LASTED.search(sentence.lower))
        ):
            yield 1, sentence


def _half_told(sentence: Sentence) -> bool:
    if sentence.label is Role.END and has_date(sentence.text):
        return True
    return bool(sentence.durations) and (sentence.label is Role.DURATION or bool(_LASTED.search(sentence.lower)))


def _in_summary(sentence: Sentence) -> bool:
    return sentence.section is Role.SUMMARY or sentence.label in (Role.DURATION, Role.END)


def _tells_end(sentence: Sentence) -> bool:
    if sentence.label is Role.END:
        return True
    if sentence.ranges:
        return (_in_summary(sentence) and sentence.label in _SPAN_LABELS) or bool(sentence.has & DOWN)
    if sentence.label in (Role.START, Role.DETECTION, Role.METHOD):
        return False
    if _OUTAGE_ENDED.search(sentence.lower) and sentence.has & (OUTAGE | DOWN | ENDED):
        return True
    return bool(sentence.has & ENDED) and (_in_summary(sentence) or sentence.label is Role.FIX)


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
