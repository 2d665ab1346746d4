"""When the links of a chain were crossed: on runs made by hand, and in the cases of every scenario."""

import dataclasses
import os
from array import array
from datetime import timedelta
from itertools import pairwise

import pytest

from kit.scenario import list_scenarios, load_scenario
from kit.scenario.propagation import METRICS, VISITORS, Link
from kit.simulator.draw import draw_case
from kit.simulator.propagation import begins_s, broken_chain, propagation
from kit.simulator.records import Run
from kit.simulator.run import run_counterfactual
from kit.simulator.truth import seemed_to_work, why_unfit

SEEDS = range(1, 1 + int(os.environ.get("KIT_SEEDS", "2")))
INCIDENTS = [name for name in list_scenarios() if load_scenario(name).truth.incident]


def link(when, name="one", source="web", target="visitors", **more):
    """A link as a scenario declares it."""
    return Link.model_validate({"id": name, "from": source, "to": target, "when": when, "effect": "x", **more})


@pytest.fixture
def make(fd_limit):
    """A function that makes a run of half an hour with given links, gauges and requests; trouble may begin at 900 s."""

    def make(*links, gauges=None, requests=()):
        drawn = draw_case(fd_limit, 1)
        truth = drawn.scenario.truth.model_copy(update={"propagation": links})
        scenario = drawn.scenario.model_copy(update={"truth": truth})
        run = Run(
            draw=dataclasses.replace(drawn, scenario=scenario),
            start_utc=drawn.start_utc, duration_s=1800.0, scrape_s=10.0, routes=("/",), hosts=("web1",),
        )  # fmt: skip
        run.anchors |= {"surge": 900.0}
        run.gauges |= {name: array("d", values) for name, values in (gauges or {}).items()}
        for done_s, status, attempt in requests:
            run.requests.sent_s.append(done_s)
            run.requests.done_s.append(done_s)
            run.requests.status.append(status)
            run.requests.attempt.append(attempt)
        return run

    return make


def crossed_s(run):
    """When each crossed link was crossed, in seconds since the window opened."""
    return {each.id: (each.crossed_utc - run.start_utc).total_seconds() for each in propagation(run)}


def steps(*pieces):
    """A gauge that holds each value for so many scrapes: (scrapes, value)."""
    return [value for scrapes, value in pieces for _ in range(scrapes)]


def test_a_link_is_crossed_at_the_first_of_two_scrapes_in_a_row(make):
    """One scrape alone is chance, and what was before the trouble does not count."""
    idle = steps((20, 50), (5, 900), (75, 50), (1, 900), (9, 50), (71, 900))
    run = make(link("web.idle > 100"), gauges={"web.idle": idle})
    assert begins_s(run) == 900.0
    assert crossed_s(run) == {"one": 1100.0}


def test_a_link_may_have_to_hold_for_longer(make):
    """With ``for_s`` it is crossed when it begins to hold for so long."""
    idle = steps((95, 50), (30, 900), (5, 50), (51, 900))
    run = make(link("web.idle > 100", for_s=300), gauges={"web.idle": idle})
    assert crossed_s(run) == {"one": 1300.0}


def test_thresholds_are_resolved_in_the_case(make):
    """A multiple of the quiet level, of a setting as declared, and of one that the fault has set."""
    rising = [float(value) for value in range(181)]
    run = make(
        link("web.idle > 40 * quiet", name="quiet"),
        link("web.fds_max >= web.nofile", name="limit"),
        link("web.connections >= 0.25 * web.worker_connections", name="changed"),
        gauges={
            "web.idle": rising,
            "web.fds_max": [10 * v for v in rising],
            "web.connections": [8 * v for v in rising],
        },
    )
    assert {each.id: each.threshold for each in propagation(run)} == {"limit": 1024.0, "changed": 1024.0}
    assert crossed_s(run) == {"limit": 1030.0, "changed": 1280.0}
    assert broken_chain(run) == "link quiet was never crossed (web.idle > 40 * quiet)"


