"""The evidence of a case as one stream in order of time, to be filtered and read page by page."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from kit.evidence import Alert, CaseFile, Change, ChatMessage, LogLine, PageEvent, StatusPost, Ticket

PAGE_ROWS = 200

SOURCES: tuple[tuple[str, str, bool], ...] = (
    ("alert", "Alerts", True),
    ("page", "Pages", True),
    ("change", "Changes", True),
    ("chat", "Chat", True),
    ("ticket", "Tickets", True),
    ("status", "Status page", True),
    ("error", "Error log", False),
    ("syslog", "System log", False),
    ("access", "Access log", False),
)
"""Each source's id, its name on screen, and whether it is shown at first: logs would drown the rest."""

Dated = Alert | PageEvent | Change | ChatMessage | Ticket | StatusPost | LogLine


@dataclass(frozen=True, slots=True)
class StreamRow:
    """One piece of evidence, ready to be shown.

    Attributes:
        id: the evidence item's id.
        at_s: when, in seconds since 1970 UTC.
        source: the id of its source.
        who: the person, bot, customer or rule it is from; empty for logs.
        label: a word of state or place: ``firing``, ``#incidents``, ``deploy``.
        heading: a subject line, where there is one.
        text: the words themselves.
        diff: what a change changed in a file.
    """

    id: str
    at_s: float
    source: str
    who: str = ""
    label: str = ""
    heading: str = ""
    text: str = ""
    diff: str = ""

    def mentions(self, words: str) -> bool:
        """Whether every one of the words stands somewhere in the row; case does not matter."""
        text = f"{self.id} {self.who} {self.label} {self.heading} {self.text} {self.diff}".casefold()
        return all(word in text for word in words.casefold().split())

    def as_dict(self) -> dict[str, Any]:
        """The row as plain data for the browser."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Query:
    """What to show: from ``start_s`` to ``end_s`` (seconds since 1970 UTC), these sources, all of these words."""

    start_s: float
    end_s: float
    sources: Collection[str]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A part of what a query found, and how many rows it found in all."""

    rows: tuple[StreamRow, ...]
    total: int


class EvidenceStream:
    """All dated evidence of a case, oldest first."""

    def __init__(self, file: CaseFile) -> None:
        self._rows = sorted((_row(item) for item in _dated(file)), key=lambda row: row.at_s)
        self.counts = Counter(row.source for row in self._rows)

    def page(self, query: Query, offset: int = 0, limit: int = PAGE_ROWS) -> Page:
        """The rows that a query finds, from number ``offset`` on, at most ``limit`` of them."""
        found = [
            row
            for row in self._rows
            if query.start_s <= row.at_s <= query.end_s and row.source in query.sources and row.mentions(query.words)
        ]
        offset = max(offset, 0)
        return Page(tuple(found[offset : offset + limit]), len(found))


def _dated(file: CaseFile) -> Iterator[Dated]:
    for stream in (file.alerts, file.pages, file.changes, file.chat, file.tickets, file.status):
        yield from stream
    yield from (*file.error_log, *file.syslog, *file.access_log)


def _row(item: Dated) -> StreamRow:
    made: dict[str, Any] = {"id": item.id, "at_s": seconds(item.at_utc), "text": getattr(item, "text", "")}
    match item:
        case Alert():
            return StreamRow(**made, source="alert", who=item.name, label=f"{item.state}, {item.severity}")
        case PageEvent():
            return StreamRow(**made, source="page", who=item.who, label=item.event)
        case Change():
            return StreamRow(**made, source="change", who=item.author, label=item.kind, diff=item.diff)
        case ChatMessage():
            return StreamRow(**made, source="chat", who=item.who, label=f"#{item.channel.lstrip('#')}")
        case Ticket():
            return StreamRow(**{**made, "text": item.body}, source="ticket", who=item.customer, heading=item.subject)
        case StatusPost():
            return StreamRow(**made, source="status", label=item.status)
        case LogLine():
            return StreamRow(**made, source=item.source.removeprefix("nginx."))


def seconds(at_utc: datetime) -> float:
    """Seconds since 1970 UTC."""
    return at_utc.timestamp()
