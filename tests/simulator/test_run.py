"""Whole cases: reproducible, complete, causal, different by seed, and the same world under other decisions."""

from itertools import pairwise

import pytest

from kit.scenario import Moment
from kit.scenario.story import Step
from kit.simulator.draw import draw_case
from kit.simulator.records import has_failed
from kit.simulator.run import run_counterfactual, run_scenario, simulate
from kit.simulator.truth import failed_from, impacted_between, inside_bounds, minutes, turning_points

SEED = 7
GOLDEN_DIGEST = "8ff102756e9e336b7ae8192d5fd3e00166873f8c4536c6cc57baa68e45b6ce88"
"""Of the case of that seed; it changes with the scenario and with what the simulator does, and with nothing else."""


def first_requests(run):
    """When each visitor sent their first request, and for which route."""
    first = {}
    rows = run.requests
    for visitor, sent_s, route in zip(rows.visitor, rows.sent_s, rows.route, strict=True):
        if visitor not in first or sent_s < first[visitor][0]:
            first[visitor] = (sent_s, route)
    return first


def share_failed(run, from_s, until_s):
    """The share of failed requests among those that had their outcome in a time."""
    statuses = [
        status
        for done_s, status in zip(run.requests.done_s, run.requests.status, strict=True)
        if from_s <= done_s < until_s
    ]
    return sum(map(has_failed, statuses)) / len(statuses)


def test_the_same_seed_gives_the_same_bytes(fd_limit, scripted):
    """A case simulated again is the same to the last digit, here and (stored digest) on every other machine."""
    assert run_scenario(fd_limit, SEED).digest() == scripted.digest() == GOLDEN_DIGEST


def test_another_seed_gives_another_case(told_case, scripted):
    """Names, times and impact differ from seed to seed."""
    other = told_case("web-nginx-fd-limit", 4).run
    assert other.digest() != scripted.digest()
    assert other.draw.company != scripted.draw.company
    assert impacted_between(other) != impacted_between(scripted)


def test_no_request_is_lost(scripted, no_action):
    """Every request sent in the window is finished or in flight at its end, and rows come in order of completion."""
    for run in (scripted, no_action):
        assert 0 <= run.in_flight < 20
        rows = run.requests
        lengths = {
            len(getattr(rows, name)) for name in ("sent_s", "done_s", "status", "route", "visitor", "attempt", "host")
        }
        assert lengths == {len(rows)}
        assert all(before <= after for before, after in pairwise(rows.done_s))
        assert min(rows.sent_s) >= 0.0
        assert max(rows.done_s) <= run.duration_s
        assert all(sent_s <= done_s for sent_s, done_s in zip(rows.sent_s, rows.done_s, strict=True))


def test_each_try_of_a_visitor_follows_the_one_before(scripted):
    """A visitor has one request at a time, and a refresh only follows a failure."""
    last = {}
    rows = scripted.requests
    order = sorted(range(len(rows)), key=lambda row: rows.sent_s[row])
    for row in order:
        before = last.get(rows.visitor[row])
        if before is not None:
            assert rows.done_s[before] <= rows.sent_s[row]
            if rows.attempt[row]:
                assert has_failed(rows.status[before])
                assert rows.attempt[row] == rows.attempt[before] + 1
                assert rows.route[row] == rows.route[before]
            else:
                assert not has_failed(rows.status[before])
        last[rows.visitor[row]] = row


def test_nothing_fails_before_descriptors_run_out(scripted):
    """The first failure follows the surge; at that time, and not before, a worker holds all its descriptors."""
    onset_s, _ = impacted_between(scripted)
    limit = 1024
    fds = scripted.gauges["web.fds_max"]
    before = [value for step, value in enumerate(fds) if step * scripted.scrape_s < onset_s - 10.0]
    during = [
        value for step, value in enumerate(fds) if onset_s < step * scripted.scrape_s < scripted.anchors["restart"]
    ]
    assert max(before) < limit
    assert 0.97 * limit < sum(during) / len(during) <= limit
    assert scripted.anchors["newsletter"] < scripted.anchors["surge"] < onset_s
    assert failed_from(scripted, 0.0) == failed_from(scripted, onset_s)
    assert all(event.at_s >= onset_s - 60.0 for event in scripted.log_events if event.kind.endswith("_emfile"))


def test_effects_follow_their_causes(scripted):
    """Onset, page, acknowledgement, steps and mitigation come in order, the page no sooner than its rule allows."""
    onset_s, end_s = impacted_between(scripted)
    anchors = scripted.anchors
    names = ("first_page", "ack", "restart", "read_error_log", "fix")
    assert all(anchors[before] < anchors[after] for before, after in pairwise(names))
    assert onset_s + 120.0 <= anchors["first_page"]
    assert anchors["ack"] - anchors["first_page"] == scripted.draw.ack_s
    assert anchors["fix"] <= anchors["fix_done"]
    assert end_s <= anchors["fix_done"] + 1.0
    assert scripted.actions[0].name == "ack"
    assert all(before.at_s <= after.effective_s for before, after in pairwise(scripted.actions))
    assert turning_points(scripted).duration_s == pytest.approx(end_s - onset_s, abs=1e-5)


