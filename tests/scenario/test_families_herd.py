"""What is particular to outages that a herd of clients makes: they outlive their trigger."""

import pytest

from kit.scenario import load_scenario
from kit.scenario.moments import Moment
from kit.scenario.story import Step
from kit.simulator.draw import draw_case
from kit.simulator.run import run_counterfactual, run_scenario, simulate
from kit.simulator.stack.visitor import uses_app
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
    """Half an hour after the slow minute nearly nobody is served, though the database is as quick as ever."""
    over_s = trigger_over_s(unattended)
    assert useful(unattended, over_s + 300.0, over_s + 1800.0) < 0.1
    assert impacted_between(unattended)[1] > unattended.duration_s - 60.0
    queries_s = unattended.gauges["db.query_mean_s"]
    later = [value for value in queries_s[int(over_s / 10) + 3 :] if value]
    assert sum(later) / len(later) < 0.03


def test_more_is_asked_by_as_many(storm):
    """The requests offered are a multiple of the usual rate while as many visitors come as before."""
    from_s, until_s = trigger_over_s(storm) + 60.0, storm.anchors["restart"]
    assert offered(storm, from_s, until_s) > 2.5 * offered(storm, 600.0, 1500.0)
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
    """Everybody who was cut off comes back at once, and two minutes later nobody is served again."""
    run = with_step(storm, "restart", do="restart", target="app")
    began_s = run.anchors["restart"]
    assert offered(run, began_s + 0.3, began_s + 1.6) > 1.5 * offered(run, began_s - 300.0, began_s)
    assert useful(run, began_s + 120.0, run.duration_s) < 0.1


def test_a_longer_queue_hides_the_errors_and_serves_nobody(storm):
    """Errors vanish from the graph while the longer queue fills, because every client hangs up first."""
    done_s = storm.anchors["longer_queue_done"]
    rows = list(zip(storm.requests.logged_s, storm.requests.status, strict=True))
    soon = [status for logged_s, status in rows if done_s + 10.0 <= logged_s < done_s + 50.0]
    assert sum(status >= 500 for status in soon) / len(soon) < 0.03
    assert sum(status == 200 for status in soon) / len(soon) < 0.1
    before = [status for logged_s, status in rows if done_s - 120.0 <= logged_s < done_s - 30.0]
    assert sum(status >= 500 for status in before) / len(before) > 0.25


def test_with_the_library_of_before_the_slow_minute_passes(storm):
    """One retry some seconds later does not feed itself: the same trigger is over within minutes."""
    run = run_counterfactual(storm, "without_change")
    assert impacted_between(run)[1] < trigger_over_s(run) + 240.0
    assert sum(m.failed for m in minutes(run)) < sum(m.failed for m in minutes(storm)) / 4


@pytest.mark.parametrize("seed", range(40, 44))
def test_quiet_time_before_the_storm_is_quiet(seed):
    """Before the trigger fewer than one request in two hundred fails in any minute."""
    run = simulate(draw_case(load_scenario("web-retry-storm"), seed), actions="none")
    before = [m for m in minutes(run) if m.start_s + 60.0 < run.anchors["two_currencies"]]
    assert max(m.failed_share for m in before) < 0.01
