"""Who comes when: rates, arrivals, and what visitors want."""

import random
from itertools import pairwise

import pytest

from kit.scenario import Moment
from kit.simulator.stack.visits import arrival_rates, arrival_times, plan_visits, surge_factor


def draw(name):
    return random.Random(f"visits:{name}").random


@pytest.fixture(scope="module")
def surge(fd_limit):
    """A surge at ten minutes: to 5 times the rate within 2 minutes, for 10 minutes, then decaying."""
    shape = fd_limit.workload.shapes[0]
    return shape.model_copy(
        update={"at": Moment("start", 600.0), "factor": 5.0, "ramp_s": 120.0, "hold_s": 600.0, "decay_tau_s": 240.0}
    )


@pytest.mark.parametrize(
    ("at_s", "factor"),
    [(0, 1.0), (600, 1.0), (660, 3.0), (720, 5.0), (1320, 5.0), (1560, 1 + 4 / 2.718281828), (9000, 1.0)],
)
def test_a_surge_ramps_holds_and_decays(surge, at_s, factor):
    """The rate is multiplied by 1 before, a straight ramp, a plateau, and an exponential way back."""
    assert surge_factor(surge, float(at_s)) == pytest.approx(factor, abs=1e-6)


def test_rates_are_those_of_the_workload(fd_limit, surge):
    """Without unrest the rate is visitors per second, times the surge."""
    workload = fd_limit.workload.model_copy(
        update={"shapes": (surge,), "wander": fd_limit.workload.wander.model_copy(update={"sigma": 0.0})}
    )
    rates = arrival_rates(workload, -10, 1000, draw("rates"))
    usual = workload.base_rps / workload.sessions.requests_mean
    assert len(rates) == 1010
    assert rates[0] == pytest.approx(usual, abs=1e-6)
    assert rates[-1] == pytest.approx(5 * usual, abs=1e-5)


def test_unrest_moves_the_rate_slowly(fd_limit):
    """With unrest the rate varies by about sigma, and hardly from one second to the next."""
    workload = fd_limit.workload.model_copy(update={"shapes": ()})
    rates = arrival_rates(workload, 0, 36_000, draw("unrest"))
    usual = workload.base_rps / workload.sessions.requests_mean
    deviation = (sum((rate / usual - 1) ** 2 for rate in rates) / len(rates)) ** 0.5
    assert 0.5 * workload.wander.sigma < deviation < 1.2 * workload.wander.sigma
    assert max(abs(b - a) for a, b in pairwise(rates)) < 0.01 * usual


def test_arrivals_are_a_poisson_process():
    """Numbers per second have the rate as mean and as variance, and come in order."""
    rates = [4.0] * 5000 + [0.0] * 100 + [0.5] * 5000
    times = list(arrival_times(rates, -100, draw("poisson")))
    assert times == sorted(times)
    counts = [0] * len(rates)
    for at_s in times:
        counts[int(at_s + 100)] += 1
    for part, rate in ((counts[:5000], 4.0), (counts[5100:], 0.5)):
        mean = sum(part) / len(part)
        assert mean == pytest.approx(rate, rel=0.05)
        assert sum((count - mean) ** 2 for count in part) / len(part) == pytest.approx(rate, rel=0.1)
    assert sum(counts[5000:5100]) == 0


def test_gaps_between_arrivals_are_irregular():
    """Gaps are exponential: as spread as their mean, and about 63 % of them shorter than it."""
    times = arrival_times([2.0] * 10_000, 0, draw("gaps"))
    gaps = [b - a for a, b in pairwise(times)]
    mean = sum(gaps) / len(gaps)
    assert (sum((gap - mean) ** 2 for gap in gaps) / len(gaps)) ** 0.5 == pytest.approx(mean, rel=0.05)
    assert sum(gap < mean for gap in gaps) / len(gaps) == pytest.approx(0.632, abs=0.02)


def test_visitors_want_what_the_workload_says(fd_limit):
    """Lengths of visits, kept connections and routes have the declared shares."""
    workload = fd_limit.workload
    visits = plan_visits(workload, arrival_times([5.0] * 4000, 0, draw("visits")), draw)
    people = len(visits.arrives_s)
    assert sum(visits.keeps_alive) / people == pytest.approx(workload.sessions.keepalive_share, abs=0.02)
    assert sum(visits.pages) / people == pytest.approx(workload.sessions.requests_mean, rel=0.03)
    assert len(visits.routes) == len(visits.fates) == sum(visits.pages)
    for index, endpoint in enumerate(workload.endpoints):
        assert list(visits.routes).count(index) / len(visits.routes) == pytest.approx(endpoint.share, abs=0.01)


def test_later_visitors_change_nothing_about_earlier_ones(fd_limit):
    """What a visitor wants does not depend on how many come after them."""
    times = arrival_times([5.0] * 200, 0, draw("more"))
    all_of_them = plan_visits(fd_limit.workload, times, draw)
    some = plan_visits(fd_limit.workload, times[:300], draw)
    pages = sum(some.pages)
    assert list(all_of_them.pages[:300]) == list(some.pages)
    assert list(all_of_them.luck[:300]) == list(some.luck)
    assert list(all_of_them.routes[:pages]) == list(some.routes)
    assert list(all_of_them.fates[:pages]) == list(some.fates)
