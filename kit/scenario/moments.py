"""Instants as a scenario writes them: relative to a named anchor, with a spread that the seed resolves.

``start+40m~8m`` is forty minutes after the window opens, give or take eight; ``ack+6m`` is six minutes after the page
was acknowledged; ``-16d`` is sixteen days before the window opens. Clock times are never typed, because the clock
itself varies from seed to seed.
"""

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer

_UNITS_S = {"d": 86_400.0, "h": 3_600.0, "m": 60.0, "s": 1.0}
_DURATION = r"(?:\d+(?:\.\d+)?[dhms])+"
_MOMENT = re.compile(rf"(?P<anchor>[a-z][a-z0-9_-]*?)?(?P<offset>[+-]{_DURATION})?(?:~(?P<spread>{_DURATION}))?")
START = "start"
"""The anchor that every scenario has: the instant the window opens."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant relative to an anchor.

    Attributes:
        anchor: the name of the instant it counts from, such as ``start`` or ``ack``.
        offset_s: seconds after it; negative before it.
        spread_s: the seed moves it by up to this many seconds either way (uniform); 0 or more.
    """

    anchor: str
    offset_s: float = 0.0
    spread_s: float = 0.0

    def __str__(self) -> str:
        spread = f"~{self.spread_s:.10g}s" if self.spread_s else ""
        return f"{self.anchor}{'-' if self.offset_s < 0 else '+'}{abs(self.offset_s):.10g}s{spread}"


def parse_moment(text: object) -> Moment:
    """Read an instant such as ``start+40m~8m``.

    Args:
        text: the instant as typed; a Moment passes through.

    Raises:
        ValueError: if it is not written that way.
    """
    if isinstance(text, Moment):
        return text
    match = _MOMENT.fullmatch(text.replace(" ", "")) if isinstance(text, str) else None
    if match is None or not (match["anchor"] or match["offset"]):
        raise ValueError(f"{text!r} is not an instant; write one like start+40m, start+40m~8m, ack+6m30s or -16d")
    offset = match["offset"]
    offset_s = 0.0 if offset is None else _seconds(offset[1:]) * (-1.0 if offset[0] == "-" else 1.0)
    return Moment(match["anchor"] or START, offset_s, _seconds(match["spread"] or ""))


def _seconds(duration: str) -> float:
    return sum(float(number) * _UNITS_S[unit] for number, unit in re.findall(r"([\d.]+)([dhms])", duration))


When = Annotated[Moment, BeforeValidator(parse_moment), PlainSerializer(str)]
"""A pydantic field that holds a Moment and is written as text."""
