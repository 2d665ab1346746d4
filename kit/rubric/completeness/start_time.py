"""Does the reader learn when the outage began, as a clock time?

From the assignment: the issue summary gives the duration with start and end time. A first timeline row alone only
lets the reader guess.
"""

from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.outage import OUTAGE
from kit.rubric.reading.dates import has_date, has_vague_time
from kit.rubric.reading.reading import Reading
from kit.rubric.reading.span import in_summary, tells_start


def _candidates(reading: Reading) -> Iterator[Candidate]:
    rows = [sentence for sentence in reading.with_digits if sentence.clocks]
    for sentence in rows:
        if tells_start(sentence):
            yield 2, sentence
    for sentence in reading.sentences:
        headed = in_summary(sentence) and sentence.part > 0
        about = sentence.entry is None and (headed or sentence.has & OUTAGE)
        if about and (has_date(sentence.text) or has_vague_time(sentence.lower)):
            yield 1, sentence
    for sentence in rows:
        if sentence.entry is not None:
            yield 1, sentence


def judge(reading: Reading) -> Judgement:
    """Find the start of the outage."""
    return best(
        reading,
        _candidates(reading),
        partly="no clock time is given for the start itself",
        missing="nothing says when the outage began",
    )


CRITERION = Criterion(
    id="start_time",
    code="S1",
    scale="completeness",
    section="summary",
    title="Start time",
    why="Executives and other teams line up their own graphs, tickets and refunds with the minute the outage began.",
    question="At what clock time did the first user feel the outage, and which evidence shows it?",
    judge=judge,
)
