"""The evidence items: one immutable record a kind, each with a stable id that a timeline entry can point to.

Ids are the stream's short name, a dash and a number within the case, such as ``alert-2`` or ``err-0012``. All times
are aware UTC datetimes.
"""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Item(BaseModel):
    """What every evidence item has: a frozen record with a stable id."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str


class MetricSeries(Item):
    """One metric over the whole window of the case, id such as ``metric-web-5xx``.

    Attributes:
        name: the Prometheus metric name, such as ``http_responses_5xx_ratio``.
        title: what a chart of it is headed, in words.
        unit: the unit of the values, such as ``requests/s``, ``s``, ``ratio``.
        group: which chart it belongs to, such as ``web``, ``app``, ``db``.
        labels: Prometheus labels.
        start_utc: the time of the first value.
        step_s: seconds between two values.
        values: one value a step; None where nothing was scraped.
    """

    name: str
    title: str
    unit: str
    group: str
    labels: dict[str, str] = {}
    start_utc: datetime
    step_s: float
    values: tuple[float | None, ...]


class LogLine(Item):
    """One line of a log, id such as ``access-00012`` or ``err-0012``; ``text`` is the line as the tool wrote it.

    ``source`` names the stream: ``nginx.access``, ``nginx.error`` or ``syslog``.
    """

    source: str
    at_utc: datetime
    text: str


class Alert(Item):
    """A change of state of an alert rule, id such as ``alert-1``."""

    at_utc: datetime
    name: str
    state: Literal["firing", "resolved"]
    severity: str
    route: str
    text: str


class AlertRule(Item):
    """An alert rule as its system holds it, id such as ``rule-HighErrorRate``.

    Attributes:
        name: what its alerts are called.
        expr: the condition, in PromQL over the counters of the case file.
        for_s: how long it must hold before the alert fires, in seconds.
        severity: ``page`` calls somebody.
        route: who is told.
        text: what the rule says when it fires.
    """

    name: str
    expr: str
    for_s: float
    severity: str
    route: str
    text: str


class PageEvent(Item):
    """One event of the pager, id such as ``page-1``; ``who`` is the handle of the person concerned."""

    at_utc: datetime
    event: Literal["triggered", "acknowledged", "escalated", "resolved"]
    who: str
    alert_id: str
    text: str


class Change(Item):
    """One entry of the deploy and config history, id such as ``change-4f2c``.

    ``diff`` is a unified diff where a file was changed, and ``files`` holds the changed files as the change left them,
    by path.
    """

    at_utc: datetime
    kind: str
    author: str
    text: str
    diff: str = ""
    files: dict[str, str] = {}


class ChatMessage(Item):
    """One chat message, id such as ``chat-3``; ``who`` is a handle, or the name of a bot."""

    at_utc: datetime
    channel: str
    who: str
    text: str


class Ticket(Item):
    """One customer ticket, id such as ``ticket-7``."""

    at_utc: datetime
    customer: str
    subject: str
    body: str


class StatusPost(Item):
    """One post on the public status page, id such as ``status-1``."""

    at_utc: datetime
    status: Literal["investigating", "identified", "monitoring", "resolved"]
    text: str
