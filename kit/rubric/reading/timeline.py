"""The entries of a timeline: bullets, bare lines, table rows or headed blocks, each with its time."""

import re
from dataclasses import dataclass

from kit.rubric.reading.clocks import Clock, find_clocks
from kit.rubric.reading.roles import Role

_BEFORE_TIME = re.compile(
    r"(?:[\s\d,./:|()~T-]|\b(?:at|around|about|approximately|approx|by|on|from|circa|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wednes|thurs?|fri|satur|sun)[a-z]*\b\.?|(?:st|nd|rd|th|of|the|day|date|time)\b)*",
    re.IGNORECASE,
)
_HEAD = 60
"""A time within so many characters of a line's beginning may open it."""


@dataclass(frozen=True, slots=True)
class Line:
    """What the timeline needs to know of a block of text."""

    start: int
    end: int
    line: int
    section: Role
    label: Role | None
    item: bool
    depth: int
    labelled: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a timeline.

    Attributes:
        clock: its time; None where it has none.
        opens: whether the time opens the entry.
        line: its 1-based line.
        start: offset of its text in the document; ``end`` is the offset after its last line.
        words: how many words it has.
        section: the section it stands in.
    """

    clock: Clock | None
    opens: bool
    line: int
    start: int
    end: int
    words: int
    section: Role


def find_entries(plain: str, lines: list[Line]) -> tuple[list[Entry], list[int | None]]:
    """The entries of a document and, for each line, the number of the entry it belongs to.

    Inside a timeline section every list item, timed line and paragraph is an entry, and what is indented under one belongs to it. Elsewhere only
    lines that a time opens are entries.
    """
    entries: list[Entry] = []
    entry_of: list[int | None] = []
    current_depth, open_entry = 0, False
    for line in lines:
        head = plain[line.start : min(line.end, line.start + _HEAD)]
        clocks = find_clocks(head) if any(map(str.isdigit, head)) else []
        opens = bool(clocks) and bool(_BEFORE_TIME.fullmatch(head, 0, clocks[0].start))
        inside = line.section is Role.TIMELINE
        if not inside and (
            not opens
            or line.labelled
            or line.section is Role.SUMMARY
            and line.label in (Role.DURATION, Role.START, Role.END)
        ):
            entry_of.append(None)
            open_entry = False
            continue
        continues = (
            open_entry
            and not opens
            and not line.labelled
            and (line.depth > current_depth or (not line.item and entries[-1].opens and not clocks))
        )
        if continues:
            last = entries[-1]
            entries[-1] = Entry(
                last.clock,
                last.opens,
                last.line,
                last.start,
                line.end,
                last.words + plain[line.start : line.end].count(" ") + 1,
                last.section,
            )
        else:
            text = plain[line.start : line.end]
            clock = clocks[0] if clocks else next(iter(find_clocks(text[:600])), None)
            entries.append(Entry(clock, opens, line.line, line.start, line.end, len(text.split()), line.section))
            current_depth = line.depth
        open_entry = True
        entry_of.append(len(entries) - 1)
    return entries, entry_of
