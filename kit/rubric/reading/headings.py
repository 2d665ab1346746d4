"""Headings and labels: which section each part of a document belongs to.

Headings come in every form: ATX with or without a space, setext, bold lines, plain lines, HTML, numbered, questions
of the assignment kept as headings, two sections under one heading. A *heading* opens a section or a labelled part
of one; an inline *label* ("Impact: ...") covers its own row and the rows that continue it.
"""

import re
from dataclasses import dataclass, field

from kit.rubric.reading.clocks import find_clocks
from kit.rubric.reading.roles import MAJOR, Role, role_of
from kit.rubric.reading.rows import LONGEST_HEADING, Row

_PREFIX = re.compile(r"\s*(?P<name>[^:：\n]{2,90}?)\s*(?::-|[:：]|\s[-–—|]|[-–—]\s)(?=\s|$|[^\d/\s])")
_BRACKETS = re.compile(r"\([^()]{0,80}\)")
_TRAILING = " \t:;.-–—*_#=,\v"
_MOST_LABELS = 3
"""Headings and labels that may stand before the text of one row ("Issue summary: Duration: 2 hours")."""
_LONGEST_TITLE_WORDS = 15
_LONGEST_PLAIN_HEADING_WORDS = 7
_LONGEST_QUESTION_WORDS = 20
_PLAIN, _BOLD = 6, 5
_OF_MEASURES = (Role.IMPROVEMENTS, Role.TASKS, Role.CAUSE, Role.FIX)
_OF_SUMMARY = (Role.DURATION, Role.START, Role.END, Role.ZONE, Role.IMPACT, Role.SERVICE, Role.AFFECTED)
_OF_STORY = (Role.DETECTION, Role.METHOD, Role.ACTIONS, Role.ASSUMPTION, Role.MISLEADING, Role.ESCALATION)
_ANY, _FEW, _NONE = 1.0, 0.25, 0.0
"""Shares of words a heading may have that headings seldom use: marked ones, labels before a colon, bare rows."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands in the document.

    Attributes:
        text: its words.
        line: its 1-based line.
        start: offset in the document; ``end`` is the offset after it.
        level: 1 to 6 as marked; 6 for a bare row.
        role: what it announces; None where its words announce no known section.
        part: number of the part it opens, as in ``Block.part``.
    """

    text: str
    line: int
    start: int
    end: int
    level: int
    role: Role | None
    part: int


