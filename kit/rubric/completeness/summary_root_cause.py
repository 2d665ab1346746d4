"""Does the summary itself name the root cause?

From the assignment: the issue summary, often all that executives read, holds the root cause. A symptom or an area ("a server issue") only partly does.
"""

from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.causes import NAMES_CAUSE, VAGUE_CAUSES
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_FEWEST_TELLING_WORDS = 2


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.within(Role.SUMMARY):
        if sentence.label in (Role.FIX, Role.ESCALATION, Role.ACTIONS) or sentence.entry is not None:
            continue
        if sentence.label is Role.CAUSE or NAMES_CAUSE.search(sentence.lower):
            yield (2 if _telling(sentence) >= _FEWEST_TELLING_WORDS else 1), sentence


def _telling(sentence: Sentence) -> int:
    """How many words say more than that something failed."""
    match = NAMES_CAUSE.search(sentence.lower) if sentence.label is not Role.CAUSE else None
    told = sentence.has if match is None else sentence.has
    return len(told - VAGUE_CAUSES)


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
