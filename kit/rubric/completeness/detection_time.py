"""Does the reader learn when the outage was detected?

From the assignment: the timeline says when the issue was detected. A clock time, or a time relative to the start,
tells it.
"""

from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement, Mark
from kit.rubric.judging import Candidate, best
from kit.rubric.language.noticing import BARE, NOTICING, SENSED, adds_monitoring, finds_cause, told
from kit.rubric.language.outage import DOWN
from kit.rubric.language.phrases import phrases
from kit.rubric.language.stems import stems
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_RELATIVE = phrases("after|later|within|into|before|almost immediately|immediately|instantly|right away")

_TROUBLE = DOWN | stems("anomaly anomalies spike spikes alert alerts alarm alarms complaint complaints attack")


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.with_any(NOTICING):
        if sentence.section is Role.MEASURES or sentence.label is Role.CAUSE or _off_topic(sentence):
            continue
        if SENSED.search(sentence.lower) and not adds_monitoring(sentence.lower):
            yield _mark(reading, sentence), sentence
        elif sentence.label is Role.FIX or finds_cause(sentence.lower):
            continue
        elif told(sentence.text) or BARE.search(sentence.lower):
            yield _mark(reading, sentence), sentence
    for sentence in reading.sentences:
        if sentence.label in (Role.DETECTION, Role.METHOD):
            yield _mark(reading, sentence), sentence


def _mark(reading: Reading, sentence: Sentence) -> Mark:
    if sentence.clocks or (sentence.durations and _RELATIVE.search(sentence.lower)):
        return 2
    timed = sentence.entry is not None and reading.entries[sentence.entry].clock is not None
    return 2 if timed else 1


def _off_topic(sentence: Sentence) -> bool:
    """Whether a sentence before any heading says nothing of an outage."""
    return sentence.part == 0 and sentence.entry is None and not sentence.has & _TROUBLE


def judge(reading: Reading) -> Judgement:
    """Find the time of detection."""
    return best(
        reading,
        _candidates(reading),
        partly="the detection is told without a time",
        missing="nothing says when the outage was detected",
    )


CRITERION = Criterion(
    id="detection_time",
    code="T1",
    scale="completeness",
    section="timeline",
    title="Time of detection",
    why="The gap between start and detection shows the on-call team how long users suffered unseen.",
    question="When did someone or something on your side first know, and how long had it been going on by then?",
    judge=judge,
)
