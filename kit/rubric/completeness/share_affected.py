"""Does the reader learn how many users were affected, as a number or share?

From the assignment: impact, how many percent of the users were affected. A count, a fraction or "all users" will do; "many" will not.
"""

from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.outage import AUDIENCE, DOWN
from kit.rubric.language.stems import stems
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_AFFECTED = DOWN | stems(
    "affect affected affecting affects impact impacted impacting experience experienced experiencing could couldn't cannot lost suffered saw reported report fail failed failing receive received faced encountered prevented accessing access leaving lose received landed served"
)
_LABELS = (Role.IMPACT, Role.AFFECTED, Role.SERVICE)


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in (
        reading.with_any(AUDIENCE | stems("percent all every none half third quarter dozens hundreds thousands"))
        if reading.sentences
        else ()
    ):
        mark = _mark(sentence)
        if mark:
            yield mark, sentence
    for sentence in reading.with_digits:
        if (
            (sentence.label in _LABELS or sentence.has & _AFFECTED)
            and sentence.entry is None
            and sentence.section is Role.SUMMARY
            and any(share.kind == "percentage" for share in sentence.shares)
        ):
            yield 2, sentence


def _mark(sentence: Sentence) -> int:
    if sentence.section is Role.MEASURES or sentence.label in (Role.FIX, Role.TASKS, Role.IMPROVEMENTS):
        return 0
    if not (sentence.label in _LABELS or sentence.has & _AFFECTED):
        return 0
    kinds = {share.kind for share in sentence.shares}
    if kinds & {"count", "all", "none"} or (kinds & {"percentage", "fraction"} and sentence.has & AUDIENCE):
        return 2
    return 1 if "vague" in kinds else 0


def judge(reading: Reading) -> Judgement:
    """Find the share of users affected."""
    return best(
        reading,
        _candidates(reading),
        partly="a vague amount instead of a number or share",
        missing="nothing says how many users were affected",
    )


CRITERION = Criterion(
    id="share_affected",
    code="S7",
    scale="completeness",
    section="summary",
    title="Share of users affected",
    why="Whether one user in a hundred or all of them were hit decides how large a response the outage deserves.",
    question="Of all users (or requests) during the outage, how many were affected, and what did you count?",
    judge=judge,
)