@dataclass(slots=True)
class Outline:
    """Where a walk down the rows of a document has got to.

    Attributes:
        headings: the headings so far.
        section: the section being read; a document opens in its summary.
        label: the labelled part of it.
        inline: the label that stands on the current row or a row it continues.
        part: how many parts were opened so far.
    """

    headings: list[Heading] = field(default_factory=list)
    section: Role = Role.SUMMARY
    label: Role | None = None
    inline: Role | None = None
    part: int = 0
    _level: int = 7
    _opened: bool = False

    def enter(self, plain: str, row: Row, *, first: bool) -> tuple[int, bool]:
        """Open the headings and labels a row begins with.

        Args:
            plain: the document without markup.
            row: the row.
            first: whether nothing but blank rows stands before it.

        Returns:
            Where the row's own text begins (-1 where it has none), and whether a label stands before that text.
        """
        at, labelled = row.body, False
        for _ in range(_MOST_LABELS):
            bare = plain[at : row.end].strip(_TRAILING)
            if not bare:
                return -1, False
            if not labelled and self._is_heading(plain, row, at, bare, first=first):
                return -1, False
            prefix = _PREFIX.match(plain, at, row.end)
            role = _announced(prefix["name"], unknown=_FEW) if prefix else None
            if not prefix or role is None or prefix["name"].rstrip().endswith((".", "!", ";")):
                break
            if prefix["name"].endswith(")") and find_clocks(prefix["name"]):
                break
            if self.section is Role.MEASURES and role not in MAJOR and role not in _OF_MEASURES:
                break
            at = _past_dash(plain, prefix.end())
            tells = any(map(str.isdigit, plain[at : row.end]))
            if role in MAJOR or (row.level and not row.item):
                self._open(role, row.level, prefix["name"].strip(), row, prefix.span("name"))
                if row.level and not tells and len(plain[at : row.end].split()) <= _LONGEST_TITLE_WORDS:
                    return -1, False
            else:
                self.inline, labelled = role, True
                if role in (Role.IMPROVEMENTS, Role.TASKS) and self.section is not Role.MEASURES and not row.item:
                    self.section, self.label = Role.MEASURES, role
        return at, labelled

    def _is_heading(self, plain: str, row: Row, at: int, bare: str, *, first: bool) -> bool:
        """Open a row that is a heading as a whole."""
        if len(bare) > LONGEST_HEADING or find_clocks(bare):
            return False
        if not row.level and plain[at : row.end].rstrip(" \t\v*_\"'”’)").endswith((".", "!", ";")):
            return False
        colon = plain[at : row.end].rstrip(" \t*_").endswith((":", "：", ":-"))
        role = self._role_as_heading(bare, row, colon=colon)
        title = first and len(bare.split()) <= _LONGEST_TITLE_WORDS and not colon and not _labels(plain, row, at)
        if role is None and not title and not (row.level and (row.level < _BOLD or first)):
            return False
        self._open(role, row.level, bare, row, (at, row.end))
        return True

    def _role_as_heading(self, bare: str, row: Row, *, colon: bool) -> Role | None:
        if row.level:
            return _announced(bare, unknown=_FEW if row.level == _BOLD and row.item else _ANY)
        question = bare.endswith("?")
        if row.item and not colon and not question:
            role = _announced(bare, unknown=_NONE) if row.numbered else None
            return role if role in MAJOR else None
        count = len(bare.split())
        if count > _LONGEST_QUESTION_WORDS:
            return None
        plain_line = not colon and not question
        if plain_line and (
            count > _LONGEST_PLAIN_HEADING_WORDS or (bare[0].islower() and self.section is Role.MEASURES)
        ):
            return None
        return _announced(bare, unknown=_NONE if plain_line else _FEW)

    def _open(self, role: Role | None, level: int, text: str, row: Row, span: tuple[int, int]) -> None:
        """Move on to the section or part a heading announces."""
        rank = level or _PLAIN
        self.inline = None
        if role is not None or (self._opened and rank <= self._level):
            self.part += 1
        self.headings.append(Heading(text, row.line, *span, rank, role, self.part))
        if role is None:
            self.label = None
            if self._opened and rank <= self._level:
                self.section = Role.OTHER
            return
        section, label = _lands(self.section, role, above=rank < self._level, beside=rank <= self._level)
        if section is not self.section or role in MAJOR:
            self._level = rank
        self.section, self.label, self._opened = section, label, True


def _lands(section: Role, role: Role, *, above: bool, beside: bool) -> tuple[Role, Role | None]:
    """The section and label that a heading of some role leads to from a section.

    Args:
        section: the section being read.
        role: what the heading announces.
        above: whether the heading ranks above that of the section.
        beside: whether it ranks at least as high.
    """
    if role in MAJOR:
        return role, None
    if role in (Role.IMPROVEMENTS, Role.TASKS):
        return Role.MEASURES, role
    if role is Role.FIX_AND_MEASURES:
        return Role.MEASURES, Role.FIX
    leaves = section in (Role.MEASURES, Role.OTHER)
    if role in _OF_SUMMARY and beside and section is not Role.SUMMARY:
        return Role.OTHER, role
    if role in _OF_STORY and (leaves or section is Role.SUMMARY):
        return Role.TIMELINE, role
    if role is Role.CAUSE and (leaves or section is Role.TIMELINE):
        return Role.CAUSE_AND_FIX, role
    if role is Role.FIX and (leaves or (section is Role.TIMELINE and above)):
        return Role.CAUSE_AND_FIX, role
    return section, role


def _labels(plain: str, row: Row, at: int) -> bool:
    """Whether a row begins with a known label."""
    prefix = _PREFIX.match(plain, at, row.end)
    return bool(prefix and _announced(prefix["name"], unknown=_FEW))


def _announced(phrase: str, *, unknown: float) -> Role | None:
    """What a heading or label announces; what stands in brackets decides only where the rest says nothing."""
    if "(" not in phrase:
        return role_of(phrase, unknown=unknown)
    return role_of(_BRACKETS.sub(" ", phrase), unknown=unknown) or role_of(phrase, unknown=unknown)


def _past_dash(plain: str, at: int) -> int:
    return at + 1 if plain[at : at + 1] in tuple("-–—") else at
