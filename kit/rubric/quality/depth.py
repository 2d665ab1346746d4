"""Does the analysis go past the fault to why the design let it happen?

From the Google SRE workbook: what broke is the beginning; ask what made it possible and what kept it from being seen.
"""

from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.factors import LET_HAPPEN
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role


def judge(reading: Reading) -> Judgement:
    """Find why nothing stopped the fault."""
    found = [sentence for sentence in reading.sentences if LET_HAPPEN.search(sentence.lower)]
    return best(
        reading,
        _candidates(found),
        partly="what let it happen is told, but not where the cause is explained",
        missing="the analysis stops at what broke",
    )


def _candidates(found: list[Sentence]) -> Iterator[Candidate]:
    for sentence in found:
        if sentence.section is Role.CAUSE_AND_FIX or sentence.label is Role.CAUSE:
            yield 2, sentence
        elif sentence.section is not Role.TIMELINE:
            yield 1, sentence


CRITERION = Criterion(
    id="depth",
    code="Q4",
    scale="quality",
    section="root_cause",
    title="Depth of the analysis",
    why="A fault comes back in another place as long as what let it through is still there.",
    question="Which check, limit or test would have stopped this fault, and why was there none?",
    judge=judge,
)
