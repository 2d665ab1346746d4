"""Does the reader learn how the outage was detected?

From the assignment: the timeline says how the issue was detected (a monitoring alert, an engineer, a customer ...).
"It was noticed" is a hint only.
"""

from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.noticing import BARE, NOTICING, SENSED, adds_monitoring, finds_cause, told
from kit.rubric.language.outage import DOWN
from kit.rubric.language.stems import stems
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_TROUBLE = DOWN | stems("anomaly anomalies spike spikes alert alerts alarm alarms complaint complaints attack")


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.with_any(NOTICING):
        if sentence.section is Role.MEASURES or sentence.label is Role.CAUSE or _off_topic(sentence):
            continue
        if SENSED.search(sentence.lower) and not adds_monitoring(sentence.lower):
            yield 2, sentence
        elif sentence.label is not Role.FIX and not finds_cause(sentence.lower):
            if told(sentence.text):
                yield 2, sentence
            elif BARE.search(sentence.lower):
                yield 1, sentence


def _off_topic(sentence: Sentence) -> bool:
    """Whether a sentence before any heading says nothing of an outage."""
    return sentence.part == 0 and sentence.entry is None and not sentence.has & _TROUBLE


def judge(reading: Reading) -> Judgement:
    """Find how the outage was detected."""
    return best(
        reading,
        _candidates(reading),
        partly="it says that the outage was noticed, and not by whom or what",
        missing="nothing says how the outage was detected",
    )


CRITERION = Criterion(
    id="detection_method",
    code="T2",
    scale="completeness",
    section="timeline",
    title="How it was detected",
    why="The on-call team learns whether its alerts work, or whether users had to do the alerting.",
    question="Who or what raised the first sign: an instrument, a colleague, a user?",
    judge=judge,
)
