"""Is there a list of specific tasks?

From the assignment: a list of tasks to address the issue, as specific as a TODO. At least two items, each a verb
and a thing named so that somebody could start. Items headed as improvements are none; under a heading that says
tasks, a verb is enough where half of them name their thing.
"""

import re

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.tasks import VERBS, WEAK, opening_verb, opens_with_verb, telling_words
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

Item = list[Sentence]

_FEWEST_TASKS = 2
_FEWEST_TELLING_WHEN_DONE = 2
_FEWEST_TELLING_WITHOUT_VERB = 2
_BOX = re.compile(r"(?:\[[ xX]?\]|[☐☑✅⬜✔])[^\w\n]*$")
_BOX_WIDTH = 10


def judge(reading: Reading) -> Judgement:
    """Find two specific tasks in a list, or one each in two lists."""
    single: list[Item] = []
    for listed in _lists(reading):
        headed = listed[0][0].label is Role.TASKS
        specific = [item for item in listed if _is_specific(reading, item, headed=headed)]
        if not specific or 2 * len(specific) < len(listed) - 1:
            continue
        if len(listed) >= _FEWEST_TASKS and (headed or len(specific) >= _FEWEST_TASKS):
            return _met(reading, *specific[:_FEWEST_TASKS])
        if any(opens_with_verb(sentence.text) for sentence in specific[0]):
            single.append(specific[0])
    if len(single) >= _FEWEST_TASKS:
        return _met(reading, *single[:_FEWEST_TASKS])
    one = next((sentence for sentence in reading.within(Role.MEASURES) if sentence.has & VERBS), None)
    if one is None:
        return Judgement(0, note="there is no task")
    return Judgement(
        1, reading.quote(one.start, one.end), one.line, "fewer than two tasks are specific enough to start on"
    )


def _met(reading: Reading, task: Item, *others: Item) -> Judgement:
    quote = reading.quote(task[0].start, task[-1].end)
    return Judgement(2, quote, task[0].line, also=tuple(other[0].line for other in others))


def _lists(reading: Reading) -> list[list[Item]]:
    """The tasks of the measures, those of one list together, and first those that are headed as tasks."""
    lists: dict[tuple[bool, int], list[Item]] = {}
    for item in _items(reading):
        if any(opening_verb(sentence.text) for sentence in item) or _is_box(reading, item):
            lists.setdefault((item[0].label is not Role.TASKS, item[0].part), []).append(item)
    return [lists[key] for key in sorted(lists)]


def _items(reading: Reading) -> list[Item]:
    """The list items of the measures, each as its sentences."""
    items: dict[int, Item] = {}
    for sentence in reading.within(Role.MEASURES):
        introduces = sentence.text.endswith(":")
        if sentence.item and not introduces and sentence.label not in (Role.IMPROVEMENTS, Role.FIX):
            items.setdefault(sentence.block, []).append(sentence)
    return list(items.values())


def _is_specific(reading: Reading, item: Item, *, headed: bool) -> bool:
    if _is_box(reading, item) and not any(opening_verb(sentence.text) for sentence in item):
        return max(telling_words(sentence.text) for sentence in item) >= _FEWEST_TELLING_WITHOUT_VERB
    return _telling(item) > 0 if headed else _can_be_started(item)


def _is_box(reading: Reading, item: Item) -> bool:
    """Whether a box to tick stands before an item, which says that it is to be done."""
    return bool(_BOX.search(reading.text, max(0, item[0].start - _BOX_WIDTH), item[0].start))


def _can_be_started(item: Item) -> bool:
    """Whether a task outside a list of tasks tells what there will be once it is done, and of which thing."""
    verbs = {opening_verb(sentence.text) for sentence in item} - {""}
    done = not any(opens_with_verb(sentence.text) for sentence in item)
    return bool(verbs - WEAK) and _telling(item) >= (_FEWEST_TELLING_WHEN_DONE if done else 1)


def _telling(item: Item) -> int:
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
