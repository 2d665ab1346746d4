"""Does the reader learn what a user saw?

From the assignment: impact, what were users experiencing. "Was down" is the view from inside; a user sees an error
page, a spinner, a failed payment.
"""

from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.outage import DOWN
from kit.rubric.language.symptoms import FELT, INABILITY, MET, SEEN, SLOW, could_not
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_ELSEWHERE = (Role.FIX, Role.CAUSE, Role.TASKS, Role.IMPROVEMENTS)


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.sentences:
        if sentence.section is Role.MEASURES or sentence.label in _ELSEWHERE:
            continue
        if _seen_by_user(sentence):
            yield 2, sentence
        elif sentence.has & DOWN or sentence.label is Role.IMPACT:
            yield 1, sentence


def _seen_by_user(sentence: Sentence) -> bool:
    lower = sentence.lower
    in_summary = sentence.section is Role.SUMMARY and sentence.entry is None
    if sentence.part == 0 and not _of_an_outage(sentence):
        return False
    if in_summary and (SEEN.search(lower) or could_not(lower, sentence.has)):
        return True
    if not FELT.search(lower):
        return False
    if in_summary or sentence.label in (Role.IMPACT, Role.AFFECTED):
        return bool(MET.search(lower) or SLOW.search(lower))
    if SEEN.search(lower) and (MET.search(lower) or sentence.section is not Role.CAUSE_AND_FIX):
        return True
    return sentence.section is Role.TIMELINE and could_not(lower, sentence.has)


def _of_an_outage(sentence: Sentence) -> bool:
    """Whether a sentence before any heading is about users of something that did not work."""
    signs = (FELT.search(sentence.lower), SEEN.search(sentence.lower), sentence.has & (DOWN | INABILITY))
    return sum(map(bool, signs)) > 1


def judge(reading: Reading) -> Judgement:
    """Find what users experienced."""
    return best(
        reading,
        _candidates(reading),
        partly="it says that something was down or slow, and not what a user saw",
        missing="nothing says what users experienced",
    )


CRITERION = Criterion(
    id="user_experience",
    code="S6",
    scale="completeness",
    section="summary",
    title="What users experienced",
    why="Support staff recognise later tickets, and product owners weigh the harm, by what stood on a user's screen.",
    question="If you had sat beside a user during the outage, what would you have seen on the screen?",
    judge=judge,
)
