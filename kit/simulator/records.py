"""What a simulation run leaves behind: everything else (evidence streams, answer key) is read off these records.

All times are seconds since the start of the case's window (``Run.start_utc``).
"""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from typing import Any

from kit.simulator.draw import Draw

CLIENT_GAVE_UP = 499
"""The status nginx logs when the client closed the connection first; such a request counts as failed."""

NO_ANSWER = 0
"""The status of a request that no server answered: its connection was refused or reset. It counts as failed."""


def has_failed(status: int) -> bool:
    """Whether a request with that status failed: 5xx, given up by the client, or no answer at all."""
    return status >= CLIENT_GAVE_UP or status == NO_ANSWER


def count_of(statuses: Iterable[int], counts: Callable[[int], bool] = has_failed) -> int:
    """How many of some requests count, by default as failed; statuses are few, so each is judged only once."""
    return sum(number for status, number in Counter(statuses).items() if counts(status))


@dataclass(slots=True)
class Requests:
    """One row per finished request, as parallel columns, in order of completion.

    Attributes:
        sent_s: when the client sent it (before any wait for a connection).
        done_s: when the client had its outcome.
        logged_s: when the web server wrote its log line; nan where it never saw the request.
        status: HTTP status; ``CLIENT_GAVE_UP`` where the client closed first, ``NO_ANSWER`` where nothing answered.
        route: index into ``Run.routes``.
        visitor: number of the visitor.
        attempt: 0 for a first try, 1 and up for refreshes and retries.
        host: index into ``Run.hosts`` of the web host that served it.
        request_time_s: the web server's own request time.
        upstream_time_s: time spent waiting for the application; nan where it was never asked.
    """

    sent_s: array[float] = field(default_factory=lambda: array("d"))
    done_s: array[float] = field(default_factory=lambda: array("d"))
    logged_s: array[float] = field(default_factory=lambda: array("d"))
    status: array[int] = field(default_factory=lambda: array("h"))
    route: array[int] = field(default_factory=lambda: array("h"))
    visitor: array[int] = field(default_factory=lambda: array("l"))
    attempt: array[int] = field(default_factory=lambda: array("b"))
    host: array[int] = field(default_factory=lambda: array("b"))
    request_time_s: array[float] = field(default_factory=lambda: array("d"))
    upstream_time_s: array[float] = field(default_factory=lambda: array("d"))

    def __len__(self) -> int:
        return len(self.sent_s)


@dataclass(frozen=True, slots=True)
class LogEvent:
    """Something a program logs besides requests, such as a failed accept.

    Attributes:
        at_s: when.
        source: ``nginx.error`` or ``syslog``.
        host: the host it happened on.
        program: the program that logs it, such as ``nginx`` or ``mysqld``.
        kind: a stable word a stream turns into that program's own wording, such as ``accept_emfile``.
        level: the program's own level, such as ``crit``.
        fields: what the wording needs (worker number, route, visitor ...).
    """

    at_s: float
    source: str
    host: str
    program: str
    kind: str
    level: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RuleChange:
    """An alert rule that started or stopped firing, with the value that made it so."""

    at_s: float
    alert: str
    state: str
    severity: str
    route: str
    value: float


@dataclass(frozen=True, slots=True)
class ActionTaken:
    """One thing a responder did.

    ``name`` is its anchor, such as ``rollback``; ``effective_s`` is when it took effect.
    """

    at_s: float
    effective_s: float
    name: str
    who: str
    do: str
    target: str
    value: float | str | None
    belief: str


@dataclass(slots=True)
class Run:
    """Everything the engine saw in one run.

    Attributes:
        draw: what the seed made of the scenario: names, hosts, people, red herrings, and the scenario as it was run.
        start_utc: start of the window.
        duration_s: length of the window.
        scrape_s: seconds between two values of a gauge.
        routes: route patterns, by index.
        hosts: web hosts, by index.
        requests: one row per finished request.
        in_flight: requests unfinished when the window closed.
        gauges: state sampled every ``scrape_s``, by name such as ``web.fds_max`` or ``app.busy``.
        log_events: what programs logged, in order.
        rule_changes: alert rules that fired or resolved, in order.
        actions: what responders did, in order.
        anchors: named instants for narrative, such as ``first_page``, ``ack``, ``rollback``, ``fix``.
        silences: hosts that could not write to their own logs: the host, from when, until when.
        reports: where tickets are part of the run: when each was written, and the number of the visitor who wrote it.
        aliases: nodes that are reached by a name that moves from host to host, and that name.
    """

    draw: Draw
    start_utc: datetime
    duration_s: float
    scrape_s: float
    routes: tuple[str, ...]
    hosts: tuple[str, ...]
    requests: Requests = field(default_factory=Requests)
    in_flight: int = 0
    gauges: dict[str, array[float]] = field(default_factory=dict)
    log_events: list[LogEvent] = field(default_factory=list)
    rule_changes: list[RuleChange] = field(default_factory=list)
    actions: list[ActionTaken] = field(default_factory=list)
    anchors: dict[str, float] = field(default_factory=dict)
    silences: list[tuple[str, float, float]] = field(default_factory=list)
    reports: list[tuple[float, int]] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)

    def at_utc(self, at_s: float) -> datetime:
        """The wall-clock time of an instant of the run."""
        return self.start_utc + timedelta(seconds=at_s)

    def digest(self) -> str:
        """SHA-256 (hex) over everything recorded, to tell whether two runs are the same; the same on every machine."""
        rows = self.requests
        told = hashlib.sha256()
        for column in (getattr(rows, name.name) for name in fields(rows)):
            told.update(" ".join(map(repr, column)).encode())
        told.update(repr((self.in_flight, sorted((name, list(gauge)) for name, gauge in self.gauges.items()))).encode())
        for events in (self.log_events, self.rule_changes, self.actions):
            told.update("\n".join(map(repr, events)).encode())
        told.update(repr(sorted(self.anchors.items())).encode())
        return told.hexdigest()
