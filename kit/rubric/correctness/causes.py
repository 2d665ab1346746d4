"""Where a document states causes, and what it makes the cause."""

from collections.abc import Iterable

from kit.evidence import RedHerring
from kit.rubric.correctness.claims import affirms, claims_cause
from kit.rubric.correctness.document import Document
from kit.rubric.correctness.phrases import Groups
from kit.rubric.reading import Sentence
from kit.rubric.reading.roles import Role


def cause_places(document: Document) -> tuple[frozenset[int], frozenset[int]]:
    """The numbers of the sentences in which the summary and the cause section state causes.

    The summary's are those behind its label for the cause, or all of it where it has no such label; the section's are
    those of the part about the cause, or all of it that is not about the fix.
    """
    labelled = document.numbers(Role.SUMMARY, labels=(Role.CAUSE,))
    section = document.numbers(Role.CAUSE_AND_FIX, labels=(Role.CAUSE,))
    return labelled or document.numbers(Role.SUMMARY), section or (
        document.numbers(Role.CAUSE_AND_FIX) - document.numbers(Role.CAUSE_AND_FIX, labels=(Role.FIX,))
    )


def names(document: Document, groups: Groups, places: frozenset[int]) -> int:
    """How many of the groups the sentences of some places affirm together."""
    return sum(
        any(affirms(each.text, group) for each in document.sentences(document.index.any_of(group) & places))
        for group in groups
    )


def first_naming(document: Document, groups: Groups, places: frozenset[int]) -> Sentence | None:
    """The sentence that names the most groups, the first of them on a tie; None where none names any."""
    best, most = None, 0
    for number in sorted(places):
        count = sum(number in document.index.any_of(group) for group in groups)
        if count > most:
            best, most = document.reading.sentences[number], count
    return best


def claimed_herring(
    document: Document, places: frozenset[int], *, unless: Groups = (), labels: Iterable[Role] = ()
) -> tuple[RedHerring, Sentence] | None:
    """The first red herring that a sentence makes a cause, and the sentence; None where none does.

    Args:
        document: the document and the key.
        places: the sentences to look at.
        unless: a sentence that names all of this is about the real cause, whatever else it mentions.
        labels: labels behind which a plain statement is a claim.
    """
    real = document.index.all_of(unless)
    for herring in document.key.red_herrings:
        for sentence in document.sentences((document.index.any_of(herring.terms) & places) - real):
            if claims_cause(sentence.text, herring.terms, labelled=sentence.label in tuple(labels)):
                return herring, sentence
    return None
