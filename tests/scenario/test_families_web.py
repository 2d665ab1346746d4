"""How three outages come about and end: a slow third party, a slow query, a deploy that rolls out."""

from itertools import pairwise
from statistics import fmean

import pytest

from kit.scenario import load_scenario
from kit.simulator.draw import draw_case
from kit.simulator.records import has_failed
from kit.simulator.run import run_counterfactual, run_scenario, simulate
from kit.simulator.truth import impacted_between

SEED = 3


def gauge(run, name, from_s, until_s):
    """The values of a gauge between two instants."""
    first, last = int(from_s // run.scrape_s) + 1, int(until_s // run.scrape_s)
    return list(run.gauges[name][first:last])


def outcomes(run, from_s, until_s, routes=None):
    """Whether each request that ended between two instants failed; only those of some routes, if given."""
    wanted = range(len(run.routes)) if routes is None else [run.routes.index(route) for route in routes]
    rows = run.requests
    return [
        has_failed(status)
        for done_s, status, route in zip(rows.done_s, rows.status, rows.route, strict=True)
        if from_s <= done_s < until_s and route in wanted
    ]


def failed(run, from_s=0.0, until_s=float("inf"), routes=None):
    """How many requests failed."""
    return sum(outcomes(run, from_s, until_s, routes))


def scripted(name):
    """One case of a scenario as its responders played it, and the same when nobody acts."""
    run = run_scenario(load_scenario(name), SEED)
    return run, run_counterfactual(run, "no_action")


# A third party turns slow.


@pytest.fixture(scope="module")
def slow_party():
    return scripted("web-third-party-timeout")


def worst_from(run):
    """When the third party has become as slow as it gets."""
    return run.anchors["fault"] + run.draw.scenario.fault.worsens_after_s


def test_slow_calls_hold_workers_by_littles_law(slow_party):
    """With workers to spare, those at work are the rate of calls times how long a call takes, within a tenth."""
    run, _ = slow_party
    roomy = simulate(run.draw, overrides={"app.workers": 500}, actions="none")
    from_s, until_s = worst_from(run) + 180.0, worst_from(run) + 2400.0
    calls = gauge(roomy, "pay.calls", from_s, until_s)
    took_s = gauge(roomy, "pay.latency_mean_s", from_s, until_s)
    held = sum(count * mean_s for count, mean_s in zip(calls, took_s, strict=True)) / (until_s - from_s)
    busy = fmean(gauge(roomy, "app.busy", from_s, until_s))
    assert held > run.draw.scenario.topology.nodes["app"].workers / 2
    assert busy == pytest.approx(held, rel=0.1, abs=1.0)


def test_the_calls_take_all_workers_and_every_page_waits(slow_party):
    """The pool is full nearly all the time, and pages that call nobody fail as well."""
    _, run = slow_party
    onset_s, end_s = impacted_between(run)
    workers = run.draw.scenario.topology.nodes["app"].workers
    busy = gauge(run, "app.busy", onset_s + 60.0, end_s - 120.0)
    assert max(busy) == workers
    assert sum(value == workers for value in busy) > 0.85 * len(busy)
    home = outcomes(run, onset_s + 60.0, end_s - 120.0, routes=["/"])
    assert fmean(home) > 0.2


def test_nothing_fails_before_the_third_party_is_slow(slow_party):
    """No effect before its cause."""
    run, _ = slow_party
    assert failed(run, until_s=run.anchors["fault"]) == 0
    assert impacted_between(run)[0] > run.anchors["fault"]


def test_doing_without_the_third_party_ends_it(slow_party):
    """After the flag nothing fails, though the third party is still slow; without it the outage goes on."""
    run, no_action = slow_party
    flag_s = run.anchors["fix_done"]
    well_s = run.anchors["fault"] + run.draw.scenario.fault.for_s
    assert flag_s + 300.0 < well_s
    assert failed(run, flag_s + 120.0) == 0
    assert fmean(outcomes(no_action, flag_s + 120.0, well_s)) > 0.15
    assert failed(no_action, well_s + 300.0) == 0


def test_a_short_time_out_keeps_the_trouble_to_checkout(slow_party):
    """With the time-out as it was, checkouts fail and hardly anything else does."""
    run, no_action = slow_party
    short = run_counterfactual(run, "short_timeout")
    others = [route for route in run.routes if route != "/checkout"]
    assert failed(short, routes=["/checkout"]) > 100
    assert failed(short, routes=others) < 0.02 * failed(no_action, routes=others)


def test_a_restart_helps_for_a_while(slow_party):
    """Fresh workers serve everybody at first, until the calls have taken them as well."""
    run, _ = slow_party
    back_s = run.anchors["restart_done"]
    assert fmean(outcomes(run, back_s + 5.0, back_s + 30.0)) < 0.1
    assert fmean(outcomes(run, back_s + 120.0, run.anchors["fix"])) > 0.15


# A slow query fills a pool.


@pytest.fixture(scope="module")
def slow_query():
    return scripted("web-slow-query-pool")


def test_the_pool_is_flat_at_its_size(slow_query):
    """All connections are in use from onset to the repair, and hardly any after it."""
    run, _ = slow_query
    size = run.draw.scenario.topology.nodes["db"].connections
    onset_s, _ = impacted_between(run)
    busy = gauge(run, "db.busy", onset_s + 60.0, run.anchors["longer_cache"])
    assert max(gauge(run, "db.busy", 0.0, run.duration_s)) == size
    assert sum(value == size for value in busy) > 0.9 * len(busy)
    assert fmean(gauge(run, "db.busy", run.anchors["fix_done"] + 60.0, run.duration_s)) < 0.2 * size


def test_half_a_pool_is_slow_and_a_full_pool_fails(slow_query):
    """From the migration to the surge queries are slow and next to nothing fails."""
    run, _ = slow_query
    dropped_s, surge_s = run.anchors["drop_index"], run.anchors["surge"]
    before = fmean(gauge(run, "db.query_mean_s", 0.0, dropped_s))
    after = fmean(gauge(run, "db.query_mean_s", dropped_s + 30.0, surge_s))
    assert after > 20.0 * before
    assert fmean(outcomes(run, dropped_s, surge_s)) < 0.005
    assert impacted_between(run)[0] > surge_s


def test_requests_give_up_waiting_for_a_connection_after_the_pools_time_out(slow_query):
    """The application logs that none was to be had, for pages with fast queries as well."""
    run, _ = slow_query
    events = [event for event in run.log_events if event.kind == "pool_timeout"]
    slow = {run.routes.index(route) for route in run.draw.scenario.fault.routes}
    assert len(events) > 100
    assert {event.fields["connections"] for event in events} == {5}
    assert any(event.fields["route"] not in slow for event in events)


def test_the_index_put_back_ends_it(slow_query):
    """After the rollback of the migration nothing fails; without it the same visitors go on failing."""
    run, no_action = slow_query
    back_s = run.anchors["fix_done"]
    assert failed(run, back_s + 120.0) == 0
    assert failed(no_action, back_s + 120.0) > 20


def test_without_the_migration_the_surge_is_no_trouble(slow_query):
    """The traffic alone fails nobody."""
    run, _ = slow_query
    assert failed(run_counterfactual(run, "without_change")) == 0


def test_a_longer_cache_helps_until_more_visitors_come(slow_query):
    """It spares the database enough for the first wave and not for the second."""
    run, _ = slow_query
    quiet_s, encore_s = run.anchors["restart_done"] + 60.0, run.anchors["encore"]
    assert quiet_s + 60.0 < encore_s
    assert fmean(outcomes(run, quiet_s, encore_s)) < 0.03
    assert fmean(outcomes(run, encore_s + 120.0, run.anchors["fix_done"])) > 0.04


# A bad deploy rolls out.


@pytest.fixture(scope="module")
def bad_deploy():
    return scripted("web-bad-deploy")


def steps_of(run):
    """When each instance got the new code, and when the last step was over."""
    started = [event.at_s for event in run.log_events if event.kind == "instance_started"]
    return [*started, started[-1] + run.draw.scenario.fault.every_s]


def test_errors_climb_a_staircase(bad_deploy):
    """With k of n instances on the new code, k/n of first tries of the routes concerned fail."""
    _, run = bad_deploy
    instances, steps = run.draw.scenario.topology.nodes["app"].instances, steps_of(run)
    assert len(steps) == instances + 1
    broken = {run.routes.index(route) for route in run.draw.scenario.fault.routes}
    rows = run.requests
    for number, (from_s, until_s) in enumerate(pairwise(steps), start=1):
        tries = [
            has_failed(status)
            for sent_s, status, route, attempt in zip(rows.sent_s, rows.status, rows.route, rows.attempt, strict=True)
            if from_s <= sent_s < until_s - 1.0 and route in broken and attempt == 0
        ]
        assert len(tries) > 300
        assert fmean(tries) == pytest.approx(number / instances, abs=0.07)


def test_other_routes_do_not_fail(bad_deploy):
    """Only the routes whose code is broken fail, and each of their failures is a 500 of the application."""
    run, _ = bad_deploy
    broken = run.draw.scenario.fault.routes
    assert failed(run, routes=[route for route in run.routes if route not in broken]) == 0
    assert {status for status in run.requests.status if has_failed(status)} == {500}


def test_rolling_back_ends_it_step_by_step(bad_deploy):
    """The rollback takes the instances down the same stairs; once all are back nothing fails."""
    run, no_action = bad_deploy
    back_s = run.anchors["fix_done"]
    fault, instances = run.draw.scenario.fault, run.draw.scenario.topology.nodes["app"].instances
    starts = [event.at_s for event in run.log_events if event.kind == "instance_started" and event.at_s >= back_s]
    assert starts == pytest.approx([back_s + number * fault.back_every_s for number in range(instances)])
    assert failed(run, starts[-1] + 1.0) == 0
    assert failed(no_action, starts[-1] + 1.0) > 500


def test_taking_the_bad_instances_out_helps_until_the_next_is_reached(bad_deploy):
    """Drained instances serve nobody, but the roll-out goes on."""
    run, _ = bad_deploy
    drained_s = run.anchors["drain_done"]
    next_s = min(at_s for at_s in steps_of(run) if at_s > drained_s)
    assert next_s < run.anchors["fix_done"]
    assert failed(run, drained_s + 1.0, next_s) == 0
    assert fmean(outcomes(run, next_s + 1.0, run.anchors["fix_done"], run.draw.scenario.fault.routes)) > 0.4


def test_the_wrong_rollback_changes_nothing():
    """Rolling back the deploy that was nearest in time leaves the errors as they were."""
    scenario = load_scenario("web-bad-deploy")
    seed = next(seed for seed in range(20) if "deploy_ranking" in draw_case(scenario, seed).red_herrings)
    run = run_scenario(scenario, seed)
    assert "rollback_ranking_done" in run.anchors
    done_s = run.anchors["rollback_ranking_done"]
    assert fmean(outcomes(run, done_s, run.anchors["drain_done"], run.draw.scenario.fault.routes)) > 0.2


# All three.


@pytest.mark.parametrize("name", ["web-third-party-timeout", "web-slow-query-pool", "web-bad-deploy"])
def test_every_request_ends_once(name):
    """Requests sent are those that ended and those under way, whoever gave up or was cut off meanwhile."""
    run = run_scenario(load_scenario(name), SEED)
    rows = run.requests
    attempts = list(zip(rows.visitor, rows.sent_s, strict=True))
    assert len(set(attempts)) == len(attempts)
    assert 0 <= run.in_flight < 200
    assert all(sent_s <= done_s for sent_s, done_s in zip(rows.sent_s, rows.done_s, strict=True))
