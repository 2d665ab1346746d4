"""The postmortem as Markdown: a writer and a reader that are each other's inverse.

``read_markdown(write_markdown(p)) == p`` for every postmortem, whatever its author typed, with one exception: an
evidence id that is empty points at nothing and is dropped. How odd text survives is told in ``escapes``; lists and
tables have their pairs in ``summary_list``, ``entries`` and ``task_list``.

The reader also takes Markdown that the kit did not write, by its section headings. Nothing is lost: summary text that
no field claims goes to ``summary.experience``; text of the timeline without a time becomes an entry of its own; prose
among the tasks goes to ``improvements``; what stands before the first section, or under a heading that is none of the
document's, goes to ``extras`` with its heading. Its time is linear in the text's length.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from kit.postmortem.entries import read_entries, write_entries
from kit.postmortem.escapes import TEXT_MARK, decode, encode, fenced_lines, is_blank, protect, split_mark, unprotect
from kit.postmortem.headings import (
    GROUPS,
    Heading,
    SectionName,
    heading_at,
    reads_as_known_section,
    reads_as_section,
    section_named,
)
from kit.postmortem.model import Postmortem
from kit.postmortem.summary_list import read_summary, write_summary
from kit.postmortem.task_list import read_tasks, write_tasks

EXTRAS_HEADING = "Further notes"
"""Heads the extras where they do not begin with a heading of their own."""

_Part = SectionName | Literal["extras"]
_PHASES: dict[SectionName, frozenset[SectionName]] = {
    "summary": frozenset({"root_cause", "resolution"}),
    "timeline": frozenset({"root_cause", "resolution"}),
}
"""Names that, as a smaller heading inside these sections, head a part of that section."""


def write_markdown(postmortem: Postmortem) -> str:
    """The document as Markdown, ending in a newline; empty fields are left out, an empty document is an empty text."""
    p = postmortem
    pieces = [_title_line(p.title)] if p.title else []
    pieces += _section("## Issue Summary", write_summary(p.summary))
    pieces += _section("## Timeline", write_entries(p.timeline))
    pieces += _section(
        "## Root cause and resolution",
        *_section("### Root cause", _prose(p.root_cause)),
        *_section("### Resolution", _prose(p.resolution)),
    )
    pieces += _section(
        "## Corrective and preventative measures",
        *_section("### Improvements", _prose(p.improvements)),
        *_section("### Tasks", write_tasks(p.tasks)),
    )
    if p.extras:
        extras = encode(p.extras, edges=False).split("\n")
        if not (pieces and _heads_itself(extras)):
            pieces.append(f"## {EXTRAS_HEADING}")
        pieces.append("\n".join(protect(extras, reads_as_known_section)))
    return "\n\n".join(pieces) + "\n" if pieces else ""


def read_markdown(text: str) -> Postmortem:
    """The document that a Markdown text holds; see the module for how text of other origin is read. Never raises."""
    title, lines = _take_title(_lines(text))
    parts: dict[_Part, list[list[str]]] = {}
    for part, body in _sections(lines):
        parts.setdefault(part, []).append(body)
    tasks, prose_of_tasks = read_tasks(_run_on(parts.get("tasks", [])))
    loose_tasks, loose_prose = read_tasks(_run_on(parts.get("measures", [])))
    return Postmortem(
        title=title,
        summary=read_summary(_run_on(parts.get("summary", []))),
        timeline=read_entries(_run_on(parts.get("timeline", []))),
        root_cause=_joined(*map(_read_prose, [*parts.get("causes", []), *parts.get("root_cause", [])])),
        resolution=_joined(*map(_read_prose, parts.get("resolution", []))),
        improvements=_joined(loose_prose, *map(_read_prose, parts.get("improvements", [])), prose_of_tasks),
        tasks=(*loose_tasks, *tasks),
        extras=_read_extras(parts.get("extras", [])),
    )


def read_title(text: str) -> str:
    """Only the title of the document that a Markdown text holds; empty when it has none."""
    return _take_title(_lines(text))[0]


def _lines(text: str) -> list[str]:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _section(heading: str, *bodies: str) -> list[str]:
    filled = [body for body in bodies if body]
    return [heading, *filled] if filled else []


def _prose(text: str) -> str:
    return "\n".join(protect(encode(text, edges=False).split("\n"), reads_as_section))


def _title_line(title: str) -> str:
    name = encode(title, also="\n")
    bare, marks = split_mark(name)
    return f"# {name}{TEXT_MARK if marks or section_named(bare) else ''}"


def _heads_itself(lines: Sequence[str]) -> bool:
    """Whether extras begin with a heading of their own, at the level of the sections and not taken for one of them."""
    if not lines[0].startswith("## ") or lines[0].endswith(TEXT_MARK):
        return False
    heading = heading_at(0, lines)
    return heading is not None and heading.section is None and heading.name != EXTRAS_HEADING


def _take_title(lines: list[str]) -> tuple[str, list[str]]:
    """The title, and the lines without it.

    It is the document's first heading where that names no section and either opens the document or has level 1.
    """
    fenced = fenced_lines(lines)
    first = next((i for i, line in enumerate(lines) if not is_blank(line)), 0)
    at, heading = next(((i, h) for i in range(len(lines)) if not fenced[i] and (h := heading_at(i, lines))), (0, None))
    if heading is None or heading.section or heading.name == EXTRAS_HEADING or (heading.level > 1 and at > first):
        return "", lines
    behind = lines[at + heading.lines :]
    return decode(heading.name.removesuffix(TEXT_MARK)), lines[:at] + behind[
        1 if behind and is_blank(behind[0]) else 0 :
    ]


def _sections(lines: Sequence[str]) -> Iterator[tuple[_Part, list[str]]]:
    """The parts of the document in order, each with its lines.

    A heading that names a section starts it. A heading that names none belongs to the part it stands in when it is
    smaller than the section's, else starts the extras; within the extras every such heading belongs to them.
    """
    fenced = fenced_lines(lines)
    part: _Part = "extras"
    group: SectionName | None = None
    level = 0
    body: list[str] = []
    i = 0
    while i < len(lines):
        heading = None if fenced[i] or lines[i].endswith(TEXT_MARK) else heading_at(i, lines)
        if heading is None or not _starts_part(heading, part, group, level):
            body.append(lines[i])
            i += 1
            continue
        if group or not all(map(is_blank, body)):
            yield part, body
        body = [] if heading.section else list(lines[i : i + heading.lines])
        if heading.section in GROUPS or heading.level <= level or group is None:
            group, level = heading.section, heading.level
        part = heading.section or "extras"
        i += heading.lines
    yield part, body


def _starts_part(heading: Heading, part: _Part, group: SectionName | None, level: int) -> bool:
    if heading.section is None:
        return part != "extras" and heading.level <= level
    return not (group and heading.level > level and heading.section in _PHASES.get(group, ()))


def _run_on(bodies: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a section's stretches, a blank one between them."""
    return [line for body in bodies for line in (*body, "")]


def _inner(lines: Sequence[str]) -> list[str]:
    """The lines without the one blank line that sets them off at either end; further ones belong to the text."""
    start = 1 if lines and is_blank(lines[0]) else 0
    end = len(lines) - 1 if len(lines) > start and is_blank(lines[-1]) else len(lines)
    return list(lines[start:end])


def _read_prose(lines: Sequence[str]) -> str:
    return decode("\n".join(unprotect(_inner(lines), reads_as_section)))


def _read_extras(bodies: Sequence[Sequence[str]]) -> str:
    texts: list[str] = []
    for body in bodies:
        lines = _inner(body)
        if not any(texts) and lines and lines[0] == f"## {EXTRAS_HEADING}":
            lines = lines[2:] if is_blank("".join(lines[1:2])) else lines[1:]
        texts.append(decode("\n".join(unprotect(lines, reads_as_known_section))))
    return _joined(*texts)


def _joined(*texts: str) -> str:
    return "\n\n".join(filter(None, texts))
