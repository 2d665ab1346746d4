"""Is the fix explained concretely?

From the assignment: explain in detail how the issue was fixed. What was changed: a command, a setting, a file, a
component, code. "The settings were corrected" only partly says so.
"""

from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement, Mark
from kit.rubric.judging import Candidate, best
from kit.rubric.language.doubt import MISLED, SUPPOSED
from kit.rubric.language.fixes import BLURRED, CONCRETE, DETAIL, FIXING, LATER, SAYS_FIX, about_fix
from kit.rubric.language.phrases import phrases
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_NOT_DONE = phrases(r"(?:was|were|had|has|have|did)(?: not|n['’]t| never)")


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.with_any(FIXING):
        if sentence.label is Role.FIX or (sentence.section is Role.CAUSE_AND_FIX and _about_fix(sentence)):
            mark = _mark(reading, sentence)
        elif sentence.section in (Role.MEASURES, Role.OTHER) or sentence.label is Role.CAUSE or _misled(sentence):
            continue
        elif sentence.section is Role.TIMELINE or sentence.entry is not None:
            mark = min(_mark(reading, sentence), 2 if DETAIL.search(sentence.lower) else 1)
        else:
            continue
        if mark:
            yield mark, sentence


def _misled(sentence: Sentence) -> bool:
    """Whether a sentence tells of what was believed, or done in vain."""
    return bool(sentence.has & SUPPOSED or MISLED.search(sentence.lower))


def _about_fix(sentence: Sentence) -> bool:
    if _NOT_DONE.search(sentence.lower) and not SAYS_FIX.search(sentence.lower):
        return False
    return about_fix(sentence.lower) and (sentence.label is not Role.CAUSE or bool(SAYS_FIX.search(sentence.lower)))


def _mark(reading: Reading, sentence: Sentence) -> Mark:
    lower = sentence.lower
    if LATER.search(lower) and not DETAIL.search(lower):
        return 1 if BLURRED.search(lower) else 0
    if CONCRETE.search(lower) or DETAIL.search(lower) or reading.holds_code(sentence):
        return 2
    return 1 if BLURRED.search(lower) else 0


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
    why=(
        "The fix has to be reviewed, repeated on other machines and undone some day: that needs the setting, "
        "file or command."
    ),
    question="Which file, setting, command or component is different now, from what to what?",
    judge=judge,
)
