"""Does the summary itself name the root cause?

From the assignment: the issue summary, often all that executives read, holds the root cause. A symptom or an area
("a server issue", "a bug") only partly does.
"""

from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.causes import DEFECTS, OWN_CAUSE, STRONG, SYMPTOMS
from kit.rubric.language.components import COMPONENTS
from kit.rubric.language.outage import DOWN
from kit.rubric.language.phrases import phrases
from kit.rubric.language.stems import stems
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_ELSEWHERE = (Role.FIX, Role.ESCALATION, Role.ACTIONS, Role.METHOD, Role.DETECTION)
_FEWEST_WORDS = 2
_TOO = phrases(r"too (?:low|high|small|short|few|many|large|big|long|old)|power (?:failure|outage|cut|loss)")
_CAUSE = stems("cause culprit reason")
_FEWEST_TELLING_WORDS = 5
_NAMING_WORDS = 6
_CHAIN_WORDS, _CHAIN_LINKS = 12, 2


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.within(Role.SUMMARY):
        if sentence.label in _ELSEWHERE or sentence.entry is not None:
            continue
        if len(sentence.words) < _FEWEST_WORDS and sentence.label is not Role.CAUSE:
            continue
        if sentence.part == 0 and sentence.label is None and not sentence.has & (DOWN | _CAUSE):
            continue
        if sentence.label is Role.CAUSE or OWN_CAUSE.search(sentence.lower):
            yield (2 if _names_cause(sentence) else 1), sentence


def _names_cause(sentence: Sentence) -> bool:
    """Whether it says what was wrong, or at least tells a chain of events."""
    wrong = bool(sentence.has & DEFECTS) or bool(_TOO.search(sentence.lower))
    if len(sentence.words) < _FEWEST_TELLING_WORDS:
        return wrong and bool(sentence.has & COMPONENTS - DEFECTS) and len(sentence.words) == _FEWEST_TELLING_WORDS - 1
    if wrong:
        return True
    if not sentence.has & SYMPTOMS and sentence.has & COMPONENTS and len(sentence.words) >= _NAMING_WORDS:
        return True
    return len(STRONG.findall(sentence.lower)) >= _CHAIN_LINKS and len(sentence.words) >= _CHAIN_WORDS


def judge(reading: Reading) -> Judgement:
    """Find the root cause in the summary."""
    return best(
        reading,
        _candidates(reading),
        partly="a symptom or an area is named, not the cause",
        missing="the summary does not name the root cause",
    )


CRITERION = Criterion(
    id="summary_root_cause",
    code="S8",
    scale="completeness",
    section="summary",
    title="Root cause in the summary",
    why="Many readers never get past the summary; without the cause they know that it hurt and not why.",
    question="In one sentence for someone who reads nothing else: what made this outage possible?",
    judge=judge,
)
