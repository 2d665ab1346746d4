"""Is the cause explained, and not only named?

From the assignment: explain in detail what was causing the issue. A mechanism takes at least two facts, one leading
to the other. What only the summary says is no detail, unless it is told at length there.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.causes import BLURRED_CAUSE, CAUSAL, DEFECTS, NAMES_CAUSE, inner_effects
from kit.rubric.language.outage import DOWN
from kit.rubric.language.stems import stems
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_FEWEST_WORDS, _FEWEST_LINKS = 14, 2
_FEWEST_WORDS_WITH_EFFECT = 8
_CAUSE = stems("cause culprit reason typo")
_AT_LENGTH = 60
_FEWEST_WORDS_IN_SUMMARY = 34


def judge(reading: Reading) -> Judgement:
    """Find a chain of at least two facts."""
    told: dict[tuple[Role, Role | None, int], list[Sentence]] = {}
    for sentence in reading.sentences:
        if _about_cause(sentence):
            told.setdefault((sentence.section, sentence.label, sentence.part), []).append(sentence)
    named: Sentence | None = None
    for sentences in told.values():
        strongest = max(sentences, key=_links)
        if _explains(sentences):
            return Judgement(2, reading.quote(strongest.start, strongest.end), strongest.line)
        named = named or strongest
    if named is None:
        return Judgement(0, note="the cause is not explained anywhere")
    note = "the cause is named, without what led from it to the failure"
    return Judgement(1, reading.quote(named.start, named.end), named.line, note)


def _about_cause(sentence: Sentence) -> bool:
    if sentence.label is Role.FIX or sentence.section in (Role.MEASURES, Role.TIMELINE) or sentence.entry is not None:
        return sentence.label is Role.CAUSE and sentence.section is not Role.TIMELINE
    if sentence.label is Role.CAUSE or sentence.section is Role.CAUSE_AND_FIX:
        return True
    return bool(sentence.has & (DOWN | _CAUSE)) and bool(NAMES_CAUSE.search(sentence.lower))


def _links(sentence: Sentence) -> int:
    return len(CAUSAL.findall(sentence.lower))


def _explains(sentences: list[Sentence]) -> bool:
    """Whether sentences under one heading tell how the cause worked inside the system."""
    links = sum(map(_links, sentences))
    length = sum(len(sentence.words) for sentence in sentences)
    if sentences[0].section is not Role.CAUSE_AND_FIX:
        return length >= _FEWEST_WORDS_IN_SUMMARY and links >= _FEWEST_LINKS
    if length < _AT_LENGTH and _blurred(sentences):
        return False
    if links >= _FEWEST_LINKS and length >= _FEWEST_WORDS:
        return True
    return length >= _FEWEST_WORDS_WITH_EFFECT and any(inner_effects(sentence.lower) for sentence in sentences)


def _blurred(sentences: list[Sentence]) -> bool:
    """Whether the cause is called a bug or an error, and nothing says what was wrong."""
    if any(sentence.has & DEFECTS for sentence in sentences):
        return False
    return any(BLURRED_CAUSE.search(sentence.lower) for sentence in sentences)


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
