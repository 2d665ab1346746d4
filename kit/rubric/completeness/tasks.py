"""Is there a list of specific tasks?

From the assignment: a list of tasks to address the issue, as specific as a TODO. At least two items, each a verb
and a thing named so that somebody could start. Items headed as improvements are none; under a heading that says
tasks, a verb is enough where half of them name their thing.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.tasks import VERBS, WEAK, opening_verb, opens_with_verb, telling_words
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_FEWEST_TASKS = 2
_FEWEST_TELLING_WHEN_DONE = 2


def judge(reading: Reading) -> Judgement:
    """Find two specific tasks in a list."""
    items = [item for item in _items(reading) if any(opening_verb(sentence.text) for sentence in item)]
    headed = [item for item in items if item[0].label is Role.TASKS]
    loose = [item for item in items if item[0].label is not Role.TASKS]
    for listed, specific in (
        (headed, [item for item in headed if _telling(item) > 0]),
        (loose, [item for item in loose if _can_be_started(item)]),
    ):
        enough = len(specific) >= (1 if listed is headed else _FEWEST_TASKS)
        if len(listed) >= _FEWEST_TASKS and enough and 2 * len(specific) >= len(listed) - 1:
            first = specific[0]
            return Judgement(2, reading.quote(first[0].start, first[-1].end), first[0].line)
    one = next((sentence for sentence in reading.within(Role.MEASURES) if sentence.has & VERBS), None)
    if one is None:
        return Judgement(0, note="there is no task")
    return Judgement(
        1, reading.quote(one.start, one.end), one.line, "fewer than two tasks are specific enough to start on"
    )


def _items(reading: Reading) -> list[list[Sentence]]:
    """The list items of the measures, each as its sentences."""
    items: dict[int, list[Sentence]] = {}
    for sentence in reading.within(Role.MEASURES):
        introduces = sentence.text.endswith(":")
        if sentence.item and not introduces and sentence.label not in (Role.IMPROVEMENTS, Role.FIX):
            items.setdefault(sentence.block, []).append(sentence)
    return list(items.values())


def _can_be_started(item: list[Sentence]) -> bool:
    """Whether a task outside a list of tasks tells what there will be once it is done, and of which thing."""
    verbs = {opening_verb(sentence.text) for sentence in item} - {""}
    done = not any(opens_with_verb(sentence.text) for sentence in item)
    return bool(verbs - WEAK) and _telling(item) >= (_FEWEST_TELLING_WHEN_DONE if done else 1)


def _telling(item: list[Sentence]) -> int:
    return max((telling_words(sentence.text) for sentence in item if opening_verb(sentence.text)), default=0)


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
