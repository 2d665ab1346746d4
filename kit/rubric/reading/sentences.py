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
_WORD = re.compile(r"[^\W_]")


def split_sentences(plain: str, start: int, end: int) -> Iterator[tuple[int, int, Role | None]]:
    """Start, end and own label ("Resolution: ..." in mid-paragraph) of every sentence between two offsets."""
    at = start
    for match in _STOP.finditer(plain, start, end):
        if _ABBREVIATION.search(plain, max(at, match.start() - 6), match.start() + 1):
            continue
        yield from _sentence(plain, at, match.end(), first=at == start)
        at = match.end()
    yield from _sentence(plain, at, end, first=at == start)


def _sentence(plain: str, at: int, end: int, *, first: bool) -> Iterator[tuple[int, int, Role | None]]:
    label = None
    if not first and (match := _LABEL.match(plain, at, end)):
        role = role_of(match["name"], unknown=_FEW_UNKNOWN)
        if role is not None and role not in MAJOR:
            label, at = role, match.end()
    while at < end and plain[at].isspace():
        at += 1
    while end > at and plain[end - 1].isspace():
        end -= 1
    if _WORD.search(plain, at, end):
        yield at, end, label
