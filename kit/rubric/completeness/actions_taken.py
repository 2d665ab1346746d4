"""Does the reader learn what was done, step by step?

From the assignment: the timeline holds the actions taken. At least two concrete steps of investigation or
mitigation; "the team investigated" is none, and neither is the alert that called the team.
"""

import re
from itertools import groupby

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.actions import INVESTIGATE, TOOLS
from kit.rubric.language.components import COMPONENTS
from kit.rubric.language.fixes import FIXING, UNSAID
from kit.rubric.language.noticing import SENSED, finds_cause
from kit.rubric.language.stems import stem, words
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_FEWEST_STEPS = 2
_NAMED = COMPONENTS | TOOLS
_CLAUSES = re.compile(r"[,;]| and | then | but | before | after ")


def judge(reading: Reading) -> Judgement:
    """Find at least two concrete steps, best of all under one heading."""
    told: dict[Role, list[tuple[int, Sentence]]] = {}
    generic: Sentence | None = None
    for sentence in reading.with_any(INVESTIGATE | FIXING):
        if _tells_of_work(sentence):
            generic = generic or sentence
            if found := _steps(sentence):
                told.setdefault(sentence.section, []).append((found, sentence))
    for steps in [*_by_part(told), *told.values()]:
        if sum(found for found, _ in steps) >= _FEWEST_STEPS:
            (found, first), after = steps[0], steps[1:]
            also = () if found >= _FEWEST_STEPS else (after[0][1].line,)
            return Judgement(2, reading.quote(first.start, first.end), first.line, also=also)
    one = next((steps[0][1] for steps in told.values()), generic)
    if one is None:
        return Judgement(0, note="no step of the investigation or repair is told")
    return Judgement(1, reading.quote(one.start, one.end), one.line, "fewer than two concrete steps are told")


def _by_part(told: dict[Role, list[tuple[int, Sentence]]]) -> list[list[tuple[int, Sentence]]]:
    """The steps of each section, in order, by the headings they stand under."""
    return [list(steps) for section in told.values() for _, steps in groupby(section, key=lambda each: each[1].part)]


def _tells_of_work(sentence: Sentence) -> bool:
    if sentence.section is Role.MEASURES or sentence.label is Role.CAUSE:
        return False
    return sentence.section is not Role.SUMMARY or sentence.entry is not None or sentence.label is Role.ACTIONS


def _steps(sentence: Sentence) -> int:
    """How many concrete steps a sentence tells."""
    if SENSED.search(sentence.lower):
        return 0
    lower = UNSAID.sub(" ", sentence.lower)
    found = 0
    for clause in _CLAUSES.split(lower):
        told = frozenset(map(stem, words(clause)))
        if told & _NAMED and (told & INVESTIGATE or (told & FIXING and not finds_cause(clause))):
            found += 1
    if not found and sentence.has & _NAMED and sentence.has & INVESTIGATE:
        return 1
    return found


CRITERION = Criterion(
    id="actions_taken",
    code="T3",
    scale="completeness",
    section="timeline",
    title="Actions taken",
    why="The next engineer on call repeats what helped and skips what did not.",
    question="What did you look at or change first, and what next? Name the thing each step touched.",
    judge=judge,
)
