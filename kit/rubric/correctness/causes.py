"""Where a document states causes, and what it makes the cause."""

import re

from kit.evidence import RedHerring
from kit.rubric.correctness.claims import affirms, believes, claims_cause, denies
from kit.rubric.correctness.document import Document
from kit.rubric.correctness.phrases import Groups
from kit.rubric.language.phrases import phrases
from kit.rubric.reading import Sentence
from kit.rubric.reading.roles import Role

_CONTRIBUTED = phrases(
    r"""
    contribut\w+
    factors?
    made (?:it|things|this) worse
    aggravat\w+
    """
)
_LONGEST_LIST = 3_000
"""So many characters above an item its introduction is looked for."""
_ITEM = re.compile(r"[ \t>]*(?:[-*+•]|\(?\d{1,2}[.)])[ \t]")


def cause_places(document: Document) -> tuple[frozenset[int], frozenset[int]]:
    """The numbers of the sentences in which the summary and the cause section state causes.

    The summary's are those behind its label for the cause, or all of it where it has no such label; the section's are
    those of the part about the cause, or all of it that is not about the fix.
    """
    labelled = document.numbers(Role.SUMMARY, labels=(Role.CAUSE,))
    section = document.numbers(Role.CAUSE_AND_FIX, labels=(Role.CAUSE,)) or (
        document.numbers(Role.CAUSE_AND_FIX) - document.numbers(Role.CAUSE_AND_FIX, labels=(Role.FIX,))
    )
    return labelled or document.numbers(Role.SUMMARY), section


def without_factors(document: Document, places: frozenset[int]) -> frozenset[int]:
    """The places without sentences that tell of contributing factors."""
    sentences = document.reading.sentences
    return frozenset(number for number in places if not tells_factor(document, sentences[number]))


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
    document: Document, places: frozenset[int], *, unless: Groups = ()
) -> tuple[RedHerring, Sentence] | None:
    """The first red herring that a sentence makes a cause, and the sentence; None where none does.

    A plain statement is a claim behind the label "Root cause:" and in a list of contributing factors; elsewhere it
    needs a word such as "caused". In a list of what was ruled out nothing is a claim.

    Args:
        document: the document and the key.
        places: the sentences to look at.
        unless: a sentence that names all of this is about the real cause, whatever else it mentions.
    """
    real = document.index.all_of(unless)
    for herring in document.key.red_herrings:
        for sentence in document.sentences((document.index.any_of(herring.terms) & places) - real):
            intro = list_intro(document, sentence)
            if denies(intro) or believes(intro):
                continue
            plain = sentence.section is Role.SUMMARY and sentence.label is Role.CAUSE
            if claims_cause(sentence.text, herring.terms, labelled=plain or tells_factor(document, sentence)):
                return herring, sentence
    return None


def tells_factor(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence says that something contributed, or stands in a list of what did."""
    return bool(_CONTRIBUTED.search(sentence.lower) or _CONTRIBUTED.search(list_intro(document, sentence).lower()))


def list_intro(document: Document, sentence: Sentence) -> str:
    """The line that introduces the list a sentence is an item of; empty where it is none, or the list is very long."""
    text, first = document.reading.text, max(0, sentence.start - _LONGEST_LIST)
    line_start = text.rfind("\n", first, sentence.start) + 1
    if not line_start or not _ITEM.match(text, line_start):
        return ""
    above = text[first:line_start].split("\n")
    return next((line for line in reversed(above[1:]) if line.strip() and not _ITEM.match(line)), "")
