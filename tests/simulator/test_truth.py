"""Turning points and impact, on runs made by hand."""

import dataclasses
import re

import pytest

from kit.simulator.draw import draw_case
from kit.simulator.records import NO_ANSWER, Run, has_failed
from kit.simulator.truth import failed_from, impact, impacted_between, inside_bounds, minutes, turning_points, why_unfit


@pytest.fixture
def make(fd_limit):
    """A function that makes a run of given requests: (done_s, status, visitor), all in a window of ten minutes."""

    def make(requests, **anchors):
        draw = draw_case(fd_limit, 1)
        run = Run(draw=draw, start_utc=draw.start_utc, duration_s=600.0, scrape_s=10.0, routes=("/",), hosts=("web1",))
        for done_s, status, visitor in sorted(requests):
            rows = run.requests
            rows.sent_s.append(done_s)
            rows.done_s.append(done_s)
            rows.status.append(status)
            rows.visitor.append(visitor)
        run.anchors.update(anchors)
        return run

    return make


def traffic(per_minute=100):
    """Ten minutes of requests that all succeed, each by a visitor of their own."""
    gap_s = 60.0 / per_minute
    return [(index * gap_s, 200, index) for index in range(10 * per_minute)]


@pytest.mark.parametrize(
    ("status", "failed"), [(200, False), (404, False), (499, True), (500, True), (502, True), (NO_ANSWER, True)]
)
def test_server_errors_and_lost_clients_are_failures(status, failed):
    """5xx, given up and unanswered requests failed; client errors did not."""
    assert has_failed(status) is failed


def test_a_minute_is_impacted_above_one_percent(make):
    """One failure in a hundred is not more than 1 %; two are."""
    assert impacted_between(make([*traffic()[1:], (130.0, 500, 1)])) is None
    assert impacted_between(make([*traffic(), (130.0, 500, 1), (140.0, 500, 1)])) == (130.0, 140.0)


def test_onset_and_end_are_failures_of_the_first_and_last_impacted_minute(make):
    """Failures of minutes that were not impacted, before and after, do not count."""
    failures = [(at_s, 500, 9) for at_s in (61.0, 125.0, 130.0, 170.0, 245.0, 365.0, 366.0, 419.0, 500.0)]
    assert impacted_between(make(traffic() + failures)) == (125.0, 419.0)


def test_minutes_are_counted_by_outcome(make):
    """A request belongs to the minute in which it had its outcome."""
    series = minutes(make([*traffic(10), (60.0, 500, 1), (119.9, 499, 1)]))
    assert len(series) == 10
    assert (series[1].start_s, series[1].requests, series[1].failed) == (60.0, 12, 2)
    assert series[1].failed_share == pytest.approx(1 / 6)
    assert series[2].failed == 0


def test_impact_counts_requests_and_visitors_from_onset_to_end(make):
    """A visitor is hit once, however often; the ends are included; the peak is the worst minute."""
    requests = [
        (10.0, 200, 1),
        (60.0, 500, 2),
        (61.0, 200, 2),
        (90.0, 499, 2),
        (100.0, 200, 3),
        (130.0, NO_ANSWER, 4),
        (131.0, 200, 5),
    ]
    found = impact(make(requests), 60.0, 130.0)
    assert (found.requests, found.requests_failed, found.requests_failed_pct) == (5, 3, 60.0)
    assert (found.visitors, found.visitors_hit, found.visitors_hit_pct) == (3, 2, 66.67)
    assert found.peak_pct == 50.0


def test_turning_points_are_read_from_the_anchors(make):
    """Detection is the first page, mitigation the instant the mitigating step has taken effect."""
    run = make(
        traffic() + [(at_s, 500, 1) for at_s in (130.0, 131.0, 250.0, 251.0)],
        first_page=200.0,
        ack=220.0,
        fix_done=252.0,
    )
    times = turning_points(run)
    seconds = {name: (time - run.start_utc).total_seconds() for name, time in times}
    assert seconds == {
        "onset_utc": 130.0,
        "detected_utc": 200.0,
        "acknowledged_utc": 220.0,
        "mitigated_utc": 252.0,
        "ended_utc": 251.0,
    }
    assert times.duration_s == 121.0


