"""Is the outage said to have been detected the way it was?"""

from collections.abc import Iterator

from kit.rubric.correctness.claims import affirms
from kit.rubric.correctness.subject import Subject, shared_by_seeds
from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.stems import stems
from kit.rubric.reading import Sentence
from kit.rubric.reading.roles import Role

_DETECTED = stems("detect detected detection discover discovered notice noticed aware alerted alert paged page")


def judge(subject: Subject) -> Judgement:
    """Compare what the plainest statement of the detection says with the accepted ways."""
    accepted = subject.key.detected_by
    statements = list(_statements(subject))
    if not statements:
        return Judgement(0, note="nothing says how it was detected")
    first = statements[0]
    quote = subject.quote(first)
    if affirms(first.text, accepted):
        return Judgement(2, quote, first.line)
    other = next((each for each in statements[1:] if affirms(each.text, accepted)), None)
    if other is not None:
        return Judgement(1, quote, first.line, "this says it was noticed in another way than the rest of the document")
    return Judgement(0, quote, first.line, "it was noticed in another way")


def _statements(subject: Subject) -> Iterator[Sentence]:
    """The sentences that tell the detection: labelled as such, then the timeline's, then others."""
    sentences = [each for each in subject.reading.sentences if each.section is not Role.MEASURES]
    labelled = [each for each in sentences if each.label in (Role.METHOD, Role.DETECTION)]
    telling = subject.detection[1]
    entry = [
        each
        for each in sentences
        if telling and each.entry == telling.entry and each.section is telling.sentence.section
    ]
    own = entry if telling and telling.tells_detection else []
    rest = [each for each in sentences if each.has & _DETECTED]
    seen: set[int] = set()
    for each in (*own, *labelled, *entry, *rest):
        if each.start not in seen:
            seen.add(each.start)
            yield each


CRITERION = Criterion(
    id="detected_by",
    code="K9",
    scale="correctness",
    section="timeline",
    title="Way of detection is right",
    why="Whether a rule or a customer noticed first decides whether monitoring is good enough.",
    question="Who or what noticed first, and which item of the evidence shows that nobody knew before?",
    judge=shared_by_seeds(judge),
)