def test_the_page_is_the_rule_firing_and_the_rule_fires_on_the_counters(scripted):
    """At the page the web server's own count of 5xx answers over the last minute is above the rule's bound."""
    firing = next(change for change in scripted.rule_changes if change.severity == "page")
    assert (firing.at_s, firing.state) == (scripted.anchors["first_page"], "firing")
    rows = scripted.requests
    minute = [
        status
        for logged_s, status in zip(rows.logged_s, rows.status, strict=True)
        if firing.at_s - 60.0 < logged_s <= firing.at_s
    ]
    ratio = sum(status >= 500 for status in minute) / len(minute)
    assert ratio == pytest.approx(firing.value, abs=1e-9)
    assert ratio > 0.05


def test_a_restart_relieves_for_about_a_minute_and_then_it_relapses(scripted):
    """Right after the restart hardly anything fails; two minutes later it is as bad as before."""
    restart_s = scripted.anchors["restart_done"]
    before = share_failed(scripted, restart_s - 120.0, restart_s - 5.0)
    relief = share_failed(scripted, restart_s + 5.0, restart_s + 45.0)
    relapse = share_failed(scripted, restart_s + 90.0, restart_s + 210.0)
    assert before > 0.08
    assert relief < 0.01
    assert relapse > 0.08


def test_the_wrong_step_changes_nothing(scripted):
    """A rollback of the innocent deploy, or a restart of the application, leaves the failures as they were."""
    name = "rollback" if "rollback" in scripted.anchors else "restart_app"
    done_s = scripted.anchors[f"{name}_done"]
    assert share_failed(scripted, done_s - 90.0, done_s) > 0.05
    assert share_failed(scripted, done_s, done_s + 90.0) > 0.05


def test_raising_the_limit_ends_it(scripted):
    """After the limit is raised not one request fails, although more connections are open than before."""
    fixed_s = scripted.anchors["fix_done"]
    assert failed_from(scripted, fixed_s + 1.0) == 0
    after = [
        value for step, value in enumerate(scripted.gauges["web.fds_max"]) if step * scripted.scrape_s > fixed_s + 60.0
    ]
    assert max(after) > 1024


def test_if_nobody_acts_it_ends_with_the_surge(scripted, no_action):
    """Without any action more requests fail, and the outage ends by itself within the window."""
    onset_s, end_s = impacted_between(scripted)
    alone_onset_s, alone_end_s = impacted_between(no_action)
    assert alone_onset_s == onset_s
    assert end_s < alone_end_s < no_action.duration_s - 600.0
    assert failed_from(no_action, onset_s) > failed_from(scripted, onset_s)
    assert [action.name for action in no_action.actions] == ["ack"]


def test_with_the_configuration_of_before_nothing_fails(scripted, without_change):
    """With worker_connections at 768 nginx reuses idle connections instead, and the same visitors meet no error."""
    assert impacted_between(without_change) is None
    assert failed_from(without_change, 0.0) == 0
    kinds = {event.kind for event in without_change.log_events if event.source == "nginx.error"}
    assert kinds == {"reusing_connections"}
    assert max(without_change.gauges["web.fds_max"]) <= 14 + 768
    assert "first_page" not in without_change.anchors


def test_raised_at_the_page_the_limit_saves_most_of_it(scripted):
    """Had the limit been raised at the page, few requests would have failed."""
    onset_s, _ = impacted_between(scripted)
    early = run_counterfactual(scripted, "fix_at_page")
    assert failed_from(early, onset_s) < 0.25 * failed_from(scripted, onset_s)
    assert failed_from(early, early.anchors["first_page"] + 1.0) == 0


def test_decisions_change_nobodys_arrival(scripted, no_action, without_change):
    """The same visitors come at the same times for the same pages, whatever is done or configured."""
    arrivals = first_requests(scripted)
    assert len(arrivals) > 10_000
    for other in (no_action, without_change):
        theirs = first_requests(other)
        shared = arrivals.keys() & theirs.keys()
        assert len(arrivals.keys() ^ theirs.keys()) <= 20
        assert all(arrivals[visitor] == theirs[visitor] for visitor in shared)


def test_before_the_first_action_two_decisions_share_one_history(scripted, no_action):
    """Until somebody acts, the two runs are the same to the last digit."""
    acts_s = min(action.at_s for action in scripted.actions if action.do in {"rollback", "restart", "set"})
    for run in (scripted, no_action):
        assert run.requests.done_s[0] < acts_s
    rows, others = scripted.requests, no_action.requests
    until = sum(done_s < acts_s for done_s in rows.done_s)
    assert rows.done_s[:until] == others.done_s[:until]
    assert rows.status[:until] == others.status[:until]
    assert rows.visitor[:until] == others.visitor[:until]


