"""The visitors: when they arrive, what they ask for, how long they read, and what they do after an error."""

import math
from array import array
from statistics import NormalDist

from kit.scenario.workload import Surge, Workload
from kit.simulator.draw import Stream
from kit.simulator.engine import Engine
from kit.simulator.recorder import Recorder
from kit.simulator.records import has_failed
from kit.simulator.stack.nginx import Nginx
from kit.simulator.stack.times import TABLE_SHIFT, lengths_table, share_table, threshold, times_table
from kit.simulator.stack.visitor import Visitor


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

    Ordinary unrest: a level drawn every ``wander.every_s`` seconds (normal, standard deviation ``sigma``), with straight lines between.
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

    Exponential steps (of mean 1) are laid along the integral of the rate; each step is rounded to a millionth, so that the last bit of log() does not matter.
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


class Visitors:
    """Everybody who comes to the site.

    Each visitor's own random stream is started from one draw of ``luck`` in order of arrival, and arrivals depend on nothing else.

    Attributes:
        arrivals: when each visitor arrives, in seconds.
    """

    def __init__(
        self, engine: Engine, web: Nginx, recorder: Recorder, workload: Workload, arrivals: "array[float]", luck: Stream
    ) -> None:
        sessions = workload.sessions
        refresh = sessions.refresh_on_error
        self.arrivals = arrivals
        self._engine = engine
        self._web = web
        self._recorder = recorder
        self._luck = luck
        self._routes = share_table(tuple(endpoint.share for endpoint in workload.endpoints))
        self._lengths = lengths_table(sessions.requests_mean)
        self._think_s = times_table(sessions.think_s)
        self._keeps_alive_below = threshold(sessions.keepalive_share)
        self._refreshes_below = threshold(refresh.p)
        self._refresh_max = refresh.max
        low_s, high_s = refresh.delay_s
        size = len(self._think_s)
        self._refresh_s = [round(low_s + (high_s - low_s) * (index + 0.5) / size, 6) for index in range(size)]
        web.answered = self._answered
        if arrivals:
            engine.at(arrivals[0], self._arrive, 0)

    def _arrive(self, at_s: float, number: int) -> None:
        if number + 1 < len(self.arrivals):
            self._engine.at(self.arrivals[number + 1], self._arrive, number + 1)
        visitor = Visitor(number, int(self._luck() * (1 << 53)) << 11)
        visitor.keeps_alive = visitor.roll() < self._keeps_alive_below
        visitor.pages_left = self._lengths[visitor.roll() >> TABLE_SHIFT]
        self._open_page(at_s, visitor)

    def _open_page(self, at_s: float, visitor: Visitor) -> None:
        visitor.route = self._routes[visitor.roll() >> TABLE_SHIFT]
        visitor.attempt = 0
        self._send(at_s, visitor)

    def _send(self, at_s: float, visitor: Visitor) -> None:
        visitor.sent_s = at_s
        if at_s >= 0.0:
            self._recorder.sent += 1
        self._web.request(at_s, visitor)

    def _refresh(self, at_s: float, visitor: Visitor) -> None:
        visitor.attempt += 1
        self._send(at_s, visitor)

    def _answered(self, at_s: float, visitor: Visitor, status: int) -> None:
        if not has_failed(status):
            visitor.pages_left -= 1
            if visitor.pages_left:
                self._engine.at(at_s + self._think_s[visitor.roll() >> TABLE_SHIFT], self._open_page, visitor)
        elif visitor.attempt < self._refresh_max and visitor.roll() < self._refreshes_below:
            self._engine.at(at_s + self._refresh_s[visitor.roll() >> TABLE_SHIFT], self._refresh, visitor)
