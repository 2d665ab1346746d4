"""Is it told to whom the incident was escalated, and was it so?"""

import re

from kit.rubric.correctness.claims import affirms
from kit.rubric.correctness.subject import Subject, shared_by_seeds
from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.phrases import phrases
from kit.rubric.reading import Sentence
from kit.rubric.reading.roles import Role

_ESCALATED = phrases("escalat\\w+\n hand(?:ed|ing) (?:it )?over")
_CALLED = phrases(
    r"""
    call(?:ed|ing|s)? (?:in|for|the)
    was called
    br(?:ought|ing) in
    pulled in
    looped in
    joined
    asked for
    contact\w+
    involv\w+
    paged
    paging
    took over
    reached out
    """
)


def judge(subject: Subject) -> Judgement:
    """Compare the plainest statement of an escalation with whom it was escalated to, by role or by name."""
    accepted = _accepted(subject)
    story = [each for each in subject.reading.sentences if each.section is not Role.MEASURES]
    plain = [each for each in story if each.label is Role.ESCALATION or _ESCALATED.search(each.lower)]
    if not subject.key.escalated_to:
        denied = next(
            (each for each in plain if not re.search(r"\b(?:no|not|never|without|nobody)\b", each.lower)), None
        )
        return Judgement(2) if denied is None else Judgement(0, *_where(subject, denied), "it was not escalated")
    for sentence in plain:
        if affirms(sentence.text, accepted):
            return Judgement(2, *_where(subject, sentence))
    called = next((each for each in story if _CALLED.search(each.lower) and affirms(each.text, accepted)), None)
    if plain:
        mark = 1 if called else 0
        return Judgement(1 if mark else 0, *_where(subject, plain[0]), "it was escalated to somebody else")
    if called:
        return Judgement(2, *_where(subject, called))
    mentioned = next((each for each in story if affirms(each.text, accepted)), None)
    if mentioned:
        return Judgement(1, *_where(subject, mentioned), "takes part, but nothing says that it was escalated")
    return Judgement(0, note="nothing says to whom it was escalated")


def _accepted(subject: Subject) -> tuple[str, ...]:
    """Accepted phrasings, and the names of those who hold such a role."""
    accepted = subject.key.escalated_to
    if subject.case_file is None or not accepted:
        return accepted
    roles = tuple(role.lower() for role in accepted)
    people = [each for each in subject.case_file.people if any(role in each.role.lower() for role in roles)]
    return (*accepted, *(name for each in people for name in (each.name, each.handle, each.name.split()[0])))


def _where(subject: Subject, sentence: Sentence) -> tuple[str, int]:
    return subject.quote(sentence), sentence.line


CRITERION = Criterion(
    id="escalated_to",
    code="K14",
    scale="correctness",
    section="timeline",
    title="Escalation is right",
    why="When and to whom it was handed on shows whether the right people could be reached in time.",
    question="Who was brought in, by whom, and at which message do you see it?",
    judge=shared_by_seeds(judge),
)
