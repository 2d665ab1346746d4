"""A student's text, line by line, with the findings' numbers at their places: the left side of the feedback page.

The text stays as typed; only headings, bold words and list items look like what they are. Nothing of it is parsed as
HTML.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kit.postmortem.escapes import decode, fenced_lines, split_mark
from kit.rubric.criterion import Finding

SHOWN_CHARACTERS_MAX = 100_000
_HEADING = re.compile(r" ?(#{1,6})[ \t]+")
_BOLD = re.compile(r"\*\*(?=[^\s*])([^*]+)\*\*")
_TABLE_RULE = re.compile(r"[ \t]*\|[ \t|:-]*-[ \t|:-]*$")
_BULLET = re.compile(r"([ \t]*)[-*+] (?:\[ \] )?")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line: its text, whether it is bold or quoted by a finding, and the numbers right behind it."""

    text: str
    bold: bool = False
    quoted: bool = False
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its number, its look (``h1`` to ``h6``, ``item``, ``row``, ``code``, ``text``, ``blank``), its spans."""

    number: int
    look: str
    spans: tuple[Span, ...]


def annotate(markdown: str, numbered: Sequence[tuple[int, Finding]]) -> tuple[Line, ...]:
    """The document's lines with the numbers of the findings that quote them.

    Args:
        markdown: the document; what lies beyond 100,000 characters is left out.
        numbered: findings with their numbers; those without a line are passed over.
    """
    lines = markdown[:SHOWN_CHARACTERS_MAX].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    fenced = fenced_lines(lines)
    at: dict[int, list[tuple[int, Finding]]] = defaultdict(list)
    for number, finding in numbered:
        if finding.line and finding.line <= len(lines):
            at[finding.line - 1].append((number, finding))
    return tuple(
        _line(i + 1, line, bool(fenced[i]), at[i])
        for i, line in enumerate(lines)
        if fenced[i] or at[i] or not _TABLE_RULE.match(line)
    )


def _line(number: int, line: str, is_code: bool, findings: Iterable[tuple[int, Finding]]) -> Line:
    quotes: list[tuple[int, int]] = []
    numbers: dict[int, list[int]] = defaultdict(list)
    for of_finding, finding in findings:
        first = finding.quote.strip().split("\n")[0].strip()
        start = line.find(first) if first else -1
        if start >= 0:
            quotes.append((start, start + len(first)))
        numbers[start + len(first) if start >= 0 else len(line)].append(of_finding)
    look, hidden, bold = ("code", [], []) if is_code else _looks(line)
    cuts = sorted({0, len(line), *(cut for a, b in (*quotes, *hidden, *bold) for cut in (a, b)), *numbers})
    spans = []
    for start, end in zip(cuts, cuts[1:] or cuts, strict=False):
        shown = "" if _within(start, end, hidden) else line[start:end]
        spans.append(
            Span(
                decode(shown) if not is_code else shown,
                _within(start, end, bold),
                _within(start, end, quotes),
                tuple(numbers.pop(end, ())),
            )
        )
    return Line(number, look, tuple(span for span in spans if span.text or span.numbers))


def _within(start: int, end: int, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(a <= start and end <= b for a, b in ranges)


def _looks(line: str) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    """How a line looks, which of its characters are markup not to be shown, and which are bold."""
    if not line.strip():
        return "blank", [], []
    bare, marks = split_mark(line)
    hidden = [(len(bare), len(line))] if marks else []
    if heading := _HEADING.match(line):
        return f"h{len(heading[1])}", [(0, heading.end()), *hidden], []
    bold = []
    for match in _BOLD.finditer(line):
        hidden += [(match.start(), match.start() + 2), (match.end() - 2, match.end())]
        bold.append(match.span(1))
    if bullet := _BULLET.match(line):
        return "item", [(bullet.end(1), bullet.end()), *hidden], bold
    return ("row" if line.lstrip().startswith("|") else "text"), hidden, bold
