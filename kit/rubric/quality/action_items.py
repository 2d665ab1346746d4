"""Can the action items be worked on: verb first, a bounded end, an owner, a date or priority?

From "Postmortem Action Items" (;login: 2017) by way of PagerDuty, and GitLab's handbook: an item without an owner and a
date is not done.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.factors import DUE, OWNER
from kit.rubric.language.tasks import opening_verb
from kit.rubric.reading.dates import has_date
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_FEWEST = 2


def judge(reading: Reading) -> Judgement:
    """Count items with a verb, and those with owner and date."""
    items: dict[int, list[Sentence]] = {}
    for sentence in reading.within(Role.MEASURES):
        if sentence.item:
            items.setdefault(sentence.block, []).append(sentence)
    tasks = [item for item in items.values() if any(opening_verb(sentence.text) for sentence in item)]
    if len(tasks) < _FEWEST:
        return Judgement(0, note="fewer than two items that open with a verb")
    following = " ".join(sentence.lower for sentence in reading.within(Role.MEASURES))
    assigned = [item for item in tasks if _assigned(item)]
    shown = (assigned or tasks)[0]
    quote, line = reading.quote(shown[0].start, shown[-1].end), shown[0].line
    loose = len(OWNER.findall(following)) >= len(tasks) and len(DUE.findall(following)) >= len(tasks)
    if 2 * len(assigned) >= len(tasks) or loose:
        return Judgement(2, quote, line)
    return Judgement(1, quote, line, "most items have no owner or no date")


def _assigned(item: list[Sentence]) -> bool:
    text = " ".join(sentence.text for sentence in item)
    cells = [cell.strip() for cell in text.split("|")]
    owner = bool(OWNER.search(text.lower())) or (len(cells) > 2 and bool(cells[1]))
    return owner and (has_date(text) or bool(DUE.search(text.lower())))


CRITERION = Criterion(
    id="action_items",
    code="Q7",
    scale="quality",
    section="measures",
    title="Action items that get done",
    why="Whoever follows up in a month needs a name and a date to ask for.",
    question="Who will do each item, by when, and how will you see that it is done?",
    judge=judge,
)
