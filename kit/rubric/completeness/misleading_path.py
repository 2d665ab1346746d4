"""Does the reader learn which paths led nowhere?

From the assignment: the timeline tells misleading investigation or debugging paths that were taken, as such.
"""

from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.doubt import FOUND_FINE, MISLED, NONE_MISLED
from kit.rubric.language.phrases import phrases
from kit.rubric.reading.reading import Reading
from kit.rubric.reading.roles import Role

_TURNED_OUT = phrases("turn(?:s|ed) out")


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.sentences:
        told = sentence.entry is not None or sentence.section not in (Role.MEASURES, Role.SUMMARY)
        if not (told or sentence.label is Role.MISLEADING) or NONE_MISLED.search(sentence.lower):
            continue
        if sentence.label is Role.MISLEADING or MISLED.search(sentence.lower):
            yield 2, sentence
        elif sentence.section is Role.TIMELINE and sentence.label is not Role.FIX and FOUND_FINE.search(sentence.lower):
            yield (2 if _TURNED_OUT.search(sentence.lower) else 1), sentence


def judge(reading: Reading) -> Judgement:
    """Find a path told to have misled."""
    return best(
        reading,
        _candidates(reading),
        partly="something was checked and found fine, without saying that it misled",
        missing="no misleading path is told",
    )


CRITERION = Criterion(
    id="misleading_path",
    code="T5",
    scale="completeness",
    section="timeline",
    title="Misleading paths",
    why="Time lost on a wrong path is time the next team can save, if it is told.",
    question="Which path cost you time and turned out to have nothing to do with it? What finally spoke against it?",
    judge=judge,
)
