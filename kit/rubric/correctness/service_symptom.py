"""Does the summary name the service and the symptom as users met them?"""

from kit.rubric.correctness.subject import Subject, shared_by_seeds
from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.reading.roles import Role

_SERVICE_LABELS = (Role.SERVICE,)
_SYMPTOM_LABELS = (Role.IMPACT, Role.AFFECTED)


def judge(subject: Subject) -> Judgement:
    """Look for an accepted name of the service and an accepted symptom; a labelled field answers for itself."""
    opening = subject.numbers(Role.SUMMARY) - {
        n for n, each in enumerate(subject.reading.sentences) if each.entry is not None
    }
    if not opening:
        return Judgement(0, note="there is no summary that says what was affected")
    service = _place(subject, opening, _SERVICE_LABELS, "service") & subject.index.any_of(subject.key.services)
    symptom = _place(subject, opening, _SYMPTOM_LABELS, "experience") & subject.index.any_of(subject.key.symptoms)
    if not service and not symptom:
        return Judgement(0, note="neither the service nor the symptom is the one that users met")
    shown = next(subject.sentences(symptom or service))
    quote = subject.quote(shown)
    if service and symptom:
        return Judgement(2, quote, shown.line)
    return Judgement(1, quote, shown.line, "the service is another one" if symptom else "users met another symptom")


def _place(subject: Subject, opening: frozenset[int], labels: tuple[Role, ...], word: str) -> frozenset[int]:
    """The sentences behind the label, if the summary has one, else all of it."""
    sentences = subject.reading.sentences
    labelled = {
        n
        for n in opening
        if sentences[n].label in labels or sentences[n].lower.startswith((word, f"{word}s", f"affected {word}"))
    }
    return frozenset(labelled) or opening


CRITERION = Criterion(
    id="service_symptom",
    code="K8",
    scale="correctness",
    section="summary",
    title="Service and symptom are right",
    why="Readers outside the team look for their own service and for what they saw, not for the part that broke.",
    question="Seen from outside, what did people try to use, and what did their screen show?",
    judge=shared_by_seeds(judge),
)
