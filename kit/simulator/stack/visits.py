"""Who comes when, and what each of them is going to ask for: all of it is settled before anything happens.

So nothing that responders do, and nothing that fails, shifts when anybody else arrives or what they want.
"""

import math
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist

from kit.scenario.workload import Surge, Workload
from kit.simulator.draw import Stream
from kit.simulator.stack.times import TABLE_BITS, lengths_table, share_table

_53_BITS = 1 << 53


@dataclass(frozen=True, slots=True)
class Visits:
    """All visits of a run, as parallel columns by the visitor's number, and all pages one after the other.

    Attributes:
        arrives_s: when the visitor comes.
        keeps_alive: 1 where the browser keeps its connection open, else 0.
        pages: how many pages the visitor wants, at least one.
        luck: 53 random bits for what cannot be foreseen, such as errors.
        routes: by page, the index of the route asked for.
        fates: by page, 53 random bits: how long the steps of its request take (see ``stack/visitor.py``).
    """

    arrives_s: "array[float]"
    keeps_alive: "array[int]"
    pages: "array[int]"
    luck: "array[float]"
    routes: "array[int]"
    fates: "array[int]"


def surge_factor(surge: Surge, at_s: float) -> float:
    """By how much a surge multiplies the rate of visitors: a ramp, a plateau, an exponential decay."""
    since_s = at_s - surge.at.offset_s
    if since_s <= 0.0:
        return 1.0
    if since_s < surge.ramp_s:
        return 1.0 + (surge.factor - 1.0) * since_s / surge.ramp_s
    past_s = since_s - surge.ramp_s - surge.hold_s
    return 1.0 + (surge.factor - 1.0) * (math.exp(-past_s / surge.decay_tau_s) if past_s > 0.0 else 1.0)


def arrival_rates(workload: Workload, from_s: int, until_s: int, wander: Stream) -> list[float]:
    """The rate of new visitors (visitors/s) in each second, rounded so that it is the same on every machine.

    Ordinary unrest: a level drawn every ``wander.every_s`` seconds (normal, standard deviation ``sigma``), with
    straight lines between.
    """
    every_s = workload.wander.every_s
    normal = NormalDist()
    levels = [
        1.0 + workload.wander.sigma * round(normal.inv_cdf(max(wander(), 2.0**-54)), 4)
        for _ in range(int((until_s - from_s) / every_s) + 2)
    ]
    usual = workload.base_rps / workload.sessions.requests_mean
    rates = []
    for second in range(from_s, until_s):
        middle_s = second + 0.5
        place = (middle_s - from_s) / every_s
        step = int(place)
        unrest = levels[step] + (levels[step + 1] - levels[step]) * (place - step)
        shape = math.prod(surge_factor(surge, middle_s) for surge in workload.shapes)
        rates.append(round(max(0.0, usual * unrest * shape), 6))
    return rates


def arrival_times(rates: list[float], from_s: int, draw: Stream) -> "array[float]":
    """When visitors arrive: a Poisson process whose rate is constant within each second.

    Exponential steps (of mean 1) are laid along the integral of the rate; each step is rounded to a millionth, so
    that the last bit of log() does not matter.
    """
    times = array("d")
    step = -round(math.log1p(-draw()), 6)
    passed = 0.0
    for index, rate in enumerate(rates):
        second = float(from_s + index)
        while step < passed + rate:
            times.append(second + (step - passed) / rate)
            step += -round(math.log1p(-draw()), 6)
        passed += rate
    return times


def plan_visits(workload: Workload, arrivals: "array[float]", stream: Callable[[str], Stream]) -> Visits:
    """Settle what each visitor is going to ask for.

    Args:
        workload: who comes and what they ask for.
        arrivals: when each of them comes, in seconds.
        stream: gives the random stream of a name; each column has its own, so that visitors who come later, or do not
            come at all, change nothing about those before them.
    """
    sessions = workload.sessions
    size, visitors = 1 << TABLE_BITS, range(len(arrivals))
    lengths = lengths_table(sessions.requests_mean)
    by_share = share_table(tuple(endpoint.share for endpoint in workload.endpoints))
    draw = stream("visits: keeps alive")
    keeps_alive = array("b", [draw() < sessions.keepalive_share for _ in visitors])
    draw = stream("visits: pages")
    pages = array("h", [lengths[int(draw() * size)] for _ in visitors])
    draw = stream("visits: luck")
    luck = array("d", [draw() for _ in visitors])
    wanted = range(sum(pages))
    draw = stream("visits: routes")
    routes = array("b", [by_share[int(draw() * size)] for _ in wanted])
    draw = stream("visits: fates")
    fates = array("Q", [int(draw() * _53_BITS) for _ in wanted])
    return Visits(arrivals, keeps_alive, pages, luck, routes, fates)
