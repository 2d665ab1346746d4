"""Is the document free of blame?

From the practice of blameless postmortems: a document that judges people teaches the next ones to hide. Naming an
individual's error without judging is half-way. A document that tells nothing is not blameless, only empty. This is
the one criterion where the worst passage counts.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.blame import judges, singles_out
from kit.rubric.language.outage import DOWN
from kit.rubric.reading.reading import Reading, Sentence

_FEWEST_SENTENCES = 3
"""An account of an incident takes at least so many."""


def judge(reading: Reading) -> Judgement:
    """Look for the worst words about people."""
    told = [sentence for sentence in reading.sentences if len(sentence.words) >= 4]
    incident = any(sentence.has & DOWN or sentence.clocks for sentence in told)
    if len(told) < _FEWEST_SENTENCES or not incident:
        return Judgement(0, note="no account of an incident is given yet")
    erred: Sentence | None = None
    for sentence in reading.sentences:
        if judges(sentence.text, sentence.has):
            return Judgement(
                0, reading.quote(sentence.start, sentence.end), sentence.line, "words that judge a person or team"
            )
        if erred is None and singles_out(sentence.text, sentence.has):
            erred = sentence
    if erred:
        return Judgement(1, reading.quote(erred.start, erred.end), erred.line, "an individual's error is singled out")
    return Judgement(2)


CRITERION = Criterion(
    id="blameless",
    code="X2",
    scale="completeness",
    section="document",
    title="Blameless",
    why="Colleagues tell what really happened only where no name is put to a fault.",
    question="What in the system made the step possible or even likely, whoever was at the keyboard?",
    judge=judge,
)
