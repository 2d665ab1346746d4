"""Does the reader learn what was believed to be the cause at the time?

From the assignment: the timeline says what was assumed to be the cause, right or wrong.
"""

from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.doubt import HINTED, MISLED, NONE_MISLED, SUPPOSED, SUPPOSED_PHRASE
from kit.rubric.reading.reading import Reading
from kit.rubric.reading.roles import Role

_FEWEST_WORDS = 4


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.sentences:
        told = sentence.entry is not None or sentence.section not in (Role.MEASURES, Role.SUMMARY)
        if not (told or sentence.label is Role.ASSUMPTION) or NONE_MISLED.search(sentence.lower):
            continue
        in_story = sentence.section is Role.TIMELINE or sentence.entry is not None
        if len(sentence.words) < _FEWEST_WORDS:
            continue
        if (
            sentence.has & SUPPOSED
            or sentence.label is Role.ASSUMPTION
            or (in_story and SUPPOSED_PHRASE.search(sentence.lower))
        ):
            yield 2, sentence
        elif (in_story and sentence.has & HINTED) or MISLED.search(sentence.lower):
            yield 1, sentence


def judge(reading: Reading) -> Judgement:
    """Find a hypothesis held during the investigation."""
    return best(
        reading,
        _candidates(reading),
        partly="a belief about the cause is only hinted at",
        missing="no belief about the cause is told",
    )


CRITERION = Criterion(
    id="assumption",
    code="T4",
    scale="completeness",
    section="timeline",
    title="Assumption about the cause",
    why="Knowing what looked plausible at the time shows the team which signals misinform its on-call engineers.",
    question="Before you knew, what did you take the cause to be, and what made it plausible?",
    judge=judge,
)
