"""Was the outage detected after it began?

Nothing can be detected before it happens: either the start is too late or the detection too early.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import consistent
from kit.rubric.reading.reading import Reading
from kit.rubric.reading.stated import minutes_early, stated_detection, stated_start

_TOLERANCE_MIN = 1
_SLIGHTLY_MIN = 15


def judge(reading: Reading) -> Judgement:
    """Compare detection with start."""
    start, detection = stated_start(reading), stated_detection(reading)
    if not start or not detection or detection.sentence is start.sentence:
        return consistent(reading)
    early = minutes_early(start.clock, detection.clock)
    if early <= _TOLERANCE_MIN:
        return consistent(reading)
    note = f"detected at {detection.clock.text}, but the start is given as {start.clock.text}"
    sentence = detection.sentence
    return Judgement(
        1 if early <= _SLIGHTLY_MIN else 0, reading.quote(sentence.start, sentence.end), sentence.line, note
    )


CRITERION = Criterion(
    id="detection_after_start",
    code="I3",
    scale="consistency",
    section="timeline",
    title="Detected after the start",
    why="The time to detect is a figure teams are measured by; a negative one measures nothing.",
    question="Which came first, the first harm to a user or the first sign you saw? Do your times say so?",
    judge=judge,
)
