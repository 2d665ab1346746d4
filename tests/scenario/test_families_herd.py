"""What is particular to outages that a herd of clients makes: they outlive their trigger."""

import pytest

from kit.scenario import load_scenario
from kit.scenario.moments import Moment
from kit.scenario.story import Step
from kit.simulator.draw import draw_case
from kit.simulator.faults.primary_loss import standby_of
from kit.simulator.run import run_counterfactual, run_scenario, simulate
from kit.simulator.stack.visitor import uses_app
from kit.simulator.streams.lost_orders import lost_rows
from kit.simulator.truth import impacted_between, minutes

SEED = 2


@pytest.fixture(scope="module")
def storm():
    """The case of one seed, as its responders played it."""
    return run_scenario(load_scenario("web-retry-storm"), SEED)


@pytest.fixture(scope="module")
def unattended(storm):
    """The same case when nobody acts."""
    return run_counterfactual(storm, "no_action")


def useful(run, from_s, until_s):
    """The share of requests answered in time that ended between two instants."""
    ended = [s for d, s in zip(run.requests.done_s, run.requests.status, strict=True) if from_s <= d < until_s]
    return sum(status == 200 for status in ended) / len(ended)


def offered(run, from_s, until_s):
    """Requests sent a second between two instants."""
    return sum(from_s <= sent_s < until_s for sent_s in run.requests.sent_s) / (until_s - from_s)


def trigger_over_s(run):
    """When the slow minute that started it was over."""
    trigger = run.draw.scenario.change("two_currencies")
    return run.anchors["two_currencies"] + trigger.effect.for_s


def with_step(run, name, **fields):
    """The case with one step instead of the scripted ones, ten minutes after its trigger was over."""
    at = Moment("start", trigger_over_s(run) + 600.0)
    return simulate(run.draw, actions=(Step(name=name, at=at, who="P1", **fields),))


def test_the_storm_stays_when_its_trigger_is_gone(unattended):
    """Half an hour after the slow minute most are not served, though the database is as quick as ever."""
    over_s = trigger_over_s(unattended)
    assert useful(unattended, over_s + 300.0, over_s + 1800.0) < 0.3
    assert impacted_between(unattended)[1] > unattended.duration_s - 60.0
    queries_s = unattended.gauges["db.query_mean_s"]
    later = [value for value in queries_s[int(over_s / 10) + 3 :] if value]
    assert sum(later) / len(later) < 0.03


def test_more_is_asked_by_as_many(storm):
    """The requests offered are a multiple of the usual rate while as many visitors come as before."""
    from_s, until_s = trigger_over_s(storm) + 60.0, storm.anchors["restart"]
    assert offered(storm, from_s, until_s) > 1.8 * offered(storm, 600.0, 1500.0)
    first_s = {}
    for visitor, sent_s in sorted(zip(storm.requests.visitor, storm.requests.sent_s, strict=True)):
        first_s.setdefault(visitor, sent_s)
    came = sum(from_s <= at_s < until_s for at_s in first_s.values()) / (until_s - from_s)
    came_before = sum(600.0 <= at_s < 1500.0 for at_s in first_s.values()) / 900.0
    assert came == pytest.approx(came_before, rel=0.3)


def test_nothing_that_is_served_is_waited_for(unattended):
    """The queue takes longer to work off than the app waits, and the workers are busy all the same."""
    over_s = trigger_over_s(unattended)
    first, last = int(over_s / 10) + 12, int(over_s / 10) + 120
    app = unattended.draw.scenario.topology.nodes["app"]
    busy = unattended.gauges["app.busy"][first:last]
    assert sum(busy) / len(busy) > 0.98 * app.workers
    share = unattended.draw.scenario.workload.sessions.app_client.share
    rows = zip(unattended.requests.visitor, unattended.requests.done_s, unattended.requests.status, strict=True)
    served = [status == 200 for visitor, done_s, status in rows if uses_app(visitor, share) and over_s + 120 < done_s]
    assert sum(served) / len(served) < 0.02


def test_cutting_retries_ends_it_within_a_minute_or_so(storm):
    """With retries refused at the web server the queue drains and first attempts are served."""
    run = with_step(storm, "cut", do="set", target="web.refuse_retries", value=1)
    assert impacted_between(run)[1] < run.anchors["cut_done"] + 90.0
    assert useful(run, run.anchors["cut_done"] + 90.0, run.duration_s) > 0.99


def test_rolling_back_the_trigger_does_nothing(storm, unattended):
    """The slow queries are long over: undoing what caused them leaves the run as it was."""
    run = with_step(storm, "undo", do="rollback", target="two_currencies")
    assert list(run.requests.done_s) == list(unattended.requests.done_s)


def test_a_restart_brings_a_second_herd(storm):
    """Everybody who was cut off comes back at once, and two minutes later most are not served."""
    run = with_step(storm, "restart", do="restart", target="app")
    began_s = run.anchors["restart"]
    assert offered(run, began_s + 0.3, began_s + 1.6) > 1.5 * offered(run, began_s - 300.0, began_s)
    assert useful(run, began_s + 120.0, run.duration_s) < 0.3


def test_a_longer_queue_hides_the_errors_and_serves_few(storm):
    """Errors vanish from the graph while the longer queue fills, because most clients hang up first."""
    done_s = storm.anchors["longer_queue_done"]
    rows = list(zip(storm.requests.logged_s, storm.requests.status, strict=True))
    soon = [status for logged_s, status in rows if done_s + 10.0 <= logged_s < done_s + 50.0]
    assert sum(status >= 500 for status in soon) / len(soon) < 0.03
    assert sum(status == 200 for status in soon) / len(soon) < 0.3
    before = [status for logged_s, status in rows if done_s - 120.0 <= logged_s < done_s - 30.0]
    assert sum(status >= 500 for status in before) / len(before) > 0.15


