"""A timeline entry as a list item, and back: ``**09:49** (detection) The first page. [alert-1, err-0012]``.

The kind is left out where it is a plain event. The reader also takes ``09:49 - text``, ``[09:49] text``, timed lines
and table rows.
"""

import re
from collections.abc import Iterator, Sequence

from kit.postmortem.blocks import Item, Paragraph, Table, read_blocks, write_item
from kit.postmortem.escapes import decode, encode, refer
from kit.postmortem.model import ENTRY_KINDS, TimelineEntry

_CLOCK = (
    r"T?[0-9]{1,2}(?:[:.h][0-9]{2}(?:[:.][0-9]{2})?(?:[ \t]?[ap]\.?m\b\.?)?|[ \t]?[ap]\.?m\b\.?|[0-9]{2}[ \t]?hrs\b)"
)
_ZONE = r"(?:[ \t]?(?:Z\b|UTC\b|GMT\b|[A-Z]{2,4}T\b)?(?:[+-][0-9]{1,2}(?::?[0-9]{2})?\b)?)"
_DATE = r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}[ \tT]|[0-9]{1,2}[ \t][A-Z][a-z]{2,8}(?:[ \t][0-9]{4})?,?[ \t])?"
_PLAIN_TIME = re.compile(
    rf"[\[(]?({_DATE}{_CLOCK}{_ZONE}(?:[ \t]?[-–—][ \t]?{_CLOCK}{_ZONE})?)(?:[\])]|(?![\w]))", re.IGNORECASE
)
_BOLD_TIME = re.compile(r"\*\*([^*\n]+?):?\*\*")
_HAS_CLOCK = re.compile(_CLOCK, re.IGNORECASE)
_KIND = re.compile(rf" ?\(({'|'.join(ENTRY_KINDS)})\)(?: |$)")
_BETWEEN = " \t:–—-"
_EVIDENCE_ID = re.compile(r"[a-z][a-z0-9]*-[\w-]+")


def write_entries(entries: Sequence[TimelineEntry]) -> str:
    """The entries as one list, in the order given."""
    return "\n".join(write_item(write_entry(entry)) for entry in entries)


def write_entry(entry: TimelineEntry) -> str:
    """One entry's text: short, or where that would read otherwise with its kind, or its evidence too, spelt out."""
    time = encode(entry.time, also="*\n")
    if time:
        time = f"**{time[:-1] + refer(':') if time.endswith(':') else time}**"
    text = encode(entry.text)
    ids = ", ".join(encode(identifier, also=",[]\n") for identifier in entry.evidence if identifier)
    between = "\n\n" if "\n" in text else " "
    kind = f"({entry.kind})"
    forms = (
        ("" if entry.kind == "event" else kind, f"[{ids}]" if ids else ""),
        (kind, f"[{ids}]" if ids else ""),
        (kind, f"[{ids}]"),
    )
    *shorter, full = (
        between.join(filter(None, (" ".join(filter(None, (time, kind, text))), evidence))) for kind, evidence in forms
    )
    return next((form for form in shorter if form and read_entry(form) == entry), full)


def read_entry(body: str) -> TimelineEntry:
    """The entry that a list item's text tells."""
    time, rest = "", body
    if (bold := _BOLD_TIME.match(body)) and (_HAS_CLOCK.search(bold[1]) or _KIND.match(body, bold.end())):
        time, rest = bold[1], body[bold.end() :]
    elif plain := _PLAIN_TIME.match(body):
        time, rest = plain[1].strip(), body[plain.end() :]
    if kind := _KIND.match(rest):
        text, evidence = _split_evidence(rest[kind.end() :], explicit=True)
        return TimelineEntry.model_validate(
            {"time": decode(time), "kind": kind[1], "text": decode(text), "evidence": evidence}
        )
    text, evidence = _split_evidence(rest.lstrip(_BETWEEN) if time else rest, explicit=False)
    return TimelineEntry(time=decode(time), text=decode(text), evidence=evidence)


def read_entries(lines: Sequence[str]) -> tuple[TimelineEntry, ...]:
    """The entries of a timeline, from lists, tables and timed lines; text without a time is an entry of its own."""
    return tuple(_entries(lines))


def _entries(lines: Sequence[str]) -> Iterator[TimelineEntry]:
    for block in read_blocks(lines):
        match block:
            case Item(text) if text:
                yield read_entry(text)
            case Table(header, rows):
                for row in rows:
                    yield _entry_of_row(header, row)
            case Paragraph(text):
                yield from _entries_of_paragraph(text)


def _entries_of_paragraph(text: str) -> Iterator[TimelineEntry]:
    pending: list[str] = []
    for line in text.split("\n"):
        if pending and (_PLAIN_TIME.match(line) or ((bold := _BOLD_TIME.match(line)) and _HAS_CLOCK.search(bold[1]))):
            yield read_entry("\n".join(pending))
            pending = []
        pending.append(line)
    yield read_entry("\n".join(pending))


def _entry_of_row(header: tuple[str, ...], row: tuple[str, ...]) -> TimelineEntry:
    """A table row: the first cell with a clock is the time (or else the column headed so), the rest is the text."""
    headed = next((i for i, name in enumerate(header) if "time" in name.casefold()), None)
    at = next((i for i, cell in enumerate(row) if _HAS_CLOCK.search(cell)), headed)
    time = row[at].strip("*_ ") if at is not None and at < len(row) else ""
    text = " - ".join(cell for i, cell in enumerate(row) if cell and i != at)
    return TimelineEntry(time=decode(time), text=decode(text))


def _split_evidence(text: str, *, explicit: bool) -> tuple[str, tuple[str, ...]]:
    """Text and the evidence ids in its closing brackets; unless spelt out, brackets with anything else are text."""
    start = text.rfind("[") if text.endswith("]") else -1
    if start < 0 or (start > 0 and text[start - 1] not in " \n"):
        return text, ()
    ids = tuple(filter(None, (part.strip(" \t") for part in text[start + 1 : -1].split(","))))
    if not explicit and not (ids and all(_EVIDENCE_ID.fullmatch(identifier) for identifier in ids)):
        return text, ()
    return text[:start].rstrip(" \n"), tuple(decode(identifier) for identifier in ids)
