"""Are areas named that can be improved?

From the assignment: corrective and preventative measures, broadly speaking, what can be improved or fixed. At least
two areas.
"""

import re

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.stems import stems
from kit.rubric.language.tasks import VERBS
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_FEWEST_AREAS = 2
_SHORT_ITEM_WORDS = 8
_WISHED = VERBS | stems(
    """
    should must need needs could would will lack better more recommend recommended suggest suggesting monitoring
    training testing regular additional improved enhanced
    """
)


def judge(reading: Reading) -> Judgement:
    """Find two areas of improvement under one heading."""
    areas: dict[tuple[int, Role | None], list[Sentence]] = {}
    for sentence in reading.within(Role.MEASURES):
        listed = sentence.item and len(sentence.words) <= _SHORT_ITEM_WORDS
        if (listed or sentence.has & _WISHED) and not _announces(sentence) and not _heads_a_table(reading, sentence):
            areas.setdefault((sentence.part, sentence.label), []).append(sentence)
    enough = (each for (_, label), each in areas.items() if label is Role.IMPROVEMENTS and len(each) >= _FEWEST_AREAS)
    most = next(enough, max(areas.values(), key=len, default=[]))
    first = next(iter(most), None)
    if first is None:
        return Judgement(0, note="nothing is said about what can be improved")
    quote = reading.quote(first.start, first.end)
    if len(most) == 1 and first.label is Role.IMPROVEMENTS and _ENUMERATED.search(first.lower):
        return Judgement(2, quote, first.line)
    if len(most) >= _FEWEST_AREAS:
        return Judgement(2, quote, first.line, also=(most[1].line,))
    return Judgement(1, quote, first.line, "only one area is named")


_ENUMERATED = re.compile(r"\w, [^,.;]{2,60}(?:,| and | or )[^,.;]{2,60}")
"""Areas named one after the other in one sentence."""


_RULE_BELOW = re.compile(r"[^\n]*\n[ \t]*\|?[ \t]*:?-{3,}[-:| \t]*(?:\n|$)")
"""The end of a row, and below it the rule that parts the names of a table's columns from its rows."""


def _announces(sentence: Sentence) -> bool:
    """Whether a sentence only introduces the list below it."""
    return sentence.text.endswith(":") and not sentence.has & stems("monitoring testing training")


def _heads_a_table(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is the row of names above the rule of a table."""
    return "|" in sentence.text and bool(_RULE_BELOW.match(reading.text, sentence.end))


CRITERION = Criterion(
    id="improvements",
    code="C1",
    scale="completeness",
    section="measures",
    title="What can be improved",
    why="Managers decide on investments by areas, before any single task.",
    question="Beyond this one fault: which two kinds of weakness did the outage lay bare?",
    judge=judge,
)
