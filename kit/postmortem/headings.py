"""Which lines head a section, in the forms people use: ATX (``## Timeline``), setext (underlined), bold, plain."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kit.postmortem.escapes import is_blank

SectionName = Literal["summary", "timeline", "causes", "root_cause", "resolution", "measures", "improvements", "tasks"]

GROUPS: frozenset[SectionName] = frozenset({"summary", "timeline", "causes", "measures"})
"""The sections of the assignment; the other names are their parts."""

_NAMES: dict[SectionName, tuple[str, ...]] = {
    "summary": (
        "issue summary",
        "summary",
        "incident summary",
        "executive summary",
        "outage summary",
        "overview",
        "synopsis",
        "tl;dr",
    ),
    "timeline": (
        "timeline",
        "event timeline",
        "incident timeline",
        "timeline of events",
        "chronology",
        "sequence of events",
    ),
    "causes": (
        "root cause and resolution",
        "root causes and resolution",
        "root cause analysis and resolution",
        "cause and resolution",
    ),
    "root_cause": ("root cause", "root causes", "root cause analysis", "cause", "causes", "rca"),
    "resolution": ("resolution", "resolution and recovery", "mitigation", "recovery", "remediation", "solution"),
    "measures": (
        *(
            f"{a} and {b} {c}"
            for a in ("corrective", "corrections")
            for b in ("preventative", "preventive")
            for c in ("measures", "actions")
        ),
        *(f"{a} {c}" for a in ("corrective", "preventative", "preventive") for c in ("measures", "actions")),
        "future safeguards",
        "prevention",
        "follow-up",
        "next steps",
    ),
    "improvements": (
        "improvements",
        "improvement",
        "areas for improvement",
        "what can be improved",
        "things to improve",
    ),
    "tasks": (
        "tasks",
        "task list",
        "list of tasks",
        "action items",
        "actions",
        "to do",
        "todo",
        "to-do",
        "to-do list",
        "todo list",
    ),
}
_SECTIONS: dict[str, SectionName] = {name: section for section, names in _NAMES.items() for name in names}
_LONGEST_NAME = 80

_ATX = re.compile(r" ?(#{1,6})(?:[ \t]+(?P<name>[^ \t].*)|(?P<tight>[^# \t].*))$")
_BOLD = re.compile(r" ?(?:\*\*|__)(?P<name>[^*_].*?)(?:\*\*|__)[ \t]*:?[ \t]*$")
_UNDERLINE = re.compile(r" ?(?:={3,}|-{3,})[ \t]*$")
_NUMBERING = re.compile(r"(?:[0-9]{1,2}|[ivx]{1,4})[.)][ \t]*")
_NOT_A_TITLE = re.compile(r"\s*(?:[-+>|#]|\* |(?:[0-9]{1,4}[.)][ \t]+)?\\*(?:`{3}|~{3}))")
_BELOW_ALL = 7


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that heads something.

    Attributes:
        section: the section it names, None when the name is not one of the document's sections.
        level: 1 to 6 as in Markdown; 7 for a bold or plain line.
        name: its text as typed.
        lines: how many lines it takes (2 when underlined).
    """

    section: SectionName | None
    level: int
    name: str
    lines: int = 1


def section_named(name: str) -> SectionName | None:
    """The section that a heading's text names, in any of the usual words; None when it names none."""
    if len(name) > _LONGEST_NAME:
        return None
    plain = " ".join(name.replace("*", "").replace("_", " ").replace("&", " and ").casefold().split())
    plain = plain.rstrip("# ").rstrip(":. ")
    return _SECTIONS.get(_NUMBERING.sub("", plain, count=1).strip())


def heading_at(i: int, lines: Sequence[str]) -> Heading | None:
    """The heading that starts at line ``i``, if any; code blocks are the caller's business.

    Bold and plain lines count only when they name a section of the document; an unnamed underlined line only when it
    stands alone.
    """
    line = lines[i]
    if is_blank(line):
        return None
    if atx := _ATX.match(line):
        name = (atx["name"] or atx["tight"]).rstrip(" \t")
        section = section_named(name)
        return Heading(section, len(atx[1]), name) if section or atx["name"] else None
    if len(line) > _LONGEST_NAME:
        return None
    bold = _BOLD.match(line)
    name = bold["name"] if bold else line.strip()
    section = section_named(name)
    if _is_underlined(i, lines) and (section or i == 0 or is_blank(lines[i - 1])):
        return Heading(section, 1 if "=" in lines[i + 1] else 2, name, lines=2)
    return Heading(section, _BELOW_ALL, name) if section and line[:2] != "  " else None


def _is_underlined(i: int, lines: Sequence[str]) -> bool:
    if i + 1 == len(lines) or not _UNDERLINE.match(lines[i + 1]):
        return False
    return not (_UNDERLINE.match(lines[i]) or _NOT_A_TITLE.match(lines[i]))


def reads_as_section(i: int, lines: Sequence[str]) -> bool:
    """Whether the line would end the field it stands in: it names a section, or has the level of one."""
    heading = heading_at(i, lines)
    return heading is not None and (heading.section is not None or heading.level <= 2)


def reads_as_known_section(i: int, lines: Sequence[str]) -> bool:
    """Whether the line names a section of the document: what ends the extras, which have headings of their own."""
    heading = heading_at(i, lines)
    return heading is not None and heading.section is not None
