"""Are contributing factors of this outage named, and nothing made one that had no part in it?"""

from kit.rubric.correctness.causes import claimed_herring, tells_factor
from kit.rubric.correctness.factors import named_factors
from kit.rubric.correctness.subject import Subject, shared_by_seeds
from kit.rubric.criterion import Criterion, Judgement

ENOUGH = 2
"""So many factors are "several"."""


def judge(subject: Subject) -> Judgement:
    """Count the factors of the key that the document names."""
    named = named_factors(subject)
    sentences = subject.reading.sentences
    mentioned = subject.index.any_of(tuple(term for herring in subject.key.red_herrings for term in herring.terms))
    claim = claimed_herring(subject, frozenset(n for n in mentioned if tells_factor(subject, sentences[n])))
    if claim:
        herring, sentence = claim
        note = f"made a factor here, without a part in it: {herring.text}"
        return Judgement(1 if named else 0, subject.quote(sentence), sentence.line, note)
    if not named:
        return Judgement(0, note="no contributing factor of this outage is named")
    first = min(named.values(), key=lambda each: each.start)
    quote = subject.quote(first)
    if len(named) >= min(ENOUGH, len(subject.key.factors)):
        return Judgement(2, quote, first.line)
    return Judgement(1, quote, first.line, "only one contributing factor of this outage is named")


CRITERION = Criterion(
    id="factors_named",
    code="K12",
    scale="correctness",
    section="root_cause",
    title="Contributing factors are right",
    why="An outage has more than one cause; each factor is a place to prevent the next one.",
    question="What else had to be as it was: in review, testing, monitoring, or in what people knew?",
    judge=shared_by_seeds(judge),
)
