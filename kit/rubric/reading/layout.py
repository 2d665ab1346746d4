"""Which line of a document is a heading, a label, a list item or running text, and in which section it stands.

Headings come in every form: ATX with or without a space, setext, bold lines, plain lines, HTML, numbered, questions of the assignment kept as
headings, two sections under one heading. A *heading* opens a section or a labelled part; an inline *label* ("Impact: ...") covers its own line
and the lines that continue it. What follows is decided from the section a line stands in and never from other sections, so that taking a section
out of a document leaves the reading of the others as it was.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kit.rubric.reading.clocks import find_clocks
from kit.rubric.reading.markup import BREAK
from kit.rubric.reading.roles import MAJOR, Role, role_of

_MARKER = re.compile(
    r"[ \t>]*(?:(?P<bullet>[-*+•●▪◦·‣–—](?=[\s*\d\[`])|o\s)|(?P<number>\(?\d{1,2}(?:[.)]+(?!\d)|,\s)|\(?[a-z]\)|[a-zA-Z]\.\s|[ivx]{1,4}[.)]\s))?[ \t]*(?:\[[ xX]\]\s)?"
)
_ATX = re.compile(r"[ \t>]*(#{1,6})(?!!)[ \t]*(?=\S)")
_RULE = re.compile(r"[ \t>]*(?:[-=_*~–—][ \t]*){3,}$|[ \t]*\|?[\s:|-]*\|[\s:|-]*$")
_SETEXT = re.compile(r"[ \t]{0,3}(?:={2,}|-{3,})[ \t]*$")
_BOLD = re.compile(r"(?:\*\*|__|<b>|<strong>)(?!\s).{1,120}(?:\*\*|__|</b>|</strong>)\W{0,3}$")
_PREFIX = re.compile(r"\s*(?P<name>[^:\n]{2,90}?)\s*(?::-|[:：]|\s[-–—]|[-–—]\s)(?=\s|$|[^\d/\s])")
_TRAILING = " \t:;.-–—*_#=,\v"
_LONGEST_HEADING = 120
_WRAP_AT = 40
"""A line at least this long that ends without punctuation may be continued on the next line."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text: a paragraph, list item, table row or line.

    Attributes:
        start: offset of its first character in the document.
        end: offset after its last character.
        line: its 1-based line.
        section: the section it stands in.
        label: the labelled part of the section it stands in, if any.
        labelled: whether the label stands on the same line.
        item: whether it is a list item or table row.
        depth: its indent in columns.
        after_blank: whether a blank line or heading stands before it.
        part: number of the heading it stands under, counted from 0.
    """

    start: int
    end: int
    line: int
    section: Role
    label: Role | None
    labelled: bool
    item: bool
    depth: int
    after_blank: bool
    part: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands in the document; ``role`` is None where its words announce no known section."""

    text: str
    line: int
    start: int
    end: int
    level: int
    role: Role | None


@dataclass(slots=True)
class _State:
    """Where the walk through the document is."""

    section: Role = Role.SUMMARY
    level: int = 7
    opened: bool = False
    label: Role | None = None
    inline: Role | None = None
    inline_depth: int = 0
    part: int = 0


def lay_out(text: str, plain: str) -> tuple[list[Heading], list[Block]]:
    """Headings and blocks of a document, in order.

    Args:
        text: the document.
        plain: the document with its markup blanked (``markup.plain``), of the same length.
    """
    state, headings, blocks = _State(), [], []
    rows = list(_rows(plain))
    after_blank = True
    for index, (line, start, end) in enumerate(rows):
        row, raw = plain[start:end], text[start:end]
        if not row.strip(" \t\v") or _RULE.match(raw):
            after_blank, state.inline = True, None
            continue
        underlined = (
            index + 1 < len(rows)
            and bool(_SETEXT.match(text[rows[index + 1][1] : rows[index + 1][2]]))
            and bool(row.strip())
        )
        marker = _MARKER.match(raw)
        item = (
            bool(marker and (marker["bullet"] or marker["number"]))
            or raw.lstrip().startswith("|")
            or row.lstrip(" \v").startswith("- ")
        )
        body = start + (marker.end() if marker else 0)
        level = _formal_level(row, raw[marker.end() if marker else 0 :], item=item, underlined=underlined)
        first = not blocks and not headings
        at, labelled = _announce(
            state, headings, plain, (line, _skip_marks(plain, body, end), end), level, item=item, first=first
        )
        if at < 0 or not plain[at:end].strip():
            after_blank = True
            continue
        depth = len(row) - len(row.lstrip())
        if not labelled and state.inline and (item and depth <= state.inline_depth):
            state.inline = None
        if labelled:
            state.inline_depth = depth
        elif blocks and not item and not after_blank and _continues(plain, blocks[-1], at, end):
            last = blocks[-1]
            blocks[-1] = Block(
                last.start,
                end,
                last.line,
                last.section,
                last.label,
                last.labelled,
                last.item,
                last.depth,
                last.after_blank,
                last.part,
            )
            continue
        blocks.append(
            Block(
                at,
                end,
                line,
                state.section,
                state.inline or state.label,
                labelled,
                item,
                depth,
                after_blank,
                state.part,
            )
        )
        after_blank = False
    return headings, blocks


