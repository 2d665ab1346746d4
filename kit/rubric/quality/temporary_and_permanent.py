"""Are what stopped the pain and what cured it told apart, and is it said how recovery was verified?

From PagerDuty's guide: a mitigation that is taken for the fix is how the same outage happens twice.
"""

from collections.abc import Callable

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.factors import PERMANENT, TEMPORARY, VERIFIED
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role


def judge(reading: Reading) -> Judgement:
    """Find mitigation, fix and verification."""
    told = [sentence for sentence in reading.sentences if sentence.section in (Role.TIMELINE, Role.CAUSE_AND_FIX)]
    temporary = _first(told, TEMPORARY.search)
    permanent = _first(told, PERMANENT.search)
    verified = _first(told, VERIFIED.search)
    apart = temporary is not None and permanent is not None
    shown = permanent or temporary or verified
    if shown is None:
        return Judgement(0, note="neither mitigation and fix are told apart, nor how recovery was verified")
    quote = reading.quote(shown.start, shown.end)
    if apart and verified:
        return Judgement(2, quote, shown.line)
    note = "how was recovery verified?" if apart else "what is temporary and what is permanent is not told apart"
    return Judgement(1, quote, shown.line, note)


def _first(sentences: list[Sentence], tells: Callable[[str], object]) -> Sentence | None:
    return next((sentence for sentence in sentences if tells(sentence.lower)), None)


CRITERION = Criterion(
    id="temporary_and_permanent",
    code="Q6",
    scale="quality",
    section="root_cause",
    title="Mitigation against fix",
    why="Owners of the service need to know whether they run on a repair or on a patch that wears off.",
    question="Which step stopped the harm, which one makes it stay away, and what showed you that it worked?",
    judge=judge,
)
