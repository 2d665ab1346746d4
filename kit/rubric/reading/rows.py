"""The rows of a document, with what their marks alone say: list item, heading of some level, blank."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from kit.rubric.reading.markup import BREAK

LONGEST_HEADING = 120
"""A row longer than this is text, whatever marks it has."""

MOST_ROWS = 10_000
"""Rows read of one document; a write-up has a few hundred."""

_MARKER = re.compile(
    r"""[ \t>]*(?:
      (?P<bullet>[-+•●▪◦·‣–—](?=[\s*\d\[`_])|\*(?=\s)|o\s)
    | (?P<number>\(?\d{1,2}(?:[.)]+(?!\d)|,\s)|\(?[a-z]\)|[a-zA-Z]\.\s|[ivx]{1,4}[.)]\s)
    )?[ \t]*(?:\[[ xX]\]\s)?""",
    re.VERBOSE,
)
_ATX = re.compile(r"[ \t>]*(#{1,6})(?!!)[ \t]*(?=\S)")
_RULE = re.compile(r"[ \t>]*+(?:[-=_*~–—][ \t]*+){3,}+$|(?=[^|]*+\|)[\s:|-]*+$")
_SETEXT = re.compile(r"[ \t]{0,3}(?:={2,}|-{3,})[ \t]*$")
_BOLD = re.compile(r"(?:\*\*|__|<b>|<strong>)(?!\s).{1,120}(?:\*\*|__|</b>|</strong>)\W{0,3}$")
_ROW_END = re.compile(r"[\n\v](?:[ \t]*+[\n\v])*+")
_UNDERLINES = ("=", "-", " ", "\t")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what a line feed or an HTML break ends.

    Attributes:
        line: its 1-based line of the document.
        start: offset of its first character.
        body: offset of its first letter, digit or opening quote, past list marks, hash marks and pictographs.
        end: offset after its last character.
        item: whether it is a list item or table row.
        numbered: whether a number or letter marks it as an item.
        level: 1 to 6 for hash marks, 2 underlined, 5 bold as a whole; 0 where nothing marks it as a heading.
        depth: its indent in columns.
        blank: whether it holds no text.
    """

    line: int
    start: int
    body: int
    end: int
    item: bool
    numbered: bool
    level: int
    depth: int
    blank: bool


def find_rows(text: str, plain: str) -> list[Row]:
    """The rows of a document; a run of blank rows is one.

    Args:
        text: the document.
        plain: the document with its markup blanked, of the same length.
    """
    spans = list(islice(_spans(plain), MOST_ROWS))
    rows = []
    for number, (line, start, end) in enumerate(spans):
        raw, row = text[start:end], plain[start:end]
        if not row.strip() or _RULE.match(raw):
            rows.append(Row(line, start, end, end, item=False, numbered=False, level=0, depth=0, blank=True))
            continue
        marker = _MARKER.match(raw)
        marked = marker.end() if marker else 0
        listed = bool(marker and (marker["bullet"] or marker["number"]))
        item = listed or raw.lstrip().startswith("|") or row.lstrip(" \v").startswith("- ")
        below = spans[number + 1][1:] if number + 1 < len(spans) else (0, 0)
        underlined = text[below[0] : below[0] + 1] in _UNDERLINES and bool(_SETEXT.fullmatch(text, *below))
        level = _level(row, raw[marked:], item=item, underlined=underlined)
        depth = len(row) - len(row.lstrip())
        body, numbered = _body(plain, start + marked, end), bool(marker and marker["number"])
        rows.append(Row(line, start, body, end, item, numbered, level, depth, blank=False))
    return rows


def _spans(plain: str) -> Iterator[tuple[int, int, int]]:
    """Line number, start and end of every row; a run of empty rows is given as one."""
    line, start = 1, 0
    for match in _ROW_END.finditer(plain):
        yield line, start, match.start()
        feeds = match[0].count("\n")
        if len(match[0]) > 1:
            yield line, match.start(), match.start()
        line += feeds
        start = match.end()
    yield line, start, len(plain)


def _body(plain: str, at: int, end: int) -> int:
    while at < end and not (plain[at].isalnum() or plain[at] in "\"'“‘(~<$/"):
        at += 1
    return at


def _level(row: str, content: str, *, item: bool, underlined: bool) -> int:
    if (atx := _ATX.match(row.lstrip(BREAK))) and not item:
        return len(atx[1])
    if underlined and not item and len(row) <= LONGEST_HEADING:
        return 2
    bold = content.strip()
    if len(bold) <= LONGEST_HEADING and _BOLD.match(bold) and bold.count("**") + bold.count("__") <= 2:
        return 5
    return 0