def _rows(plain: str) -> Iterator[tuple[int, int, int]]:
    """Line number, start and end of every line, a line being ended by a line feed or an HTML break."""
    line, start = 1, 0
    for match in re.finditer(r"[\n\v]", plain):
        yield line, start, match.start()
        start = match.end()
        line += match[0] == "\n"
    yield line, start, len(plain)


def _skip_marks(plain: str, at: int, end: int) -> int:
    """The offset of the first letter or digit of a row: past list marks, hash marks and pictographs."""
    while at < end and not (plain[at].isalnum() or plain[at] in "\"'“‘(~<$"):
        at += 1
    return at


def _formal_level(row: str, content: str, *, item: bool, underlined: bool) -> int:
    """The level of a heading marked as one: 1 to 6 for hash marks, 2 underlined, 5 bold; 0 where nothing marks it."""
    if (atx := _ATX.match(row.lstrip(BREAK))) and not item:
        return len(atx[1])
    if underlined and not item and len(row) <= _LONGEST_HEADING:
        return 2
    bold = content.strip()
    if _BOLD.match(bold) and bold.count("**") + bold.count("__") <= 2 and len(bold) <= _LONGEST_HEADING:
        return 5
    return 0


def _announce(
    state: _State,
    headings: list[Heading],
    plain: str,
    span: tuple[int, int, int],
    level: int,
    *,
    item: bool,
    first: bool,
) -> tuple[int, bool]:
    """Open the headings and labels a row begins with; where its own text begins (-1: nowhere), and whether a label stands before it."""
    line, at, end = span
    labelled = False
    for _ in range(3):
        rest = plain[at:end]
        bare = rest.strip(_TRAILING)
        if not bare:
            return (-1, False)
        colon = rest.rstrip(" \t*_").endswith((":", "：", ":-"))
        if len(bare) <= _LONGEST_HEADING and not labelled and not find_clocks(bare[:_LONGEST_HEADING]):
            role = _heading_role(bare, level=level, colon=colon, item=item, section=state.section)
            if (
                role is not None
                or (level and (level < 5 or first))
                or (first and len(bare.split()) <= 15 and bare[-1:].isalnum() and not colon)
            ):
                headings.append(Heading(bare, line, at, end, level or 6, role))
                _open(state, role, level)
                return (-1, False)
        prefix = _PREFIX.match(plain, at, end)
        role = role_of(_without_brackets(prefix["name"]), strict=True) if prefix else None
        if not prefix or role is None:
            break
        at = prefix.end()
        if plain[at : at + 1] in "-–—":
            at += 1
        if level and level < 5 and role not in MAJOR and not any(char.isdigit() for char in plain[at:end]):
            headings.append(Heading(bare, line, span[1], end, level, role))
            _open(state, role, level)
            return (-1, False)
        if role in MAJOR or (level and not item):
            headings.append(
                Heading(prefix["name"].strip(), line, prefix.start("name"), prefix.end("name"), level or 6, role)
            )
            _open(state, role, level)
            if level and not any(char.isdigit() for char in plain[at:end]) and len(plain[at:end].split()) <= 12:
                return (-1, False)
        else:
            state.inline, labelled = role, True
            if role in (Role.IMPROVEMENTS, Role.TASKS) and state.section is not Role.MEASURES and not item:
                state.section, state.label = Role.MEASURES, role
    return at, labelled


def _heading_role(bare: str, *, level: int, colon: bool, item: bool, section: Role) -> Role | None:
    """The role of a row that may be a heading as a whole."""
    if level:
        return role_of(_without_brackets(bare), strict=level == 5 and item)
    if item and not colon and not bare.endswith("?"):
        return None
    words = bare.split()
    if len(words) > 20 or (
        not colon and not bare.endswith("?") and (len(words) > 7 or bare[:1].islower() and section is Role.MEASURES)
    ):
        return None
    return role_of(_without_brackets(bare), strict=True)


def _without_brackets(phrase: str) -> str:
    return re.sub(r"\([^()]{0,80}\)", " ", phrase) if "(" in phrase else phrase


def _open(state: _State, role: Role | None, level: int) -> None:
    """Move on to the section or part a heading announces."""
    state.inline, state.part = None, state.part + 1
    rank = level or 6
    if role is None:
        state.label = None
        if state.opened and rank <= state.level:
            state.section = Role.OTHER
        return
    if role in MAJOR:
        state.section, state.label, state.level, state.opened = role, None, rank, True
    elif role in (Role.IMPROVEMENTS, Role.TASKS):
        state.section, state.label, state.opened = Role.MEASURES, role, True
    elif role is Role.CAUSE and state.section in (Role.TIMELINE, Role.MEASURES, Role.OTHER):
        state.section, state.label, state.level = Role.CAUSE_AND_FIX, role, rank
    elif role is Role.FIX and (
        state.section in (Role.MEASURES, Role.OTHER)
        or (state.section is Role.TIMELINE and level and rank < state.level)
    ):
        state.section, state.label, state.level = Role.CAUSE_AND_FIX, role, rank
    else:
        state.label, state.opened = role, True


def _continues(plain: str, last: Block, at: int, end: int) -> bool:
    """Whether a row goes on with the sentence of the block before it: a paragraph wrapped at some width."""
    before = plain[last.start : last.end].rstrip()
    opening = plain[at:end].lstrip()[:1]
    return (
        len(before) >= _WRAP_AT
        and before[-1] not in ".!?:;|"
        and (opening.islower() or before[-1] in ",(" or before.endswith((" the", " a", " to", " of", " and")))
    )
