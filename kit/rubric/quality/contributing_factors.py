"""Are several factors named, technical ones and ones of process?

From PagerDuty's and GitLab's guides: outages have no single root cause; what failed, what let it through and what made
it last are different factors.
"""

import re

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.components import COMPONENTS
from kit.rubric.language.factors import FACTOR, PROCESS
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_FEWEST = 2
_CLAUSES = re.compile(r"[,;]| and ")


def judge(reading: Reading) -> Judgement:
    """Count factors, and tell process from technology."""
    factors = [sentence for sentence in reading.sentences if _names_factor(sentence)]
    process = [sentence for sentence in factors if sentence.has & PROCESS]
    technical = [sentence for sentence in factors if sentence.has & COMPONENTS]
    if sum(map(_count, factors)) >= _FEWEST and process and technical:
        return Judgement(2, reading.quote(process[0].start, process[0].end), process[0].line)
    if factors:
        note = "one factor, or factors of one kind only"
        return Judgement(1, reading.quote(factors[0].start, factors[0].end), factors[0].line, note)
    return Judgement(0, note="no factor is named beside the fault itself")


def _names_factor(sentence: Sentence) -> bool:
    if sentence.section in (Role.MEASURES, Role.TIMELINE) and sentence.label is not Role.CAUSE:
        return False
    return bool(FACTOR.search(sentence.lower))


def _count(sentence: Sentence) -> int:
    """How many clauses of a sentence name a factor."""
    return sum(bool(FACTOR.search(clause)) for clause in _CLAUSES.split(sentence.lower))


CRITERION = Criterion(
    id="contributing_factors",
    code="Q3",
    scale="quality",
    section="root_cause",
    title="Contributing factors",
    why="Managers find the measure that pays most among the factors, seldom at the fault itself.",
    question="Besides the fault: what let it through, what hid it, and what made it last so long?",
    judge=judge,
)
