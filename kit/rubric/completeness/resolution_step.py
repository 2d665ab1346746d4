"""Does the reader learn which action ended the outage?

From the assignment: the timeline says how the incident was resolved. "The issue was fixed" is generic.
"""

from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.actions import FIX_GENERIC, FIX_SPECIFIC
from kit.rubric.language.components import COMPONENTS
from kit.rubric.reading.reading import Reading
from kit.rubric.reading.roles import Role


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.with_any(FIX_SPECIFIC | FIX_GENERIC):
        if sentence.section is Role.MEASURES or sentence.label is Role.CAUSE:
            continue
        if sentence.section is Role.SUMMARY and sentence.entry is None and sentence.label is not Role.FIX:
            continue
        yield (2 if sentence.has & COMPONENTS else 1), sentence


def judge(reading: Reading) -> Judgement:
    """Find the action that ended the outage."""
    return best(
        reading,
        _candidates(reading),
        partly="it says that it was fixed, and not by which action",
        missing="nothing says how the outage was ended",
    )


CRITERION = Criterion(
    id="resolution_step",
    code="T7",
    scale="completeness",
    section="timeline",
    title="How it was resolved",
    why="Whoever sees the same symptoms next time wants the one step that stopped them.",
    question="Which single action made the symptoms stop, and on which component?",
    judge=judge,
)
