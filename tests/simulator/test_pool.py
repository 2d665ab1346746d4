"""Pools against queueing theory, Little's law and an independent simulator."""

import math
import random

import pytest
import simpy

from kit.simulator.engine import Engine
from kit.simulator.stack.pool import Pool

TOLERANCE = 0.05
CUSTOMERS = 150_000


class Station:
    """Customers that arrive, wait for one of a pool, hold it for a while, and leave."""

    def __init__(self, servers, gaps, services):
        self.engine, self.pool = Engine(), Pool(servers)
        self.gaps, self.services = gaps, services
        self.waits, self.stays = [], []
        self.present, self.area, self.since_s, self.end_s = 0, 0.0, 0.0, 0.0
        self.engine.at(gaps[0], self.arrive, 0)
        self.engine.run(math.inf)

    def count(self, at_s, step):
        self.area += self.present * (at_s - self.since_s)
        self.present += step
        self.since_s = self.end_s = at_s

    def arrive(self, at_s, number):
        if number + 1 < len(self.gaps):
            self.engine.at(at_s + self.gaps[number + 1], self.arrive, number + 1)
        self.count(at_s, +1)
        self.pool.take(at_s, self.serve, (number, at_s))

    def serve(self, at_s, customer):
        self.waits.append(at_s - customer[1])
        self.engine.at(at_s + self.services[customer[0]], self.leave, customer)

    def leave(self, at_s, customer):
        self.stays.append(at_s - customer[1])
        self.count(at_s, -1)
        self.pool.give_back(at_s)

    @property
    def mean_wait_s(self):
        return sum(self.waits) / len(self.waits)


def exponential(mean, seed, count=CUSTOMERS):
    """Exponential times, scaled to have exactly that mean, where most of the sampling error comes from."""
    draw = random.Random(f"pool:{seed}").random
    times = [-math.log1p(-draw()) for _ in range(count)]
    scale = mean * count / sum(times)
    return [time * scale for time in times]


def erlang_c(servers, load):
    """Probability of waiting in M/M/c, by the recursion of Erlang B; load = arrival rate * mean service time."""
    blocked = 1.0
    for count in range(1, servers + 1):
        blocked = load * blocked / (count + load * blocked)
    return blocked / (1.0 - load / servers * (1.0 - blocked))


@pytest.mark.parametrize("utilisation", [0.5, 0.7])
def test_one_server_waits_as_in_m_m_1(utilisation):
    """The mean wait is rho / (mu - lambda)."""
    station = Station(1, exponential(1.0, 1), exponential(utilisation, 2))
    assert station.mean_wait_s == pytest.approx(utilisation / (1 / utilisation - 1.0), rel=TOLERANCE)


@pytest.mark.parametrize(
    ("servers", "utilisation", "customers"), [(2, 0.7, CUSTOMERS), (10, 0.8, CUSTOMERS), (32, 0.85, 2 * CUSTOMERS)]
)
def test_several_servers_wait_as_erlang_c_says(servers, utilisation, customers):
    """The mean wait is C(c, a) / (c mu - lambda)."""
    load = servers * utilisation
    station = Station(servers, exponential(1.0 / load, 3, customers), exponential(1.0, 4, customers))
    assert station.mean_wait_s == pytest.approx(erlang_c(servers, load) / (servers - load), rel=TOLERANCE)


@pytest.mark.parametrize("utilisation", [0.5, 0.7])
def test_equal_services_wait_as_in_m_d_1(utilisation):
    """The mean wait is half of that of M/M/1 (Pollaczek-Khinchine with no variance)."""
    station = Station(1, exponential(1.0, 5), [utilisation] * CUSTOMERS)
    assert station.mean_wait_s == pytest.approx(utilisation**2 / (2 * (1 - utilisation)), rel=TOLERANCE)


@pytest.mark.parametrize(("cv", "utilisation"), [(0.5, 0.7), (1.5, 0.6)])
def test_any_services_wait_as_pollaczek_and_khinchine_say(cv, utilisation):
    """The mean wait is lambda * E[S^2] / (2 * (1 - rho)), here for lognormal services of two variances."""
    sigma = math.sqrt(math.log1p(cv * cv))
    draw = random.Random("pool:lognormal")
    services = [math.exp(sigma * draw.gauss(0.0, 1.0)) for _ in range(2 * CUSTOMERS)]
    scale = utilisation * len(services) / sum(services)
    services = [service * scale for service in services]
    second_moment = sum(service * service for service in services) / len(services)
    station = Station(1, exponential(1.0, 10, len(services)), services)
    assert station.mean_wait_s == pytest.approx(second_moment / (2 * (1 - utilisation)), rel=TOLERANCE)


def test_littles_law_holds_exactly():
    """The mean number present equals arrival rate times mean stay over the same time, to rounding."""
    station = Station(3, exponential(1.0, 6, 20_000), exponential(2.5, 7, 20_000))
    rate = len(station.stays) / station.end_s
    mean_stay = sum(station.stays) / len(station.stays)
    assert station.area / station.end_s == pytest.approx(rate * mean_stay, rel=1e-9)


def test_waits_are_those_of_an_independent_simulator():
    """SimPy, fed the same arrivals and services, makes every customer wait exactly as long."""
    gaps, services = exponential(1.0, 8, 5_000), exponential(3.2, 9, 5_000)
    ours = Station(4, gaps, services)
    env = simpy.Environment()
    resource = simpy.Resource(env, 4)
    waits = []

    def customer(service_s):
        came_s = env.now
        with resource.request() as request:
            yield request
            waits.append(env.now - came_s)
            yield env.timeout(service_s)

    def source():
        for gap_s, service_s in zip(gaps, services, strict=True):
            yield env.timeout(gap_s)
            env.process(customer(service_s))

    env.process(source())
    env.run()
    assert ours.waits == pytest.approx(waits, abs=1e-6)
    assert max(waits) > 1.0


def test_a_pool_made_smaller_drains_and_one_made_larger_serves_who_waits():
    """Nobody is thrown out when a pool shrinks, and those who wait are served at once when it grows."""
    pool, served = Pool(2), []

    def serve(at_s, who):
        served.append((at_s, who))

    for who in "abcd":
        pool.take(0.0, serve, who)
    assert served == [(0.0, "a"), (0.0, "b")]
    pool.resize(1.0, 1)
    pool.give_back(2.0)
    assert (pool.busy, len(served)) == (1, 2)
    pool.give_back(3.0)
    assert served[2:] == [(3.0, "c")]
    pool.resize(4.0, 3)
    assert served[3:] == [(4.0, "d")]
    assert (pool.busy, list(pool.waiting)) == (2, [])
