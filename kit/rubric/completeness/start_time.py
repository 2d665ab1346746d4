"""Does the reader learn when the outage began, as a clock time?

From the assignment: the issue summary gives the duration with start and end time. A first timeline row alone only lets the reader guess.
"""

import re
from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.outage import BEGAN, DOWN, OUTAGE
from kit.rubric.language.stems import stems
from kit.rubric.reading.dates import has_date, has_vague_time
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_SPAN_LABELS = (Role.DURATION, Role.START, Role.IMPACT, None)
_WORK = stems(
    "investigation investigating investigated push rollback restart restarts restarted restarting maintenance deployment recovery meeting postmortem review"
)
_OUTAGE_BEGAN = re.compile(
    r"\b(?:outage|downtime|incident|disruption|issue|problem|interruption|degradation|impact|errors?|failures?|trouble)\w*(?: (?:has|had|have|time|first|was|were|on|of|in|with|the|our|\w+))? (?:start|began|begin|begun|occur|commence|arose|happen|hit|struck)"
    r"|\b(?:start|began|begin|onset)\w* (?:time )?of (?:the )?(?:outage|downtime|incident|disruption|issue|impact)|went (?:down|offline|dark)|stopped (?:working|responding)|became un\w+|(?:started|began) (?:failing|returning|experiencing|to (?:fail|experience|return))"
)


def _candidates(reading: Reading) -> Iterator[Candidate]:
    entries_seen = False
    for sentence in reading.with_digits:
        if sentence.entry is None:
            if sentence.clocks and _tells_start(sentence):
                yield 2, sentence
        elif sentence.clocks and _OUTAGE_BEGAN.search(sentence.lower) and not sentence.has & _WORK:
            yield 2, sentence
        elif sentence.clocks and not entries_seen:
            entries_seen = True
            yield 1, sentence
    for sentence in reading.sentences:
        if (
            sentence.entry is None
            and (_in_summary(sentence) or sentence.has & OUTAGE)
            and (has_date(sentence.text) or has_vague_time(sentence.lower))
        ):
            yield 1, sentence


def _in_summary(sentence: Sentence) -> bool:
    return sentence.section is Role.SUMMARY or sentence.label in (Role.DURATION, Role.START)


def _tells_start(sentence: Sentence) -> bool:
    if sentence.label is Role.START:
        return True
    if sentence.label in (Role.END, Role.DETECTION, Role.METHOD):
        return False
    if sentence.ranges and ((_in_summary(sentence) and sentence.label in _SPAN_LABELS) or sentence.has & DOWN):
        return True
    if _in_summary(sentence):
        return sentence.label is Role.DURATION or bool(sentence.has & (BEGAN | DOWN))
    return bool(_OUTAGE_BEGAN.search(sentence.lower)) and not sentence.has & _WORK


def judge(reading: Reading) -> Judgement:
    """Find the start of the outage."""
    return best(
        reading,
        _candidates(reading),
        partly="no clock time is given for the start itself",
        missing="nothing says when the outage began",
    )


CRITERION = Criterion(
    id="start_time",
    code="S1",
    scale="completeness",
    section="summary",
    title="Start time",
    why="Executives and other teams line up their own graphs, tickets and refunds with the minute the outage began.",
    question="At what clock time did the first user feel the outage, and which evidence shows it?",
    judge=judge,
)
