"""Split a run of text into sentences."""

import re
from collections.abc import Iterator

from kit.rubric.reading.roles import MAJOR, Role, role_of

_STOP = re.compile(r"[.!?]+[\"'”’)\]]*(?:\s+(?=[^a-z\s])|(?<=[a-z][.!?])(?=[A-Z][a-z]))")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|approx|vs|etc|no|dr|mr|mrs|ms|st|fig|est|[ap]\.m|[a-z])|^\s*\d{1,2})\.$", re.IGNORECASE
)
_LABEL = re.compile(r"\s*(?P<name>[A-Z][^:.!?\n]{2,50}):\s")
_FEW_UNKNOWN = 0.25
_LONGEST_QUESTION = 40
_WORD = re.compile(r"[^\W_]")


def split_sentences(plain: str, start: int, end: int) -> Iterator[tuple[int, int, Role | None]]:
    """Start, end and own label of every sentence between two offsets.

    A label stands before its sentence in mid-paragraph ("Resolution: ..."), or is asked before it ("The culprit? ...").
    """
    at = start
    asked: Role | None = None
    for stop in _stops(plain, start, end):
        first, last, label = _trimmed(plain, at, stop, labelled=at > start)
        if _WORD.search(plain, first, last):
            yield first, last, label or asked
            asked = _asked(plain, first, last)
        at = stop


def _stops(plain: str, start: int, end: int) -> Iterator[int]:
    """Where each sentence ends."""
    at = start
    for match in _STOP.finditer(plain, start, end):
        if not _ABBREVIATION.search(plain, max(at, match.start() - 6), match.start() + 1):
            yield match.end()
            at = match.end()
    yield end


def _trimmed(plain: str, at: int, end: int, *, labelled: bool) -> tuple[int, int, Role | None]:
    """A sentence without the blanks and the label around it, and what the label announces."""
    label = None
    if labelled and (match := _LABEL.match(plain, at, end)):
        role = role_of(match["name"], unknown=_FEW_UNKNOWN)
        if role is not None and role not in MAJOR:
            label, at = role, match.end()
    while at < end and plain[at].isspace():
        at += 1
    while end > at and plain[end - 1].isspace():
        end -= 1
    return at, end, label


def _asked(plain: str, start: int, end: int) -> Role | None:
    """What a short question asks for, which the sentence after it answers."""
    if plain[end - 1] != "?" or end - start > _LONGEST_QUESTION:
        return None
    role = role_of(plain[start:end], unknown=_FEW_UNKNOWN)
    return None if role in MAJOR else role
