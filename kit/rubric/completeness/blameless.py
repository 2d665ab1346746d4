"""Is the document free of blame?

From the practice of blameless postmortems: a document that judges people teaches the next ones to hide. Naming an
individual's error without judging is half-way. A document that tells nothing is not blameless, only empty: what is
met is quoted from where the account begins. This is the one criterion where the worst passage counts, so taking that
passage out raises the mark.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.blame import judges, singles_out
from kit.rubric.language.outage import DOWN
from kit.rubric.reading.reading import Reading, Sentence

_FEWEST_WORDS = 4
"""A sentence of an account has at least so many."""


def judge(reading: Reading) -> Judgement:
    """Look for the worst words about people."""
    account = next((sentence for sentence in reading.sentences if _tells(sentence)), None)
    if account is None:
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
    return Judgement(2, reading.quote(account.start, account.end), account.line)


def _tells(sentence: Sentence) -> bool:
    """Whether a sentence tells of something that did not work, or when it was."""
    return len(sentence.words) >= _FEWEST_WORDS and bool(sentence.has & DOWN or sentence.clocks)


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