def test_without_impact_page_or_mitigation_there_are_no_turning_points(make):
    """A night on which nothing failed, or nobody was called, or nobody fixed it, has none."""
    failures = [(130.0, 500, 1), (131.0, 500, 1)]
    assert turning_points(make(traffic(), first_page=200.0, ack=220.0, fix_done=300.0)) is None
    assert turning_points(make(traffic() + failures, ack=220.0, fix_done=300.0)) is None
    assert turning_points(make(traffic() + failures, first_page=200.0, ack=220.0)) is None


def test_failures_are_counted_from_an_instant_on(make):
    """Decisions are compared by the failures from the onset of the real case on."""
    run = make([(1.0, 500, 1), (2.0, 500, 1), (3.0, 200, 1), (4.0, NO_ANSWER, 1)])
    assert failed_from(run, 2.0) == 2


def test_a_case_outside_its_bounds_is_recognised(make, scripted):
    """Too short, never paged or not ended by its mitigation: such cases are outside; a real one is inside."""
    failures = [(float(at_s), 500, 1) for at_s in range(130, 200)]
    assert inside_bounds(scripted)
    assert not inside_bounds(make(traffic()))
    assert not inside_bounds(make(traffic() + failures, first_page=150.0, ack=160.0, fix_done=200.0))
    late = dataclasses.replace(scripted, anchors={**scripted.anchors, "fix_done": scripted.anchors["fix_done"] - 600.0})
    assert not inside_bounds(late)
    unpaged = dataclasses.replace(scripted, anchors={k: v for k, v in scripted.anchors.items() if k != "first_page"})
    assert not inside_bounds(unpaged)


def moved(run, by_s, *names):
    """A run with some of its instants moved."""
    anchors = {**run.anchors, **{name: run.anchors[name] + by_s for name in names}}
    return dataclasses.replace(run, anchors=anchors)


def without(run, name):
    """A run in which an instant did not come about."""
    return dataclasses.replace(run, anchors={key: at_s for key, at_s in run.anchors.items() if key != name})


def declared(run, part, **fields):
    """A run of a scenario that declares something else of its bounds or its truth."""
    scenario = run.draw.scenario
    changed = scenario.model_copy(update={part: getattr(scenario, part).model_copy(update=fields)})
    return dataclasses.replace(run, draw=dataclasses.replace(run.draw, scenario=changed))


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda run: without(run, "first_page"), "nobody was paged"),
        (lambda run: without(run, "fix_done"), "it was not mitigated within the window"),
        (lambda run: declared(run, "bounds", duration_min=(1, 2)), "it lasted .* min, outside 1 to 2"),
        (lambda run: declared(run, "bounds", requests_failed_pct=(1, 2)), ".* % of requests failed, outside 1 to 2"),
        (lambda run: moved(run, 3000.0, "surge", "newsletter"), "it began before anything that should cause it"),
        (lambda run: moved(run, -600.0, "first_page"), "it began too early in the window, or was paged before .*"),
        (lambda run: moved(run, -600.0, "fix_done"), "the mitigation did not end it, or too late in the window"),
        (lambda run: moved(run, 600.0, "fix", "fix_done"), "it was over before it was mitigated"),
        (
            lambda run: declared(run, "truth", seems_to_work="first_look"),
            "the step first_look did not seem to work for a while",
        ),
        (
            lambda run: declared(run, "truth", propagation=run.draw.scenario.truth.propagation[::-1]),
            "link kept_open was crossed .* s before descriptors",
        ),
    ],
)
def test_it_is_said_why_a_case_is_not_fit(scripted, spoil, problem):
    """Each thing that a case must be like has its own words when it is not."""
    assert why_unfit(scripted) == ""
    assert re.fullmatch(problem, why_unfit(spoil(scripted)))


def test_a_case_without_impact_says_so(make):
    """Where nothing failed there is nothing to write about."""
    assert why_unfit(make(traffic())) == "no minute was impacted"
