"""The blocks inside a section: list items, table rows and paragraphs, each with its text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.postmortem.escapes import fenced_lines, is_blank, protect, unprotect

_BULLET = re.compile(r" ?(?:[-*+]|[0-9]{1,4}[.)])(?:[ \t]+|$)")
_SEPARATOR = re.compile(r"[ \t|:-]*-[ \t|:-]*$")
_ESCAPED_PIPE = "\\|"


@dataclass(frozen=True, slots=True)
class Item:
    """A list item, without its marker and indentation."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A pipe table: the header's cells (empty when there is none) and the rows' cells, still encoded."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Any other run of lines up to a blank one."""

    text: str


def never(i: int, lines: Sequence[str]) -> bool:  # noqa: ARG001 - a predicate for `protect`
    """No line of a list item is a section heading: they are all indented."""
    return False


def write_item(text: str, marker: str = "- ") -> str:
    """A list item whose further lines are indented by two spaces, blank ones left blank."""
    first, *rest = protect((marker + text).split("\n"), never)
    return "\n".join([first, *(f"  {line}" if line else "" for line in rest)])


def read_blocks(lines: Sequence[str]) -> Iterator[Item | Table | Paragraph]:
    """The blocks of a section's lines, in order. Linear in the lines."""
    fenced = fenced_lines(lines)
    i = 0
    while i < len(lines):
        if is_blank(lines[i]):
            i += 1
        elif not fenced[i] and _is_row(lines[i]):
            end = i + 1
            while end < len(lines) and _is_row(lines[end]):
                end += 1
            yield _table([_cells(line) for line in lines[i:end]], lines[i:end])
            i = end
        elif _BULLET.match(lines[i]):
            end = _end_of_item(i, lines, fenced)
            yield Item(_item_text(lines[i:end]))
            i = end
        else:
            end = i + 1
            while end < len(lines) and (
                fenced[end] == 2
                or (not is_blank(lines[end]) and not _BULLET.match(lines[end]) and not _is_row(lines[end]))
            ):
                end += 1
            yield Paragraph("\n".join(unprotect(lines[i:end], never)))
            i = end


def _end_of_item(start: int, lines: Sequence[str], fenced: Sequence[int]) -> int:
    """The index behind an item, which ends with a blank before an unindented line, at a row and at the next item."""
    end, i = start + 1, start + 1
    while i < len(lines):
        blank_before = i > end
        if is_blank(lines[i]) and not fenced[i]:
            i += 1
            continue
        if (
            fenced[i] != 2
            and not lines[i].startswith(("  ", "\t"))
            and (blank_before or _BULLET.match(lines[i]) or _is_row(lines[i]))
        ):
            break
        i += 1
        end = i
    return end


def _item_text(lines: Sequence[str]) -> str:
    marker = _BULLET.match(lines[0])
    width = marker.end() if marker else 0
    rest = [line[2:] if line.startswith("  ") else line.lstrip(" \t") for line in lines[1:]]
    # The marker stays on while fences are looked for, as it was there when they were escaped.
    first, *others = unprotect([f"- {lines[0][width:]}", *rest], never)
    return "\n".join([first[2:], *others])


def _is_row(line: str) -> bool:
    return line.lstrip(" ").startswith("|")


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a row; a pipe behind a backslash is text."""
    inner = line.strip(" \t").replace(_ESCAPED_PIPE, "&#124;")
    inner = inner.removeprefix("|").removesuffix("|")
    return tuple(cell.strip(" \t") for cell in inner.split("|"))


def _table(rows: list[tuple[str, ...]], lines: Sequence[str]) -> Table:
    if len(lines) > 1 and _SEPARATOR.match(lines[1]):
        return Table(rows[0], tuple(rows[2:]))
    return Table((), tuple(rows))
