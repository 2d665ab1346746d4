"""The issue summary as a list of labelled items, and back.

The reader also takes labels people use (``Started``, ``Time zone``, ``Impact``), on lines or under small headings.
Text that no label claims is kept in ``experience``, the field for prose.
"""

import re
from collections.abc import Iterator, Sequence

from kit.postmortem.blocks import Item, Paragraph, Table, read_blocks, write_item
from kit.postmortem.escapes import decode, encode
from kit.postmortem.headings import heading_at
from kit.postmortem.model import Summary

_LABELS = {
    "start": "Start",
    "end": "End",
    "zone": "Time zone",
    "duration": "Duration",
    "services": "Service",
    "experience": "User experience",
    "affected": "Share affected",
    "affected_of": "Share of",
    "root_cause": "Root cause",
}
_SHARE = "affected_share"  # "30% of users" in one item: affected and affected_of together
_WORDS: dict[str, tuple[str, ...]] = {
    "start": ("start", "started", "start time", "start date", "began", "outage start", "incident start"),
    "end": ("end", "ended", "end time", "end date", "outage end", "incident end", "resolved"),
    "zone": ("time zone", "timezone", "zone"),
    "duration": ("duration", "outage duration", "incident duration", "length"),
    "services": (
        "service",
        "services",
        "affected service",
        "affected services",
        "service affected",
        "services affected",
    ),
    "experience": ("user experience", "experience", "impact", "user impact", "symptoms", "what users saw"),
    "affected": ("share affected",),
    "affected_of": ("share of",),
    _SHARE: ("affected", "users affected", "affected users"),
    "root_cause": ("root cause", "cause", "reason"),
}
_FIELD_OF = {word: field for field, words in _WORDS.items() for word in words}
_LABEL = re.compile(
    r"[ \t]*(?:\*\*|__)?([A-Za-z][A-Za-z ]{0,30}?)[ \t]*"
    r"(?::(?:\*\*|__)|(?:\*\*|__)[ \t]*:|:|(?:\*\*|__)(?=[ \t]*$))(?=\s|$)"
)


def write_summary(summary: Summary) -> str:
    """One item a filled field, in the order of the form."""
    values = {field: getattr(summary, field) for field in _LABELS}
    lines = []
    for field, value in values.items():
        if field == "affected" and value and (share := _in_one(value, summary.affected_of)):
            lines.append(write_item(f"**Affected:** {encode(share)}"))
            values["affected_of"] = ""
        elif value:
            lines.append(write_item(f"**{_LABELS[field]}:** {encode(value)}"))
    return "\n".join(lines)


def read_summary(lines: Sequence[str]) -> Summary:
    """The summary of a section's lines."""
    fields: dict[str, list[str]] = {}
    for field, text in _labelled(lines):
        if text or field:
            fields.setdefault(field or "experience", []).append(text)
    values = {field: "\n".join(filter(None, texts)) for field, texts in fields.items()}
    if _SHARE in values:
        affected, of = _split_share(values.pop(_SHARE))
        values["affected"] = "\n".join(filter(None, (values.get("affected", ""), affected)))
        values["affected_of"] = "\n".join(filter(None, (values.get("affected_of", ""), of)))
    return Summary(**values)


def _in_one(affected: str, of: str) -> str:
    """``30% of users`` where that reads back as both fields, else empty."""
    share = f"{affected} of {of}" if of else affected
    return share if _split_share(share) == (affected, of) else ""


def _split_share(share: str) -> tuple[str, str]:
    affected, _, of = share.partition(" of ")
    return affected, of


def _labelled(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each piece of the section with the field its label names; a label alone claims what follows, up to the next."""
    current = ""
    for block in read_blocks(list(_headings_as_labels(lines))):
        match block:
            case Item(text):
                field, value = _split_label(text)
                yield field or current, decode(value)
            case Table(header, rows):
                for row in (header, *rows) if header else rows:
                    field = _FIELD_OF.get(row[0].strip("*_: ").casefold(), "")
                    yield field or current, decode(" - ".join(filter(None, row[1:] if field else row)))
            case Paragraph(text):
                for line in text.split("\n"):
                    field, value = _split_label(line)
                    if field:
                        current = field if not value else ""
                    if value or field:
                        yield field or current, decode(value)


def _split_label(text: str) -> tuple[str, str]:
    label = _LABEL.match(text)
    field = _FIELD_OF.get(label[1].casefold(), "") if label else ""
    return (field, text[label.end() :].lstrip(" \t")) if label and field else ("", text)


def _headings_as_labels(lines: Sequence[str]) -> Iterator[str]:
    """The lines with small headings, such as ``### Duration``, as labels on lines of their own."""
    skip = False
    for i, line in enumerate(lines):
        heading = heading_at(i, lines)
        if heading and heading.name.strip("*_: ").casefold() in _FIELD_OF:
            yield from ("", f"{heading.name.strip('*_: ')}:", "")
            skip = heading.lines == 2
        elif skip:
            skip = False
        else:
            yield line
