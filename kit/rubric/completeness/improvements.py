"""Are areas named that can be improved?

From the assignment: corrective and preventative measures, broadly speaking, what can be improved or fixed. At least two areas.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.actions import TASK_VERBS
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_FEWEST_AREAS = 2


def judge(reading: Reading) -> Judgement:
    """Find two areas of improvement."""
    areas: list[Sentence] = [
        sentence for sentence in reading.within(Role.MEASURES) if sentence.has & TASK_VERBS or sentence.item
    ]
    if len(areas) >= _FEWEST_AREAS:
        return Judgement(2, reading.quote(areas[0].start, areas[0].end), areas[0].line)
    if areas:
        return Judgement(1, reading.quote(areas[0].start, areas[0].end), areas[0].line, "only one area is named")
    return Judgement(0, note="nothing is said about what can be improved")


CRITERION = Criterion(
    id="improvements",
    code="C1",
    scale="completeness",
    section="measures",
    title="What can be improved",
    why="Managers decide on investments by areas, before any single task.",
    question="Beyond this one fault: which two kinds of weakness did the outage lay bare?",
    judge=judge,
)
