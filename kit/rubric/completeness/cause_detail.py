"""Is the cause explained, and not only named?

From the assignment: explain in detail what was causing the issue. A mechanism takes at least two facts, one leading to the other.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.causes import CAUSAL, NAMES_CAUSE
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_FEWEST_LINKS = 2
_FEWEST_WORDS = 22


def judge(reading: Reading) -> Judgement:
    """Find a chain of at least two facts."""
    groups: dict[tuple[Role, int], list[Sentence]] = {}
    for sentence in reading.sentences:
        if _about_cause(sentence):
            groups.setdefault((sentence.section, sentence.part), []).append(sentence)
    named: Sentence | None = None
    for sentences in groups.values():
        links = sum(len(CAUSAL.findall(sentence.lower)) for sentence in sentences)
        length = sum(len(sentence.words) for sentence in sentences)
        first = max(sentences, key=lambda sentence: len(CAUSAL.findall(sentence.lower)))
        if links >= _FEWEST_LINKS and length >= _FEWEST_WORDS and sentences[0].section is not Role.SUMMARY:
            return Judgement(2, reading.quote(first.start, first.end), first.line)
        named = named or first
    if named is None:
        return Judgement(0, note="the cause is not explained anywhere")
    return Judgement(1, reading.quote(named.start, named.end), named.line, "the cause is named, without what led from it to the failure")


def _about_cause(sentence: Sentence) -> bool:
    if sentence.label is Role.FIX or sentence.section is Role.MEASURES:
        return False
    if sentence.label is Role.CAUSE or (sentence.section is Role.CAUSE_AND_FIX):
        return True
    return sentence.section is not Role.TIMELINE and bool(NAMES_CAUSE.search(sentence.lower))


CRITERION = Criterion(
    id="cause_detail",
    code="R1",
    scale="completeness",
    section="root_cause",
    title="Cause in detail",
    why="Engineers of other services can only check whether the same trap waits for them if they see how it works.",
    question="Something was changed or ran out: what did that lead to, and why did that in turn stop users?",
    judge=judge,
)
