"""Is there a list of specific tasks?

From the assignment: a list of tasks to address the issue, as specific as a TODO. At least two items, each a verb and a thing named so that somebody could start.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.actions import TASK_VERBS
from kit.rubric.language.components import COMPONENTS, VAGUE_TASK_THINGS
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_FEWEST_TASKS = 2


def judge(reading: Reading) -> Judgement:
    """Find two specific tasks in a list."""
    items = [sentence for sentence in reading.within(Role.MEASURES) if sentence.has & TASK_VERBS]
    specific = [sentence for sentence in items if sentence.item and _specific(sentence)]
    if len(specific) >= _FEWEST_TASKS:
        return Judgement(2, reading.quote(specific[0].start, specific[0].end), specific[0].line)
    one = specific[0] if specific else items[0] if items else None
    if one is None:
        return Judgement(0, note="there is no task")
    return Judgement(1, reading.quote(one.start, one.end), one.line, "fewer than two tasks are specific enough to start on")


def _specific(sentence: Sentence) -> bool:
    return any(word in TASK_VERBS for word in sentence.stems[:8]) and bool(
        sentence.has & (COMPONENTS - VAGUE_TASK_THINGS)
    )


CRITERION = Criterion(
    id="tasks",
    code="C2",
    scale="completeness",
    section="measures",
    title="Specific tasks",
    why="A task that names its thing can be assigned and closed; the others are never done.",
    question="Could a colleague start on each task on Monday without asking you what is meant?",
    judge=judge,
)
