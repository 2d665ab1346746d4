"""Is the fix explained concretely?

From the assignment: explain in detail how the issue was fixed. What was changed: a command, a setting, a file, a component, code.
"""

import re
from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.actions import FIX_GENERIC, FIX_SPECIFIC
from kit.rubric.language.components import COMPONENTS
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_BLURRED = re.compile(r"\b(?:correct|adjust|reconfigur|updat|fix|chang|appl|implement|configur|modif)\w*\b")


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.with_any(FIX_SPECIFIC | FIX_GENERIC):
        if sentence.section is Role.MEASURES:
            continue
        if sentence.section is Role.SUMMARY and sentence.label is not Role.FIX:
            continue
        concrete = bool(sentence.has & FIX_SPECIFIC and sentence.has & COMPONENTS)
        where = sentence.section is Role.CAUSE_AND_FIX or sentence.label is Role.FIX
        yield (2 if concrete and (where or _shows_code(sentence)) else 1), sentence


def _shows_code(sentence: Sentence) -> bool:
    return bool(re.search(r"[a-z_]+\.[a-z]{2,4}\b|/[a-z]+/|\bsudo\b|\$ ?\w+", sentence.lower))


def judge(reading: Reading) -> Judgement:
    """Find what was changed."""
    return best(
        reading,
        _candidates(reading),
        partly="it says that it was fixed, without what exactly was changed",
        missing="nothing says how it was fixed",
    )


CRITERION = Criterion(
    id="fix_detail",
    code="R2",
    scale="completeness",
    section="root_cause",
    title="Fix in detail",
    why="The fix has to be reviewed, repeated on other machines and undone some day: that needs the setting, file or command.",
    question="Which file, setting, command or component is different now, from what to what?",
    judge=judge,
)
