"""The entries of a timeline: bullets, bare lines, table rows or headed blocks, each with its time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kit.rubric.reading.clocks import Clock, find_clocks
from kit.rubric.reading.layout import Block
from kit.rubric.reading.roles import MAJOR, Role, role_of

_BEFORE_TIME = re.compile(
    r"""(?:[\s\d,./:|()~T-]
    |\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wednes|thurs?|fri|satur|sun)[a-z]*\b\.?
    |\b(?:at|around|about|approximately|approx|by|on|from|circa|of|the|day|date|time)\b|st\b|nd\b|rd\b|th\b)*""",
    re.IGNORECASE | re.VERBOSE,
)
_KIND = re.compile(
    r"[^A-Za-z(\n]{0,12}(?:\([A-Z]{2,4}(?:\s?[+-]\d{1,2})?\)|[A-Z]{2,4}\b)?[^A-Za-z(\n]{0,12}"
    r"(?:\((?P<bracketed>[A-Za-z][A-Za-z ]{3,30})\)|(?P<named>[A-Z][A-Za-z /]{3,40}):(?=\s))"
)
_FEW_UNKNOWN = 0.25
_HEAD = 60
"""A time within so many characters of a line's beginning may open it."""
_SEARCHED = 600
_LONGEST_BARE_WORD = 4
_SHORTEST_RUN = 3
"""Outside a timeline section, at least so many lines in a row that times open make one."""


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
        part: number of the heading it stands under.
        bare: whether its first line holds nothing but the time, so that the list below is its text.
    """

    clock: Clock | None
    opens: bool
    line: int
    start: int
    end: int
    words: int
    section: Role
    part: int
    bare: bool


def find_entries(plain: str, blocks: Sequence[Block]) -> tuple[list[Entry], list[int | None]]:
    """The entries of a document and, for each block, the number of the entry it belongs to.

    Inside a timeline section every list item, timed line and paragraph is an entry, and what is indented under one
    belongs to it. Elsewhere only runs of lines that a time opens are entries.
    """
    heads = [_head_clocks(plain, block) for block in blocks]
    opens = [bool(clocks) and _opens(plain, block, clocks) for block, clocks in zip(blocks, heads, strict=True)]
    inside = _inside(plain, blocks, opens)
    entries: list[Entry] = []
    entry_of: list[int | None] = []
    depth, open_entry = 0, False
    for number, block in enumerate(blocks):
        if not inside[number]:
            entry_of.append(None)
            open_entry = False
            continue
        last = entries[-1] if open_entry else None
        if last and not opens[number] and not block.labelled and _belongs(block, depth, last, heads[number]):
            words = last.words + len(plain[block.start : block.end].split())
            entries[-1] = replace(last, end=block.end, words=words)
        else:
            entries.append(_entry(plain, block, heads[number], opens=opens[number]))
            depth = block.depth
        open_entry = True
        entry_of.append(len(entries) - 1)
    return entries, entry_of


def _entry(plain: str, block: Block, head: list[Clock], *, opens: bool) -> Entry:
    text = plain[block.start : block.end]
    clock = head[0] if head else next(iter(find_clocks(text[:_SEARCHED])), None)
    words, bare = len(text.split()), _bare(text)
    return Entry(clock, opens, block.line, block.start, block.end, words, block.section, block.part, bare)


def kind_named(plain: str, start: int, end: int) -> Role | None:
    """What sort of step a timed row says it is, right after its time: "09:52 (detection) ..."."""
    clocks = find_clocks(plain[start : min(end, start + _HEAD)])
    match = _KIND.match(plain, start + clocks[0].end, end) if clocks else None
    role = role_of(match["bracketed"] or match["named"], unknown=_FEW_UNKNOWN) if match else None
    return None if role in MAJOR else role


def _head_clocks(plain: str, block: Block) -> list[Clock]:
    head = plain[block.start : min(block.end, block.start + _HEAD)]
    return find_clocks(head) if any(map(str.isdigit, head)) else []


def _opens(plain: str, block: Block, clocks: list[Clock]) -> bool:
    """Whether a block begins with a time."""
    return bool(_BEFORE_TIME.fullmatch(plain, block.start, block.start + clocks[0].start))


def _inside(plain: str, blocks: Sequence[Block], opens: list[bool]) -> list[bool]:
    """Which blocks are part of a timeline: those headed as one, and runs that times open, with the lists below them."""
    inside = [block.section is Role.TIMELINE for block in blocks]
    run: list[int] = []
    timed, hanging = 0, False
    for number, block in enumerate(blocks):
        opening = opens[number] and not block.labelled and not inside[number]
        if run and (blocks[run[0]].part != block.part or not (opening or (hanging and block.item))):
            run, timed = [], 0
        if opening:
            timed, hanging = timed + 1, _bare(plain[block.start : block.end])
        if opening or run:
            run.append(number)
        if timed >= _SHORTEST_RUN:
            for each in run:
                inside[each] = True
            run = run[-1:]
    return inside


def _bare(text: str) -> bool:
    return not any(len(word) > _LONGEST_BARE_WORD and word.isalpha() for word in text.split())


def _belongs(block: Block, depth: int, last: Entry, clocks: list[Clock]) -> bool:
    if block.part != last.part:
        return False
    if block.depth > depth or (not block.item and last.opens and not clocks):
        return True
    return last.opens and last.bare and not clocks
