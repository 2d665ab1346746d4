"""The chain from the cause to what users met, declared link by link and checked against every run.

A link says where something went wrong next, and by which number one can tell: a metric of the simulation and the
threshold that it crosses. What the run computes (when it crossed) is never typed.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, PlainSerializer

from kit.scenario.part import Name, NonNegative, Part, Text

VISITORS = "visitors"
"""The place at the end of each chain: those who use the site. It is no node of the topology."""
QUIET = "quiet"
"""What a threshold may be a multiple of: the metric's median over the window's first ``QUIET_S`` seconds."""
QUIET_S = 600.0

METRICS: dict[str, dict[str, str]] = {
    "nginx": {
        "fds_max": "", "connections": "", "idle": "", "backlog": "",
        "accepted": "certificate_days", "turned_away": "certificate_days", "certificate_left_s": "certificate_days",
        "http_check": "certificate_days",
    },
    "app_pool": {"busy": "", "waiting": "", "broken": "", "failed": ""},
    "cache": {"hit_ratio": ""},
    "db": {
        "busy": "", "waiting": "", "queries": "", "query_mean_s": "", "writes": "disk_gb", "disk_free_pct": "disk_gb",
    },
    "third_party": {"calls": "", "latency_mean_s": "", "timeouts": ""},
    VISITORS: {"requests": "", "failed_pct": "", "gave_up_pct": "", "retries_pct": ""},
}  # fmt: skip
"""The metrics that a run records of each kind of node and of the visitors, scraped by the company or not; with each,
the setting that its node must have (other than 0) for there to be one."""

Operator = Literal[">=", "<=", ">", "<"]
_PLACE = r"[a-z][a-z0-9_-]*\.[a-z][a-z0-9_]*"
_NUMBER = r"\d+(?:\.\d+)?"
_THRESHOLD = re.compile(
    rf"(?P<metric>{_PLACE})\s*(?P<op>>=|<=|>|<)\s*"
    rf"(?:(?:(?P<factor>{_NUMBER})\s*\*\s*)?(?P<of>{QUIET}|{_PLACE})|(?P<value>{_NUMBER}))"
)


@dataclass(frozen=True, slots=True)
class Threshold:
    """When a link is crossed.

    Attributes:
        metric: ``node.metric``, or ``visitors.metric``.
        op: how the metric must compare.
        value: the number it is compared with, or the factor of ``of``; 0 or more.
        of: ``quiet``, a setting such as ``web.nofile`` (as the fault left it), or empty for a plain number.
    """

    metric: str
    op: Operator
    value: float
    of: str = ""

    @property
    def place(self) -> str:
        """The node that the metric is of, or ``visitors``."""
        return self.metric.partition(".")[0]

    def holds(self, value: float, bound: float) -> bool:
        """Whether a value of the metric lies beyond a bound."""
        match self.op:
            case ">=":
                return value >= bound
            case "<=":
                return value <= bound
            case ">":
                return value > bound
            case "<":
                return value < bound

    def __str__(self) -> str:
        number = format(Decimal(repr(self.value)), "f").removesuffix(".0")
        of = self.of if number == "1" and self.of else f"{number} * {self.of}" if self.of else number
        return f"{self.metric} {self.op} {of}"


def parse_threshold(text: object) -> Threshold:
    """Read a threshold such as ``web.fds_max >= 0.98 * web.nofile`` or ``db.query_mean_s > 3 * quiet``.

    Args:
        text: the threshold as typed; a Threshold passes through.

    Raises:
        ValueError: if it is not written that way.
    """
    if isinstance(text, Threshold):
        return text
    match = _THRESHOLD.fullmatch(text.strip()) if isinstance(text, str) else None
    if match is None:
        raise ValueError(
            f"{text!r} is no threshold; write one like app.waiting > 20, db.query_mean_s >= 3 * quiet or "
            f"web.fds_max >= 0.98 * web.nofile, with one of {', '.join(get_args(Operator))}"
        )
    op: Operator = next(op for op in get_args(Operator) if op == match["op"])
    return Threshold(match["metric"], op, float(match["value"] or match["factor"] or 1), match["of"] or "")


When = Annotated[Threshold, BeforeValidator(parse_threshold), PlainSerializer(str)]
"""A pydantic field that holds a Threshold and is written as text."""


class Link(Part):
    """One step of the chain: what went wrong at ``from`` reached ``to``.

    Attributes:
        id: stable within the chain.
        from_: the node it came from, or ``visitors``; written ``from``.
        to: the node it reached, or ``visitors``; the same one for what a node did to itself.
        when: the threshold by which one can tell, on a metric of one of the two.
        for_s: how long it must hold from then on; the link is crossed when it begins to.
        effect: what happened, in a sentence.
    """

    id: Name
    from_: Annotated[Name, Field(alias="from")]
    to: Name
    when: When
    for_s: NonNegative = 0.0
    effect: Text