def test_what_visitors_met_is_counted_over_the_last_minute(make):
    """Requests a second, and shares of those that failed, were given up, or were tried again."""
    requests = [(float(at_s), 200, 0) for at_s in range(1, 1000)]
    requests += [(float(at_s), (500, 499, 0, 200)[at_s % 4], at_s % 2) for at_s in range(1000, 1800)]
    run = make(
        link("visitors.failed_pct > 60", name="failed"),
        link("visitors.gave_up_pct > 40", name="gave_up"),
        link("visitors.retries_pct > 40", name="retries"),
        link("visitors.requests < 0.5", name="fewer"),
        requests=requests,
    )
    assert crossed_s(run) == {"failed": 1050.0, "gave_up": 1050.0, "retries": 1050.0}


def test_links_out_of_order_break_the_chain(make):
    """The declared order must be the order of the times, to within one scrape."""
    gauges = {"web.idle": steps((100, 0), (81, 9)), "web.backlog": steps((98, 0), (83, 9))}
    first, second = link("web.idle > 5", name="idle"), link("web.backlog > 5", name="backlog")
    assert broken_chain(make(second, first, gauges=gauges)) == ""
    assert broken_chain(make(first, second, gauges=gauges)) == "link backlog was crossed 20 s before idle"
    gauges["web.backlog"] = array("d", steps((99, 0), (82, 9)))
    assert broken_chain(make(first, second, gauges=gauges)) == ""


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", INCIDENTS)
def test_the_chain_of_a_case_holds_in_its_declared_order(told_case, name, seed):
    """Every link was crossed; their times are in order, from the first trouble to what visitors met."""
    each = told_case(name, seed)
    declared, links = each.scenario.truth.propagation, each.key.propagation
    assert [link.id for link in links] == [link.id for link in declared]
    times = [link.crossed_utc for link in links]
    scrape = timedelta(seconds=each.run.scrape_s)
    assert all(later >= earlier - scrape for earlier, later in pairwise(times))
    assert each.run.at_utc(begins_s(each.run)) <= times[0]
    assert each.key.times.onset_utc - scrape <= times[-1] <= each.key.times.ended_utc
    assert why_unfit(each.run) == ""


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", INCIDENTS)
def test_one_wrong_step_seems_to_work_for_a_while(told_case, name, seed):
    """What fails is less than half as much after it, and is back before the mitigation; the mitigation is not wrong."""
    each = told_case(name, seed)
    truth = each.scenario.truth
    assert seemed_to_work(each.run, truth.seems_to_work)
    assert truth.seems_to_work in {action.name for action in each.run.actions}
    assert not seemed_to_work(each.run, truth.mitigated_by)


def test_a_step_that_was_not_taken_did_not_seem_to_work(scripted):
    """A name that stands for no step of the case helps nobody; nor does one that changed nothing."""
    assert not seemed_to_work(scripted, "nothing")
    assert not seemed_to_work(scripted, "first_look")


@pytest.mark.parametrize(
    ("name", "decision", "crossed"),
    [
        ("web-nginx-fd-limit", "without_change", []),
        ("web-bad-deploy", "without_change", []),
        ("web-disk-full", "without_change", []),
        ("web-slow-query-pool", "without_change", []),
        ("web-replication-failover", "without_change", ["primary_dead", "first_errors", "cold"]),
        ("web-retry-storm", "without_change", ["slow_queries", "queue", "retries", "overload"]),
        ("web-third-party-timeout", "short_timeout", ["provider_slow"]),
    ],
)
def test_without_the_latent_change_the_chain_ends_early(told_case, name, decision, crossed):
    """Where the trigger alone is at work, the links of the change are not crossed, and visitors do not meet it."""
    run = run_counterfactual(told_case(name, 2).run, decision)
    assert [link.id for link in propagation(run)] == crossed
    assert broken_chain(run).endswith(")")


@pytest.mark.parametrize("name", list_scenarios())
def test_the_declared_metrics_are_those_that_a_run_records(told_case, name):
    """The table that scenarios are checked against names each gauge of the stack, and no other."""
    run = told_case(name, 1).run
    nodes = run.draw.scenario.topology.nodes
    expected = {
        f"{node}.{metric}"
        for node, declared in nodes.items()
        for metric, needs in METRICS[declared.kind].items()
        if not needs or getattr(declared, needs)
    }
    assert set(run.gauges) == expected
    assert set(METRICS) == {"nginx", "app_pool", "cache", "db", "third_party", VISITORS}