def test_with_the_library_of_before_the_slow_minute_passes(storm):
    """One retry some seconds later does not feed itself: the same trigger is over within minutes."""
    run = run_counterfactual(storm, "without_change")
    assert impacted_between(run)[1] < trigger_over_s(run) + 300.0
    assert sum(m.failed for m in minutes(run)) < sum(m.failed for m in minutes(storm)) / 4


@pytest.mark.parametrize("seed", range(40, 44))
def test_quiet_time_before_the_storm_is_quiet(seed):
    """Before the trigger fewer than one request in two hundred fails in any minute."""
    run = simulate(draw_case(load_scenario("web-retry-storm"), seed), actions="none")
    before = [m for m in minutes(run) if m.start_s + 60.0 < run.anchors["two_currencies"]]
    assert max(m.failed_share for m in before) < 0.01


@pytest.fixture(scope="module")
def failover():
    """The case of one seed, as its responders played it."""
    return run_scenario(load_scenario("web-replication-failover"), SEED)


def failed(run, from_s, until_s):
    """The share of requests that failed of those that ended between two instants."""
    ended = [s for d, s in zip(run.requests.done_s, run.requests.status, strict=True) if from_s <= d < until_s]
    return sum(status != 200 for status in ended) / len(ended)


def test_nothing_fails_before_the_primary_dies(failover):
    """The small standby hurts nobody as long as it only stands by."""
    assert failed(failover, 0.0, failover.anchors["fault"]) < 0.002


def test_without_a_primary_what_needs_the_database_fails(failover):
    """From its death to the promotion no order goes through; what the cache holds is served."""
    died_s, promoted_s = failover.anchors["fault"], failover.anchors["promoted"]
    assert promoted_s - died_s == pytest.approx(failover.draw.scenario.fault.promoted_after_s)
    requests = failover.requests
    rows = zip(requests.sent_s, requests.done_s, requests.status, requests.route, strict=True)
    checkout = failover.routes.index("/checkout")
    tried = [status for sent, done, status, route in rows if route == checkout and died_s < sent and done < promoted_s]
    assert tried
    assert 200 not in tried
    assert 0.3 < failed(failover, died_s + 5.0, promoted_s) < 0.95


def test_the_outage_goes_on_long_after_the_promotion(failover):
    """The failover works within two minutes, and the impact lasts until the new primary gets its memory."""
    ended_s = impacted_between(failover)[1]
    assert ended_s > failover.anchors["promoted"] + 900.0
    assert failed(failover, failover.anchors["promoted"] + 300.0, failover.anchors["restart"]) > 0.25
    assert failover.anchors["fix"] < ended_s < failover.anchors["fix_done"] + 120.0


def test_a_standby_like_the_primary_would_have_ended_it(failover):
    """With as much memory as the primary it warms up within a few minutes, and a fraction of requests fails."""
    run = run_counterfactual(failover, "without_change")
    assert impacted_between(run)[1] < run.anchors["promoted"] + 240.0
    assert sum(m.failed for m in minutes(run)) < sum(m.failed for m in minutes(failover)) / 4


def test_a_small_standby_never_warms_up(failover):
    """If nobody acts, queries are as slow an hour later as ten minutes after the promotion."""
    run = run_counterfactual(failover, "no_action")
    assert failed(run, run.duration_s - 900.0, run.duration_s) > 0.25


def test_a_restart_of_the_application_relieves_for_a_moment(failover):
    """The queue only has to build up again: errors are rare for half a minute and back within five."""
    done_s = failover.anchors["restart_done"]
    rows = list(zip(failover.requests.logged_s, failover.requests.status, strict=True))
    soon = [status for logged_s, status in rows if done_s + 5.0 <= logged_s < done_s + 35.0]
    later = [status for logged_s, status in rows if done_s + 200.0 <= logged_s < done_s + 300.0]
    assert sum(status >= 500 for status in soon) / len(soon) < 0.08
    assert sum(status >= 499 for status in later) / len(later) > 0.25


def test_orders_of_the_last_seconds_are_lost(failover):
    """Those that went through within the lag before the death, and no others: the rate of orders times the lag."""
    fault = failover.draw.scenario.fault
    rows, requests = lost_rows(failover), failover.requests
    checkout = failover.routes.index("/checkout")
    assert rows
    for row in rows:
        assert requests.status[row] == 200
        assert requests.route[row] == checkout
        assert 0.0 <= failover.anchors["fault"] - requests.done_s[row] < fault.lag_s
    assert len(rows) == pytest.approx(failover.draw.scenario.workload.base_rps * 0.06 * fault.lag_s, rel=0.8)


def test_the_dead_host_logs_nothing_any_more(failover):
    """Its log ends when it dies."""
    assert failover.silences == [(failover.draw.hosts["db"], failover.anchors["fault"], failover.duration_s)]


@pytest.mark.parametrize(
    ("primary", "standby"),
    [("db1", "db2"), ("db-01", "db-02"), ("ams-db9", "ams-db10"), ("db3.fra", "db4.fra"), ("prod-db-4", "prod-db-5")],
)
def test_the_standby_has_the_next_number(primary, standby):
    """Hosts are named alike in every style."""
    assert standby_of(primary) == standby


def test_a_case_without_a_lost_primary_loses_no_orders(storm):
    """Only the loss of a primary loses what was written."""
    assert lost_rows(storm) == ()
