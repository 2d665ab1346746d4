"""The shares and counts a document states for the impact, and what each says it is a share of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kit.rubric.correctness.document import Document
from kit.rubric.reading import Sentence
from kit.rubric.reading.roles import Role
from kit.rubric.reading.shares import Share

Whole = Literal["", "requests", "users"]

_REQUESTS = re.compile(
    r"\b(?:requests?|traffic|hits|responses?|page\s?views?|page\s?loads?|calls|queries|http)\b", re.IGNORECASE
)
_USERS = re.compile(
    r"\b(?:users?|customers?|visitors?|clients?|people|shoppers?|buyers?|persons?|accounts?|members?|everyone|everybody"
    r"|audience|readers?|user[- ]?base)\b",
    re.IGNORECASE,
)
_PEAK = re.compile(r"\b(?:peak\w*|worst|maximum|max|at\s+its\s+height|highest|up\s+to|topped|climax)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;,.()](?!\d)|\s[-–—]\s|\b(?:and|but|while|with|or|about|which)\b")
_AFFECTED = re.compile(
    r"\b(?:affect\w*|hit|fail\w*|error\w*|impact\w*|saw|met|receiv\w*|experienc\w*|5xx|50\d|lost|refused|unanswered"
    r"|could\s+not|couldn|unable|suffer\w*)\b",
    re.IGNORECASE,
)

_LONGEST_LABEL = 400
"""So many characters before a sentence a label of its line is looked for."""

_OF = re.compile(r"(?:\bof|%|percent)\s*$", re.IGNORECASE)
"""In \"a third of all users\" the share is a third."""


@dataclass(frozen=True, slots=True)
class Affected:
    """A share as stated: what it is of (empty where the text does not say), and the sentence it stands in."""

    share: Share
    of: Whole
    sentence: Sentence


def affected_shares(document: Document) -> list[Affected]:
    """The shares stated for the impact as a whole: in the summary, else anywhere in the story."""
    stated = [each for each in _shares(document) if not _at_peak(each)]
    return [each for each in stated if each.sentence.section is Role.SUMMARY] or [
        each for each in stated if each.of and each.sentence.section in (Role.OTHER, Role.CAUSE_AND_FIX)
    ]


def peak_shares(document: Document) -> list[Affected]:
    """The shares stated for the worst moment, the summary's first."""
    stated = [
        share
        for sentence in document.reading.sentences
        if sentence.section is not Role.MEASURES and _PEAK.search(sentence.text)
        for share in _of_sentence(document, sentence)
        if _at_peak(share) and share.share.kind != "count"
    ]
    return sorted(stated, key=lambda each: each.sentence.section is not Role.SUMMARY)


def _shares(document: Document) -> Iterator[Affected]:
    """The shares outside the timeline in sentences about who or what was affected."""
    for sentence in document.reading.sentences:
        if sentence.entry is not None or sentence.section not in (Role.SUMMARY, Role.OTHER, Role.CAUSE_AND_FIX):
            continue
        labelled = sentence.label in (Role.IMPACT, Role.AFFECTED, Role.SERVICE)
        if sentence.label not in (Role.CAUSE, Role.FIX) and (labelled or _AFFECTED.search(sentence.text)):
            yield from _of_sentence(document, sentence)


def _of_sentence(document: Document, sentence: Sentence) -> Iterator[Affected]:
    for share in sentence.shares:
        of_all = share.kind == "all" and bool(_OF.search(sentence.text, 0, share.start))
        if share.value is not None and share.kind != "vague" and not of_all:
            yield Affected(share, _whole(document, sentence, share), sentence)


def _whole(document: Document, sentence: Sentence, share: Share) -> Whole:
    """What a share is of, by the nearest word: within it, behind it, before it in its clause, or in the label."""
    text = sentence.text
    stop = _CLAUSE_END.search(text, share.end)
    start = max((match.end() for match in _CLAUSE_END.finditer(text, 0, share.start)), default=0)
    label_start = document.reading.text.rfind("\n", max(0, sentence.start - _LONGEST_LABEL), sentence.start) + 1
    for piece in (
        text[share.start : share.end],
        text[share.end : stop.start() if stop else len(text)],
        text[start : share.start],
        document.reading.text[max(label_start, sentence.start - _LONGEST_LABEL) : sentence.start],
    ):
        requests, users = _REQUESTS.search(piece), _USERS.search(piece)
        if requests or users:
            return "requests" if requests and (not users or requests.start() < users.start()) else "users"
    requests, users = _REQUESTS.search(text), _USERS.search(text)
    if bool(requests) == bool(users):
        return ""
    return "requests" if requests else "users"


def _at_peak(stated: Affected) -> bool:
    """Whether a word for the worst moment stands with a share, nearer to it than to any other share."""
    text, share = stated.sentence.text, stated.share
    others = [each for each in stated.sentence.shares if each is not share]
    for match in _PEAK.finditer(text):
        own = _gap(match, share)
        if all(own < _gap(match, other) for other in others):
            return True
    return False


def _gap(match: re.Match[str], share: Share) -> int:
    return max(share.start - match.end(), match.start() - share.end, 0)
