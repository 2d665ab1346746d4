"""Is the stated end the time at which the timeline says that service was restored?

A summary that ends before or after its own timeline is the contradiction most often seen in write-ups of this
assignment.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import consistent
from kit.rubric.reading.reading import Reading
from kit.rubric.reading.stated import minutes_apart, recoveries, stated_end

_TOLERANCE_MIN = 2
_SLIGHTLY_MIN = 30


def judge(reading: Reading) -> Judgement:
    """Compare the end with the rows of recovery."""
    end, rows = stated_end(reading), recoveries(reading)
    if not end or not rows:
        return consistent(reading)
    nearest = min(rows, key=lambda row: abs(minutes_apart(row.clock, end.clock)))
    off = abs(minutes_apart(nearest.clock, end.clock))
    if off <= _TOLERANCE_MIN:
        return consistent(reading)
    note = f"the end is given as {end.clock.text}, but the timeline has the recovery at {nearest.clock.text}"
    sentence = nearest.sentence
    return Judgement(1 if off <= _SLIGHTLY_MIN else 0, reading.quote(sentence.start, sentence.end), sentence.line, note)


CRITERION = Criterion(
    id="end_is_recovery",
    code="I4",
    scale="consistency",
    section="summary",
    title="End matches the timeline",
    why="Support tells customers from when on all was well; summary and timeline must not give two answers.",
    question="Which row of your timeline is the end you give in the summary?",
    judge=judge,
)
