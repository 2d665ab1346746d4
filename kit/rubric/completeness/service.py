"""Does the reader learn which service was down or slow, by a name that tells it from the others?

From the assignment: impact, what service was down or slow. "The website" or "our service" alone says too little.
"""

from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.causes import OWN_CAUSE
from kit.rubric.language.outage import AUDIENCE, DOWN
from kit.rubric.language.symptoms import INABILITY, names_feature
from kit.rubric.language.things import NAMES, THINGS, names_service
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_VOCABULARY = DOWN | THINGS | NAMES | INABILITY
_ABOUT = (Role.IMPACT, Role.SERVICE, Role.AFFECTED)
_ELSEWHERE = (Role.CAUSE, Role.FIX, Role.ESCALATION, Role.ACTIONS, Role.METHOD, Role.DETECTION)


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.with_any(_VOCABULARY):
        if sentence.label in _ELSEWHERE or sentence.section is Role.MEASURES:
            continue
        about = sentence.label in _ABOUT or (sentence.section is Role.SUMMARY and sentence.entry is None)
        if names_feature(sentence.lower, sentence.has) and (about or sentence.has & AUDIENCE):
            yield 2, sentence
        if not about and not sentence.has & DOWN:
            continue
        named = names_service(_effect(sentence))
        if about and named == 2:
            yield 2, sentence
        elif named or sentence.label is Role.SERVICE:
            yield 1, sentence


def _effect(sentence: Sentence) -> str:
    """The part of a sentence that tells of the effect, without the cause it may go on to name."""
    match = OWN_CAUSE.search(sentence.lower)
    return sentence.text[: match.start()] if match else sentence.text


def judge(reading: Reading) -> Judgement:
    """Find the name of what was affected."""
    return best(
        reading,
        _candidates(reading),
        partly="only a general word such as the website or our service is given",
        missing="nothing says which service was affected",
    )


CRITERION = Criterion(
    id="service",
    code="S5",
    scale="completeness",
    section="summary",
    title="Affected service",
    why="Owners of other services want to know at a glance whether theirs was involved.",
    question="If the company ran ten services, which words would tell this one from the other nine?",
    judge=judge,
)
