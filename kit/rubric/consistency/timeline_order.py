"""Do the entries of the timeline stand in the order in which they happened?

From the assignment: a timeline. An entry that goes back in time is either misplaced or has a wrong time.
"""

from itertools import pairwise

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import consistent
from kit.rubric.reading.dates import find_date
from kit.rubric.reading.reading import Reading
from kit.rubric.reading.roles import Role
from kit.rubric.reading.stated import minutes_apart
from kit.rubric.reading.timeline import Entry


def judge(reading: Reading) -> Judgement:
    """Look for entries that go back in time."""
    timed = [entry for entry in reading.entries if entry.clock and entry.opens and entry.section is Role.TIMELINE]
    back = [(before, entry) for before, entry in pairwise(timed) if _goes_back(reading, before, entry)]
    if not back:
        return consistent(reading)
    before, entry = back[0]
    note = f"{_time(entry)} comes after {_time(before)}"
    return Judgement(0 if len(back) > 1 else 1, reading.quote(entry.start, entry.end), entry.line, note)


def _goes_back(reading: Reading, before: Entry, entry: Entry) -> bool:
    if before.clock is None or entry.clock is None:
        return False
    dates = {find_date(reading.text[each.start : each.start + 40]) for each in (before, entry)}
    if len(dates) > 1:
        return False
    return minutes_apart(before.clock, entry.clock) < 0


def _time(entry: Entry) -> str:
    return entry.clock.text if entry.clock else ""


CRITERION = Criterion(
    id="timeline_order",
    code="I2",
    scale="consistency",
    section="timeline",
    title="Timeline in order",
    why="A reader follows cause and effect down the page; an entry out of order turns them round.",
    question="Reading the times from top to bottom, does any of them go back?",
    judge=judge,
)
