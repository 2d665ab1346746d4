"""What a seed draws."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.scenario import list_scenarios, load_scenario
from kit.scenario.topology import Exponential, Lognormal
from kit.simulator.draw import draw_case, quantile, stream

SEEDS = range(120)


@pytest.fixture(scope="module")
def draws(fd_limit):
    """Many draws of the scenario."""
    return [draw_case(fd_limit, seed) for seed in SEEDS]


def test_the_same_seed_draws_the_same_case(fd_limit, draws):
    """A draw depends on scenario, seed and attempt alone."""
    assert draw_case(fd_limit, 5) == draws[5]
    assert draw_case(fd_limit, 5, attempt=1) != draws[5]


def test_cases_differ_in_all_that_the_seed_may_change(draws):
    """Over many seeds, companies, people, hosts, clocks, rates, red herrings, delays and instants all vary."""
    assert len({draw.company for draw in draws}) > 15
    assert len({draw.people["P1"].name for draw in draws}) > 30
    assert len({draw.hosts["web"] for draw in draws}) > 15
    assert len({draw.start_utc for draw in draws}) > 110
    assert len({draw.red_herrings for draw in draws}) == 6
    assert len({draw.ack_s for draw in draws}) > 80
    assert len({draw.scenario.workload.shapes[0].at.offset_s for draw in draws}) > 100
    assert len({tuple(draw.change_ids.values()) for draw in draws}) == len(draws)


def test_numbers_stay_between_their_ends_and_reach_the_scenario(fd_limit, draws):
    """Each varied number lies in its range and is the one that is simulated."""
    for draw in draws:
        for path, value in draw.varied.items():
            low, high = fd_limit.vary[path]
            assert low <= value <= high
        assert draw.scenario.workload.base_rps == draw.varied["workload.base_rps"]
        assert draw.scenario.workload.shapes[0].factor == draw.varied["workload.shapes.surge.factor"]
        assert draw.scenario.topology.nodes["db"].service_s.mean == draw.varied["topology.nodes.db.service_s.mean"]


def test_spread_instants_are_moved_by_no_more_than_their_spread(fd_limit, draws):
    """An instant such as start+40m~8m is drawn within 8 minutes and has no spread left."""
    declared = fd_limit.workload.shapes[0].at
    for draw in draws:
        drawn = draw.scenario.workload.shapes[0].at
        assert abs(drawn.offset_s - declared.offset_s) <= declared.spread_s
        assert drawn.spread_s == 0.0
        assert drawn.offset_s == round(drawn.offset_s)


def test_windows_and_old_changes_fall_on_working_days(draws):
    """Nothing that people do on purpose happens on a weekend; what was long before happened in office hours."""
    for draw in draws:
        assert draw.start_utc.weekday() < 5
        for change in draw.scenario.changes:
            if change.at.anchor == "start":
                then = draw.start_utc + timedelta(seconds=change.at.offset_s)
                assert then.weekday() < 5
                assert 8 <= then.hour < 17
                assert then < draw.start_utc


@pytest.mark.parametrize("name", list_scenarios())
@pytest.mark.parametrize("first", [0, 2**32 - 200])
def test_two_hundred_seeds_that_follow_one_another_have_days_of_their_own(name, first):
    """Whose seeds are 1, 2, 3 ... are never on call on the same day, nor on a weekend."""
    scenario = load_scenario(name)
    starts = sorted(draw_case(scenario, seed).start_utc for seed in range(first, first + 200))
    within_a_day = timedelta(minutes=scenario.clock.shift_minutes[1] - scenario.clock.shift_minutes[0])
    assert min(later - sooner for sooner, later in pairwise(starts)) >= timedelta(days=1) - within_a_day
    assert within_a_day < timedelta(hours=16)
    assert {start.weekday() for start in starts} <= {0, 1, 2, 3, 4}


def test_the_culprit_change_is_never_the_latest_before_onset(draws):
    """The change that is the cause lies further back than at least one innocent one."""
    for draw in draws:
        changes = {change.id: change for change in draw.scenario.changes}
        cause = next(change for change in changes.values() if change.culprit == "cause")
        innocent = [change for change in changes.values() if change.culprit is None and change.at.anchor == "start"]
        assert any(change.at.offset_s > cause.at.offset_s for change in innocent)


def test_people_of_a_case_have_names_of_their_own(draws):
    """No two people of a case share a handle or a name, and each has their role."""
    for draw in draws:
        people = draw.people.values()
        assert len({person.handle for person in people}) == len({person.name for person in people}) == len(draw.people)
        assert draw.people["P1"].role == "primary on-call"


def test_as_many_red_herrings_as_declared_are_picked(fd_limit, draws):
    """Each case has the declared number of red herrings, and each of the pool occurs."""
    assert all(len(draw.red_herrings) == fd_limit.red_herrings.pick for draw in draws)
    assert {name for draw in draws for name in draw.red_herrings} == {each.id for each in fd_limit.red_herrings.pool}


def test_a_route_goes_by_its_path(fd_limit):
    """The share of a route can be varied by naming the route; the others keep theirs."""
    path = "workload.endpoints./cart.share"
    drawn = draw_case(fd_limit.model_copy(update={"vary": {path: (0.08, 0.09), **fd_limit.vary}}), 3)
    before = {endpoint.path: endpoint.share for endpoint in fd_limit.workload.endpoints}
    after = {endpoint.path: endpoint.share for endpoint in drawn.scenario.workload.endpoints}
    assert after == {**before, "/cart": drawn.varied[path]}
    assert 0.08 <= after["/cart"] <= 0.09


def test_adding_something_to_a_scenario_shifts_nothing_else(fd_limit):
    """One more varied number, or one more step before the others, leaves every other draw as it was."""
    before = draw_case(fd_limit, 3)
    wider = fd_limit.model_copy(
        update={
            "vary": {"topology.nodes.app.service_s.mean": (0.016, 0.018), **fd_limit.vary},
            "response": (fd_limit.response[0].model_copy(update={"name": "sigh"}), *fd_limit.response),
        }
    )
    after = draw_case(wider, 3)
    assert after.scenario.response[1:] == before.scenario.response
    assert {path: after.varied[path] for path in before.varied} == before.varied
    assert (after.people, after.hosts, after.start_utc, after.ack_s) == (
        before.people,
        before.hosts,
        before.start_utc,
        before.ack_s,
    )


def test_streams_of_other_names_are_other_streams():
    """Name, seed, attempt and scenario each make another stream; the same four give the same one."""
    first = [stream("s", 1, 0, "a")() for _ in range(2)]
    assert first[0] == first[1]
    others = {stream("s", 1, 0, "b")(), stream("s", 2, 0, "a")(), stream("s", 1, 1, "a")(), stream("t", 1, 0, "a")()}
    assert len(others | {first[0]}) == 5


@given(st.floats(0, 1, exclude_max=True), st.floats(0, 1, exclude_max=True))
def test_quantiles_rise_and_are_positive(low, high):
    """A greater share never gives a shorter time, and no time is zero or negative."""
    low, high = sorted((low, high))
    for times in (Exponential(dist="exponential", mean=2.0), Lognormal(dist="lognormal", mean=2.0, cv=0.8)):
        assert 0.0 < quantile(times, low) <= quantile(times, high)


def test_quantiles_have_the_declared_mean_and_variation():
    """Averaged over all shares, times have the mean and the coefficient of variation that were declared."""
    shares = [(index + 0.5) / 50_000 for index in range(50_000)]
    for times, cv in (
        (Exponential(dist="exponential", mean=2.0), 1.0),
        (Lognormal(dist="lognormal", mean=2.0, cv=0.8), 0.8),
    ):
        values = [quantile(times, share) for share in shares]
        mean = sum(values) / len(values)
        variance = sum((value - mean) ** 2 for value in values) / len(values)
        assert mean == pytest.approx(2.0, rel=0.005)
        assert variance**0.5 / mean == pytest.approx(cv, rel=0.02)
