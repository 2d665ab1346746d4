"""Does it tell what went well, what went wrong and where you got lucky?

From the Google SRE book's example postmortem: what worked is to be kept, and luck is a measure still to be taken.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.factors import LUCKY, WELL, WRONG
from kit.rubric.language.stems import stems
from kit.rubric.reading.reading import Reading, Sentence

_ALL = 3
_FEWEST_WORDS = 4
_BELOW = 6
_WELL = stems("well worked work right helped paid positive success")
_WRONG = stems("wrong badly poorly better well work challenge difficulty needs")
_LUCKY = stems("luck lucky luckily fortunate fortunately chance fortune happened worse")


def judge(reading: Reading) -> Judgement:
    """Look for the three, each with something told."""
    found: dict[str, Sentence] = {}
    for kind, phrase, vocabulary in (("well", WELL, _WELL), ("wrong", WRONG, _WRONG), ("lucky", LUCKY, _LUCKY)):
        heads = [heading.line for heading in reading.headings if phrase.search(heading.text.lower())]
        told = [sentence for sentence in reading.with_any(vocabulary) if phrase.search(sentence.lower)]
        if heads:
            told += [sentence for sentence in reading.sentences if _just_below(reading, heads, sentence)]
        long_enough = (sentence for sentence in told if len(sentence.words) >= _FEWEST_WORDS)
        if first := next(long_enough, None):
            found[kind] = first
    if not found:
        return Judgement(0, note="nothing on what went well, what went wrong and where you were lucky")
    first = next(iter(found.values()))
    missing = [kind for kind in ("well", "wrong", "lucky") if kind not in found]
    note = "" if not missing else f"nothing on what was {' or '.join(missing)}"
    return Judgement(2 if len(found) == _ALL else 1, reading.quote(first.start, first.end), first.line, note)


def _just_below(reading: Reading, heads: list[int], sentence: Sentence) -> bool:
    """Whether a sentence stands a few lines below one of some headings, with no other heading between."""
    above = max((line for line in heads if line < sentence.line <= line + _BELOW), default=0)
    return above > 0 and not any(above < heading.line < sentence.line for heading in reading.headings)


CRITERION = Criterion(
    id="went_well",
    code="Q9",
    scale="quality",
    section="document",
    title="Went well, went wrong, got lucky",
    why="Teams keep doing what is praised, and near misses are the cheapest warnings they get.",
    question="What worked as it was meant to, what did not, and what was better than you had any right to expect?",
    judge=judge,
)