def test_settings_can_be_overridden_for_the_whole_window(small_shop):
    """A high limit from the start means no incident for the same visitors."""
    assert impacted_between(run_scenario(small_shop, SEED)) is not None
    run = run_scenario(small_shop, SEED, overrides={"web.nofile": 65536}, actions="none")
    assert impacted_between(run) is None


def test_other_actions_can_be_taken(small_shop):
    """Steps of one's own replace the script, and what they do is computed."""
    step = {"name": "shorten", "at": Moment("ack", 60.0), "who": "P1", "do": "set", "target": "web.keepalive_timeout_s"}
    shorten = Step(**step, value=5.0)
    run = simulate(draw_case(small_shop, SEED), actions=(shorten,))
    assert [action.name for action in run.actions] == ["ack", "shorten"]
    assert failed_from(run, run.anchors["shorten_done"] + 60.0) == 0


def test_gauges_are_read_every_scrape_from_the_first_second_on(scripted):
    """Every gauge has one value a scrape, the first at the window's start, when the site is already busy."""
    steps = int(scripted.duration_s / scripted.scrape_s) + 1
    assert {len(values) for values in scripted.gauges.values()} == {steps}
    assert {
        "web.fds_max",
        "web.connections",
        "web.idle",
        "web.backlog",
        "app.busy",
        "app.waiting",
        "db.busy",
    } <= scripted.gauges.keys()
    assert scripted.gauges["web.idle"][0] > 100


def test_upstream_parts_stay_healthy_throughout(scripted):
    """Cache, database, application and payment look the same during the outage as before: the trouble is elsewhere."""
    node = scripted.draw.scenario.topology.nodes
    hits = scripted.gauges["cache.hit_ratio"]
    assert sum(hits) / len(hits) == pytest.approx(node["cache"].hit, abs=0.02)
    queries, means = scripted.gauges["db.queries"], scripted.gauges["db.query_mean_s"]
    mean_s = sum(count * mean for count, mean in zip(queries, means, strict=True)) / sum(queries)
    assert mean_s == pytest.approx(node["db"].service_s.mean, rel=0.08)
    assert max(scripted.gauges["app.waiting"]) == 0
    assert max(scripted.gauges["pay.timeouts"]) == 0


def test_the_web_servers_own_times_do_not_show_the_wait(scripted):
    """During the outage clients wait for seconds while the web server logs fractions of one."""
    onset_s, end_s = impacted_between(scripted)
    rows = scripted.requests
    during = [row for row in range(len(rows)) if onset_s <= rows.done_s[row] <= end_s and rows.status[row] == 200]
    logged = sorted(rows.request_time_s[row] for row in during)
    waited = sorted(rows.done_s[row] - rows.sent_s[row] for row in during)
    at_95 = int(0.95 * len(during))
    assert logged[at_95] < 0.2
    assert waited[at_95] > 3 * logged[at_95]


def test_the_surge_multiplies_the_traffic(scripted):
    """The minutes of the plateau carry about as many more requests as the surge's factor says."""
    series = minutes(scripted)
    surge = scripted.draw.scenario.workload.shapes[0]
    usual = sum(minute.requests for minute in series[:20]) / 20
    plateau = [m.requests for m in series if surge.at.offset_s + 300 < m.start_s < surge.at.offset_s + surge.hold_s]
    assert sum(plateau) / len(plateau) == pytest.approx(surge.factor * usual, rel=0.25)


def test_a_seed_outside_the_bounds_is_drawn_again(small_shop):
    """A case that does not meet the bounds is drawn anew, always in the same way."""
    onset_s, _ = impacted_between(simulate(draw_case(small_shop, SEED)))
    margin = (onset_s + 1.0) / small_shop.clock.duration_s
    strict = small_shop.model_copy(update={"bounds": small_shop.bounds.model_copy(update={"margin": margin})})
    run = run_scenario(strict, SEED)
    assert run.draw.attempt > 0
    assert inside_bounds(run)
    assert run_scenario(strict, SEED, actions="none").draw == run.draw


def test_bounds_that_cannot_be_met_are_reported(small_shop):
    """When no draw meets the bounds, the error names scenario and seed, and what was wrong with the last."""
    quiet = small_shop.workload.model_copy(update={"base_rps": 0.01})
    impossible = small_shop.model_copy(update={"workload": quiet})
    message = r"^web-nginx-fd-limit, seed 7: 25 draws, none within .*; the last: no minute was impacted$"
    with pytest.raises(RuntimeError, match=message):
        run_scenario(impossible, SEED)
