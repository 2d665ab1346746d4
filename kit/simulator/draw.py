"""From a seed to what is different in this case: names, people, clock, rates, red herrings, when things happen.

Each thing has a random stream of its own, ``random.Random`` seeded with the text ``<scenario>/<seed>:<thing>``, of
which only ``.random()`` is drawn (its sequence is the same on every Python, as the documentation of ``random``
promises). So a thing that is added to a scenario shifts no other. What comes out of functions that may differ in the
last bit between machines (exp, log) is rounded before anything depends on it.
"""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import NormalDist
from typing import Any, TypeVar

from kit.evidence import Person
from kit.scenario import Moment, Scenario, parse_moment
from kit.scenario.moments import START
from kit.scenario.topology import Exponential, Lognormal, ThirdParty
from kit.simulator.names import COMPANIES, HOST_STYLES, PEOPLE, PLACES, VENDORS

LONG_BEFORE_S = 12 * 3600.0
"""Changes longer before the window than this happen in office hours."""
_SATURDAY = 5
_STRIDE = 100_003
"""A prime, larger than any number of days: multiples of it reach each of them once before they come round again."""
_T = TypeVar("_T")

Stream = Callable[[], float]
"""Each call draws a number from 0 (included) to 1 (excluded)."""


@dataclass(frozen=True, slots=True)
class Draw:
    """What the seed made of a scenario.

    Attributes:
        scenario: the scenario with every varied number and every spread instant resolved.
        seed: the seed.
        attempt: 0, or how often the seed was drawn again because the case fell outside the scenario's bounds.
        start_utc: start of the window.
        company: the company's name.
        domain: its domain.
        hosts: host name of each node; an outside service has the name of its API.
        people: by the name the scenario uses for them, such as ``P1``.
        change_ids: what the case calls a change, by its name in the scenario: seven hexadecimal digits, as of a commit.
        red_herrings: ids of those that happen, in the scenario's order.
        ack_s: seconds from the page to its acknowledgement.
        varied: the numbers that the seed drew, by path.
    """

    scenario: Scenario
    seed: int
    attempt: int
    start_utc: datetime
    company: str
    domain: str
    hosts: dict[str, str]
    people: dict[str, Person]
    change_ids: dict[str, str]
    red_herrings: tuple[str, ...]
    ack_s: float
    varied: dict[str, float]

    def stream(self, name: str) -> Stream:
        """The random stream of that name; the same name always gives the same sequence."""
        return stream(self.scenario.id, self.seed, self.attempt, name)


def stream(scenario_id: str, seed: int, attempt: int, name: str) -> Stream:
    """A random stream of its own for a named thing of a case."""
    again = f"/{attempt}" if attempt else ""
    return random.Random(f"{scenario_id}/{seed}{again}:{name}").random  # noqa: S311 (a simulation, not a secret)


def draw_case(scenario: Scenario, seed: int, attempt: int = 0) -> Draw:
    """Draw a case.

    Args:
        scenario: the scenario as loaded.
        seed: 0 to 2**32 - 1.
        attempt: how often this seed was drawn before and fell outside the scenario's bounds.
    """

    def named(name: str) -> Stream:
        return stream(scenario.id, seed, attempt, name)

    company, domain = pick(named("company"), COMPANIES)
    varied = {path: _significant(uniform(named(path), low, high)) for path, (low, high) in scenario.vary.items()}
    start_utc = _start(scenario, seed, named("clock"))
    drawn = _resolved(scenario, varied, named, start_utc)
    paged = next(role for role in scenario.people if role.ack_s is not None)
    assert paged.ack_s is not None
    return Draw(
        scenario=drawn,
        seed=seed,
        attempt=attempt,
        start_utc=start_utc,
        company=company,
        domain=f"{domain}.example",
        hosts=_hosts(scenario, named),
        people=_people(scenario, named("people")),
        change_ids={change.id: f"{int(named(f'change {change.id}')() * 16**7):07x}" for change in scenario.changes},
        red_herrings=_red_herrings(scenario, named),
        ack_s=float(round(quantile(paged.ack_s, named("ack")()))),
        varied=varied,
    )


def uniform(draw: Stream, low: float, high: float) -> float:
    """A number between two others, evenly."""
    return low + (high - low) * draw()


def pick(draw: Stream, choices: Sequence[_T]) -> _T:
    """One of several, evenly."""
    return choices[int(draw() * len(choices))]


