"""The case file: everything a responder could have read, and nothing that gives the answer away."""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from kit.evidence.items import (
    Alert,
    AlertRule,
    Change,
    ChatMessage,
    Item,
    LogLine,
    MetricSeries,
    PageEvent,
    StatusPost,
    Ticket,
)


class Person(BaseModel):
    """Someone who took part: ``handle`` as in chat, ``role`` such as ``primary on-call``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    handle: str
    name: str
    role: str


class CaseFile(BaseModel):
    """The evidence of one case.

    Attributes:
        case_id: ``<scenario id>:<seed in hex>``.
        scenario_id: the scenario's folder name.
        seed: the seed, 0 to 2**32 - 1.
        title: a title that a student may see: it names the symptom, never the cause.
        brief: what the student is told first (Markdown).
        company: the fictional company's name.
        start_utc: start of the window.
        end_utc: end of the window.
        people: who took part.
        metrics: all metric series.
        access_log: the sampled web access log; ``access_sample`` says which share of requests it holds (0 to 1).
        error_log: the web server's error log; ``error_sample`` says which share of its lines it holds (0 to 1).
        syslog: the hosts' system log.
        rules: the alert rules.
        counters: the counters that the rules read, as they were scraped.
        alerts: changes of state of alert rules.
        pages: the pager's events.
        changes: deploys, config and other changes, oldest first.
        chat: the incident channel and others.
        tickets: what customers wrote.
        status: posts on the status page.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    case_id: str
    scenario_id: str
    seed: int
    title: str
    brief: str
    company: str
    start_utc: datetime
    end_utc: datetime
    people: tuple[Person, ...]
    metrics: tuple[MetricSeries, ...]
    access_log: tuple[LogLine, ...]
    access_sample: float
    error_log: tuple[LogLine, ...]
    error_sample: float = 1.0
    syslog: tuple[LogLine, ...] = ()
    rules: tuple[AlertRule, ...] = ()
    counters: tuple[MetricSeries, ...] = ()
    alerts: tuple[Alert, ...]
    pages: tuple[PageEvent, ...]
    changes: tuple[Change, ...]
    chat: tuple[ChatMessage, ...]
    tickets: tuple[Ticket, ...]
    status: tuple[StatusPost, ...]

    def items(self) -> Iterator[Item]:
        """Every evidence item that a timeline entry can point to, stream by stream."""
        for stream in (
            self.metrics,
            self.access_log,
            self.error_log,
            self.syslog,
            self.alerts,
            self.pages,
            self.changes,
            self.chat,
            self.tickets,
            self.status,
        ):
            yield from stream

    @cached_property
    def _by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items()}

    def item(self, item_id: str) -> Item | None:
        """The evidence item of that id, or None."""
        return self._by_id.get(item_id)
