"""The chain of a case: when each link of it was crossed, read off the run's records.

A link is crossed when its condition has held at two scrapes in a row (or for as long as it says), and the time is that
of the first of them, so times are known to within one scrape. Each link is looked for on its own, from the beginning
of the trouble on: that they come out in the declared order is a finding, not a consequence of how they are looked for.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from kit.evidence.key import Link
from kit.scenario.fault import FAULT
from kit.scenario.propagation import QUIET, QUIET_S, VISITORS, Threshold
from kit.scenario.propagation import Link as Declared
from kit.simulator.draw import Draw
from kit.simulator.records import CLIENT_GAVE_UP, NO_ANSWER, Run, count_of, has_failed

MINUTE_S = 60.0
"""Metrics of the visitors are taken over the minute before each scrape; a scrape alone holds too few requests."""
HELD_SCRAPES = 2
"""A condition must hold at so many scrapes in a row; one alone is chance."""


def propagation(run: Run) -> tuple[Link, ...]:
    """The links that were crossed, in declared order; those that never were are left out."""
    scenario = run.draw.scenario
    since_s = begins_s(run)
    links = []
    for declared in scenario.truth.propagation:
        values = _values(run, declared.when.metric)
        bound = _bound(run, declared.when, values)
        crossed_s = _crossed_s(run, declared, values, bound, since_s)
        if crossed_s is not None:
            links.append(
                Link(
                    id=declared.id,
                    source=declared.from_,
                    target=declared.to,
                    effect=declared.effect,
                    metric=declared.when.metric,
                    op=declared.when.op,
                    threshold=float(f"{bound:.5g}"),
                    crossed_utc=run.at_utc(crossed_s),
                )
            )
    return tuple(links)


def broken_chain(run: Run) -> str:
    """What is wrong with the chain of a run: the link never crossed, or out of order by more than a scrape.

    Empty where all of it holds.
    """
    crossed = {link.id: link for link in propagation(run)}
    for declared in run.draw.scenario.truth.propagation:
        if declared.id not in crossed:
            return f"link {declared.id} was never crossed ({declared.when})"
    for earlier, later in pairwise(crossed.values()):
        ahead_s = (earlier.crossed_utc - later.crossed_utc).total_seconds()
        if ahead_s > run.scrape_s:
            return f"link {later.id} was crossed {ahead_s:.0f} s before {earlier.id}"
    return ""


def begins_s(run: Run) -> float:
    """When the trouble can begin: the first instant, within the window, of the fault, its trigger and its changes."""
    scenario = run.draw.scenario
    names = [FAULT, getattr(scenario.fault, "trigger", ""), *(c.id for c in scenario.changes if c.culprit)]
    return min((run.anchors[name] for name in names if run.anchors.get(name, -1.0) >= 0.0), default=0.0)


def _crossed_s(run: Run, declared: Declared, values: Sequence[float], bound: float, since_s: float) -> float | None:
    first = bisect_left(range(len(values)), since_s, key=lambda scrape: scrape * run.scrape_s)
    held, enough = 0, max(HELD_SCRAPES, round(declared.for_s / run.scrape_s) + 1)
    for scrape in range(first, len(values)):
        held = held + 1 if declared.when.holds(values[scrape], bound) else 0
        if held == enough:
            return (scrape - enough + 1) * run.scrape_s
    return None


def _values(run: Run, metric: str) -> Sequence[float]:
    """A metric scrape by scrape, from the window's start; empty where the run does not record it."""
    place, _, name = metric.partition(".")
    if place != VISITORS:
        return run.gauges.get(metric, ())
    return [_of_visitors(run, name, first, until) for first, until in _last_minutes(run)]


def _last_minutes(run: Run) -> Iterator[tuple[int, int]]:
    """At each scrape, the rows of the requests that had their outcome in the minute before."""
    done_s, step_s = run.requests.done_s, run.scrape_s
    ends = [bisect_right(done_s, number * step_s) for number in range(int(run.duration_s // step_s) + 1)]
    back = max(1, round(MINUTE_S / step_s))
    return ((ends[max(0, number - back)], until) for number, until in enumerate(ends))


def _of_visitors(run: Run, name: str, first: int, until: int) -> float:
    """What the visitors met in a minute: requests with an outcome a second, or shares of them in percent."""
    rows, made = run.requests, until - first
    if name == "requests":
        return made / MINUTE_S
    if name == "retries_pct":
        matching = made - rows.attempt[first:until].count(0)
    else:
        gave_up = (CLIENT_GAVE_UP, NO_ANSWER)
        matching = count_of(rows.status[first:until], has_failed if name == "failed_pct" else gave_up.__contains__)
    return 100.0 * matching / made if made else 0.0


def _bound(run: Run, threshold: Threshold, values: Sequence[float]) -> float:
    """The number that a metric is compared with in this case."""
    if threshold.of == QUIET:
        return threshold.value * median(values[: int(QUIET_S // run.scrape_s)] or [0.0])
    return threshold.value * (_setting(run.draw, threshold.of) if threshold.of else 1.0)


def _setting(draw: Draw, target: str) -> float:
    """A setting as the fault left it, whatever responders made of it later."""
    name, _, setting = target.partition(".")
    fault = draw.scenario.fault
    changed = getattr(fault, "set", {}) if getattr(fault, "node", "") == name else {}
    return float(changed.get(setting, getattr(draw.scenario.topology.nodes[name], setting)))
