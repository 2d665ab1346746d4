"""Does the reader learn which action ended the outage?

From the assignment: the timeline says how the incident was resolved. "The issue was fixed" is generic.
"""

from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement, Mark
from kit.rubric.judging import Candidate, best
from kit.rubric.language.components import COMPONENTS
from kit.rubric.language.doubt import MISLED
from kit.rubric.language.fixes import BLURRED, CONCRETE, DETAIL, FIXING, LATER, UNSAID, about_fix
from kit.rubric.language.noticing import SENSED
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.with_any(FIXING):
        if sentence.section is Role.MEASURES and sentence.label is not Role.FIX:
            continue
        if sentence.label is Role.CAUSE or SENSED.search(sentence.lower) or MISLED.search(sentence.lower):
            continue
        if sentence.section is Role.SUMMARY and sentence.entry is None and sentence.label is not Role.FIX:
            continue
        if sentence.section is Role.CAUSE_AND_FIX and sentence.label is not Role.FIX and not about_fix(sentence.lower):
            continue
        if mark := _mark(reading, sentence):
            yield mark, sentence


def _mark(reading: Reading, sentence: Sentence) -> Mark:
    lower = sentence.lower
    if LATER.search(lower) and not DETAIL.search(lower):
        return 1 if BLURRED.search(lower) else 0
    if CONCRETE.search(lower) or DETAIL.search(lower) or reading.holds_code(sentence):
        return 2
    if not BLURRED.search(lower):
        return 0
    return 2 if sentence.has & COMPONENTS and BLURRED.search(UNSAID.sub(" ", lower)) else 1


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
