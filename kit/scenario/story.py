"""What happens around the stack: changes, red herrings, monitoring, people and responses."""

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from kit.scenario.moments import When
from kit.scenario.part import Name, NonNegative, Part, Positive, Text
from kit.scenario.topology import Times

_CONDITION = re.compile(
    r"(?P<metric>ratio5xx|rps|disk_free_pct)\((?P<window>\d+)(?P<unit>[sm])\)\s*(?P<op>[<>])\s*"
    r"(?:(?P<factor>\d+(?:\.\d+)?)\s*\*\s*rps_1d|(?P<value>\d+(?:\.\d+)?))"
)


@dataclass(frozen=True, slots=True)
class Condition:
    """The condition of an alert rule, read from text such as ``ratio5xx(1m) > 0.05`` or ``rps(1m) > 3 * rps_1d``.

    Attributes:
        metric: ``ratio5xx`` (5xx answers over all answers), ``rps`` (answers a second) or ``disk_free_pct`` (free
            space on the database's volume, in percent, as last scraped).
        window_s: the time it is computed over.
        above: True for ``>``, False for ``<``.
        value: the number it is compared with; a multiple of yesterday's rate where ``times_yesterday``.
        times_yesterday: whether ``value`` multiplies the rate of the same time yesterday.
    """

    metric: str
    window_s: float
    above: bool
    value: float
    times_yesterday: bool


def parse_condition(text: str) -> Condition:
    """Read an alert condition.

    Raises:
        ValueError: if it is not written in one of the two known ways.
    """
    match = _CONDITION.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a condition; write one like ratio5xx(1m) > 0.05 or rps(1m) > 3 * rps_1d")
    window_s = float(match["window"]) * (60.0 if match["unit"] == "m" else 1.0)
    yesterday = match["factor"] is not None
    return Condition(match["metric"], window_s, match["op"] == ">", float(match["factor"] or match["value"]), yesterday)


def _a_condition(text: str) -> str:
    parse_condition(text)
    return text


class Slowdown(Part):
    """A node whose times are multiplied by ``factor``, for ``for_s`` seconds or for good."""

    node: Name
    factor: Positive
    for_s: Positive | None = None


class Change(Part):
    """An entry of the change history.

    Attributes:
        id: its name within the scenario; the case shows a short hash or number drawn from the seed.
        at: when it took effect.
        kind: what sort of change.
        what: its one-line description, as its author wrote it.
        who: the role (see ``people``) of its author, or a team's name.
        culprit: whether it is the latent cause, the trigger, or neither.
        effect: what it does to a node, if anything.
        only_with: the red herring that must have been picked for it to happen.
    """

    id: Name
    at: When
    kind: Literal["deploy", "config", "migration", "infrastructure", "marketing", "vendor"]
    what: Text
    who: Text
    culprit: Literal["cause", "trigger"] | None = None
    effect: Slowdown | None = None
    only_with: Name | None = None


class LogLineEvent(Part):
    """A line some program writes to a log: ``kind`` names its wording, ``fields`` fill it."""

    source: Literal["syslog", "nginx.error"] = "syslog"
    host: Name
    program: Text
    level: Text
    kind: Name
    fields: dict[str, str | int | float] = Field(default_factory=dict)


class RedHerring(Part):
    """Something true that looks like the cause and is not; it has its own small effect.

    Attributes:
        id: its name within the scenario.
        text: what it is, for the answer key.
        terms: phrases that name it as a cause.
        at: when it happens; None where its change says so.
        effect: what it does to a node.
        log: what is logged about it.
        evidence: the streams it shows in.
    """

    id: Name
    text: Text
    terms: Annotated[tuple[Text, ...], Field(min_length=1)]
    at: When | None = None
    effect: Slowdown | None = None
    log: tuple[LogLineEvent, ...] = ()
    evidence: tuple[Name, ...]


class RedHerrings(Part):
    """The seed picks ``pick`` of the pool."""

    pick: Annotated[int, Field(ge=0)]
    pool: tuple[RedHerring, ...]


class Rule(Part):
    """An alert rule: it fires once ``expr`` has held at every evaluation for ``for_s``.

    Severity ``page`` calls the primary on-call.
    """

    alert: Annotated[str, Field(pattern=r"^[A-Z][A-Za-z0-9]*$")]
    expr: Annotated[str, AfterValidator(_a_condition)]
    for_s: NonNegative
    severity: Literal["page", "ticket", "info"]
    route: Text


class Reports(Part):
    """How an outage that no rule sees becomes known: customers write, support reads, support calls.

    Attributes:
        share: share of the visitors who leave without what they came for that write a ticket.
        delay_s: from their last try to their ticket.
        reading_s: from a ticket to its being read.
        needed: support pages the primary on-call when so many have been read.
        who: the person of support who reads and calls.
    """

    share: Annotated[float, Field(gt=0, le=1)]
    delay_s: Times
    reading_s: Times
    needed: Annotated[int, Field(ge=1)]
    who: Text


class Monitoring(Part):
    """What is watched: all gauges but the ``blind_spots``, and the alert rules, each evaluated every ``scrape_s``.

    With ``reports`` customers' tickets are read during the outage and may call somebody before a rule does.
    """

    scrape_s: Positive
    blind_spots: tuple[str, ...] = ()
    rules: tuple[Rule, ...]
    reports: Reports | None = None


class Role(Part):
    """Someone in the story: ``who`` is the name the scenario uses for them.

    ``ack_s`` is how long they take to acknowledge a page; only the one who is paged has it.
    """

    who: Annotated[str, Field(pattern=r"^[A-Z][A-Za-z0-9]*$")]
    role: Text
    ack_s: Times | None = None


class Step(Part):
    """Something a responder does.

    Attributes:
        name: the anchor it makes; ``<name>_done`` is the instant it has taken effect.
        at: when, relative to an anchor that may come about during the run.
        who: who does it.
        do: ``look`` and ``call`` change nothing; ``rollback`` undoes a change; ``restart`` restarts a node; ``set``
            changes a node's setting and reloads it; ``drain`` takes the instances that fail at that moment out of use.
        target: a change id for ``rollback``, a node for ``restart`` and ``drain``, ``node.setting`` for ``set``, a
            person for ``call``, anything for ``look``.
        value: the new value for ``set``.
        takes_s: seconds until it takes effect.
        for_s: for ``set``: seconds until configuration management puts the setting back; None for never. The instant
            is ``<name>_undone``.
        belief: what the responder thinks is wrong, in their words.
        only_with: the red herring that must have been picked for it to happen.
        only_without: the red herring that must not have been picked for it to happen.
    """

    name: Name
    at: When
    who: Text
    do: Literal["look", "call", "rollback", "restart", "set", "drain"]
    target: Text
    value: int | float | None = None
    takes_s: NonNegative = 0.0
    for_s: Positive | None = None
    belief: str = ""
    only_with: Name | None = None
    only_without: Name | None = None