def quantile(times: Exponential | Lognormal, share: float) -> float:
    """The time that a share of all times lies below, in seconds.

    Inverse of the distribution function. A lognormal with mean m and coefficient of variation c has
    sigma**2 = ln(1 + c**2) and mu = ln m - sigma**2 / 2.

    Args:
        times: the distribution.
        share: 0 (included) to 1 (excluded); 0 counts as half a 53-bit step, so that no time is zero.
    """
    share = max(share, 2.0**-54)
    if isinstance(times, Exponential):
        return -times.mean * math.log1p(-share)
    variance = math.log1p(times.cv**2)
    return times.mean * math.exp(math.sqrt(variance) * NormalDist().inv_cdf(share) - variance / 2)


def _significant(value: float) -> float:
    return float(f"{value:.4g}")


def _resolved(
    scenario: Scenario, varied: dict[str, float], named: Callable[[str], Stream], start_utc: datetime
) -> Scenario:
    """The scenario with the varied numbers put in and every spread instant moved and rounded to a second."""

    def walk(value: Any, path: str) -> Any:  # noqa: ANN401 (content of any shape)
        if path in varied:
            return varied[path]
        if isinstance(value, dict):
            return {name: walk(item, f"{path}.{name}" if path else str(name)) for name, item in value.items()}
        if isinstance(value, list | tuple):
            return [walk(item, f"{path}.{_name(item, index)}") for index, item in enumerate(value)]
        if path.endswith(".at") and isinstance(value, str):
            moment = parse_moment(value)
            moved = uniform(named(path), moment.offset_s - moment.spread_s, moment.offset_s + moment.spread_s)
            if path.startswith("changes.") and moment.anchor == START and moved < -LONG_BEFORE_S:
                moved = _in_office_hours(start_utc, moved, named(f"{path} hour"))
            return Moment(moment.anchor, float(round(moved)))
        return value

    content = walk(scenario.model_dump(by_alias=True, exclude={"narrative"}), "")
    return Scenario.model_validate({**content, "narrative": scenario.narrative})


def _in_office_hours(start_utc: datetime, offset_s: float, draw: Stream) -> float:
    """The same day (or the Friday before), between 8 and 17 hours: people change things when they are at work."""
    then = start_utc + timedelta(seconds=offset_s)
    midnight = then.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=max(0, then.weekday() - 4))
    return (midnight - start_utc).total_seconds() + uniform(draw, 8 * 3600.0, 17 * 3600.0)


def _name(item: object, index: int) -> str:
    """What an item of a list is called: its id, name or route, so that one added before it does not shift it."""
    names = (item.get(field) for field in ("id", "name", "path")) if isinstance(item, dict) else ()
    return str(next(filter(None, names), index))


def _start(scenario: Scenario, seed: int, draw: Stream) -> datetime:
    """The window's start, moved by whole days and minutes, never to a weekend: this is an office-hours company.

    The minutes are drawn; the day is the seed's own: seeds that follow one another, as many as there are such days,
    have each another one, so that no two of a class who are given them can be on call at the same time.
    """
    clock = scenario.clock
    earliest, latest = (timedelta(minutes=minutes) for minutes in clock.shift_minutes)
    days = [
        day
        for day in (
            clock.start + timedelta(days=number) for number in range(clock.shift_days[0], clock.shift_days[1] + 1)
        )
        if (day + earliest).weekday() < _SATURDAY and (day + latest).weekday() < _SATURDAY
    ] or [clock.start]
    return days[seed * _STRIDE % len(days)] + timedelta(minutes=round(uniform(draw, *clock.shift_minutes)))


def _hosts(scenario: Scenario, named: Callable[[str], Stream]) -> dict[str, str]:
    draw = named("hosts")
    style, place = pick(draw, HOST_STYLES), pick(draw, PLACES)
    hosts = {}
    for name, node in scenario.topology.nodes.items():
        own = named(f"host {name}")
        if isinstance(node, ThirdParty):
            hosts[name] = f"api.{pick(own, VENDORS)}.example"
        else:
            hosts[name] = style.format(node=name, place=place, number=1 + int(own() * 4))
    return hosts


def _people(scenario: Scenario, draw: Stream) -> dict[str, Person]:
    free = list(PEOPLE)
    people = {}
    for role in scenario.people:
        name = free.pop(int(draw() * len(free)))
        people[role.who] = Person(handle=name.split()[0].lower(), name=name, role=role.role)
    return people


def _red_herrings(scenario: Scenario, named: Callable[[str], Stream]) -> tuple[str, ...]:
    pool = [herring.id for herring in scenario.red_herrings.pool]
    order = sorted(pool, key=lambda name: named(f"red herring {name}")())
    picked = order[: scenario.red_herrings.pick]
    return tuple(name for name in pool if name in picked)
