"""Does the reader learn what was done, step by step?

From the assignment: the timeline holds the actions taken. At least two concrete steps of investigation or
mitigation; "the team investigated" is none, and neither is the alert that called the team.
"""

import re

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.actions import INVESTIGATE, TOOLS
from kit.rubric.language.components import COMPONENTS
from kit.rubric.language.fixes import FIXING, UNSAID, about_fix
from kit.rubric.language.noticing import SENSED, finds_cause
from kit.rubric.language.stems import stem, words
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

Step = tuple[int, Sentence]
"""How many steps a sentence tells, and the sentence."""

_FEWEST_STEPS = 2
_NAMED = COMPONENTS | TOOLS
_CLAUSES = re.compile(r"[,;]| and | then | but | before | after ")


def judge(reading: Reading) -> Judgement:
    """Find at least two concrete steps in one section, best of all under one heading."""
    told: dict[Role, list[Step]] = {}
    counts: dict[int, int] = {}
    generic: Sentence | None = None
    for sentence in reading.with_any(INVESTIGATE | FIXING):
        if not _tells_of_work(sentence):
            continue
        generic = generic or sentence
        if found := _steps(sentence):
            steps = told.setdefault(sentence.section, [])
            steps.append((found, sentence))
            counts[sentence.part] = counts.get(sentence.part, 0) + found
            if counts[sentence.part] >= _FEWEST_STEPS:
                return _met(reading, [step for step in steps if step[1].part == sentence.part])
    for steps in told.values():
        if len(steps) >= _FEWEST_STEPS:
            return _met(reading, steps)
    one = next((steps[0][1] for steps in told.values()), generic)
    if one is None:
        return Judgement(0, note="no step of the investigation or repair is told")
    return Judgement(1, reading.quote(one.start, one.end), one.line, "fewer than two concrete steps are told")


def _met(reading: Reading, steps: list[Step]) -> Judgement:
    first = steps[0][1]
    return Judgement(2, reading.quote(first.start, first.end), first.line, also=tuple(s.line for _, s in steps[1:2]))


def _tells_of_work(sentence: Sentence) -> bool:
    if sentence.section is Role.MEASURES or sentence.label is Role.CAUSE:
        return False
    if sentence.section is Role.CAUSE_AND_FIX and sentence.label is not Role.FIX and not about_fix(sentence.lower):
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
