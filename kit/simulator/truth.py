"""The truth about a run, read off its records, by the definitions that stand in ``kit/evidence/key.py``.

An impacted minute is one (counted from the window's start) in which more than 1 % of the requests that had their
outcome in it failed. Onset is the first failure of the first impacted minute, end the last failure of the last one.
Requests are recorded in the order of their outcomes, so the part of a time is found by bisection.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import compress, pairwise

from kit.evidence import Impact, Times
from kit.simulator.propagation import begins_s, broken_chain
from kit.simulator.records import CLIENT_GAVE_UP, ActionTaken, Run, count_of, has_failed

IMPACTED_ABOVE = 0.01
"""A minute is impacted when more than this share of its requests failed."""
BEFORE_S = 240.0
"""What fails before a step is counted over so long: a queue that fills and empties has good and bad minutes."""
SETTLES_S = 20.0
"""What a step does may take so long to show: requests that were under way before it have their outcome after it."""
LASTS_S = 120.0
"""Requests must still fail when the mitigation begins: the last failure before it is no older than this."""
ENDED_BY_MITIGATION_S = 120.0
"""The case's mitigation must have ended the impact: no later failure than this long after it took effect."""


@dataclass(frozen=True, slots=True)
class Minute:
    """One minute of the window: its start, the requests that had their outcome in it, and how many of them failed."""

    start_s: float
    requests: int
    failed: int

    @property
    def failed_share(self) -> float:
        """The share that failed, 0 to 1; 0 without requests."""
        return self.failed / self.requests if self.requests else 0.0


def minutes(run: Run) -> tuple[Minute, ...]:
    """The window minute by minute."""
    rows = run.requests
    starts = [bisect_left(rows.done_s, 60.0 * number) for number in range(int(run.duration_s // 60) + 1)]
    return tuple(
        Minute(60.0 * number, until - first, count_of(rows.status[first:until]))
        for number, (first, until) in enumerate(pairwise(starts))
    )


def impacted_between(run: Run) -> tuple[float, float] | None:
    """Onset and end in seconds; None where no minute was impacted."""
    impacted = [minute.start_s for minute in minutes(run) if minute.failed_share > IMPACTED_ABOVE]
    if not impacted:
        return None
    first_s, last_s = impacted[0], impacted[-1]
    return next(_failures(run, first_s, 1)), next(_failures(run, last_s + 60.0, -1))


def _failures(run: Run, from_s: float, step: int) -> Iterator[float]:
    """When requests failed: from a time on, or (step -1) before it and backwards."""
    rows = run.requests
    first = bisect_left(rows.done_s, from_s)
    for row in range(first, len(rows)) if step > 0 else range(first - 1, -1, -1):
        if has_failed(rows.status[row]):
            yield rows.done_s[row]


def turning_points(run: Run) -> Times | None:
    """The turning points; None where there was no impact, no page, no acknowledgement or no mitigation."""
    between = impacted_between(run) if run.draw.scenario.truth.incident else paged_between(run)
    names = ("first_page", "ack", f"{run.draw.scenario.truth.mitigated_by}_done")
    if between is None or any(name not in run.anchors for name in names):
        return None
    page_s, ack_s, mitigated_s = (run.anchors[name] for name in names)
    detected_s = min(page_s, run.anchors.get("first_report", page_s))
    return Times(
        onset_utc=run.at_utc(between[0]),
        detected_utc=run.at_utc(detected_s),
        acknowledged_utc=run.at_utc(ack_s),
        mitigated_utc=run.at_utc(mitigated_s),
        ended_utc=run.at_utc(between[1]),
    )


def paged_between(run: Run) -> tuple[float, float] | None:
    """From the first page until its rule no longer held, in seconds; None where there was none, or no end of it."""
    page = next((change for change in run.rule_changes if change.severity == "page"), None)
    ends = [c.at_s for c in run.rule_changes if page and c.alert == page.alert and c.state == "resolved"]
    return (page.at_s, ends[0]) if page and ends else None


def impact(run: Run, onset_s: float, end_s: float) -> Impact:
    """How much failed from onset to end (both included), and the worst minute of that time."""
    rows = run.requests
    first, until = bisect_left(rows.done_s, onset_s), bisect_right(rows.done_s, end_s)
    statuses, visitors = rows.status[first:until], rows.visitor[first:until]
    made, failed = until - first, count_of(statuses)
    bad = {status for status in set(statuses) if has_failed(status)}
    visits = len(set(visitors))
    visitors_hit = len(set(compress(visitors, map(bad.__contains__, statuses))))
    peak = max(minutes(run), key=lambda minute: minute.failed_share)
    return Impact(
        requests=made,
        requests_failed=failed,
        requests_failed_pct=round(100.0 * failed / made, 2),
        visitors=visits,
        visitors_hit=visitors_hit,
        visitors_hit_pct=round(100.0 * visitors_hit / visits, 2),
        peak_pct=round(100.0 * peak.failed_share, 2),
        peak_utc=run.at_utc(peak.start_s),
    )


def seemed_to_work(run: Run, step: str) -> bool:
    """Whether a step of the response seemed to work for a while, and then no longer did.

    In the minute after it took effect the share of requests that failed was less than half of that in the four minutes
    before it was begun, and in a later minute before the mitigation it was not. Or the same is true of the share of
    errors, without those requests that clients gave up: that is what a dashboard of errors shows.
    """
    action = next((action for action in run.actions if action.name == step), None)
    mitigated_s = run.anchors.get(f"{run.draw.scenario.truth.mitigated_by}_done")
    if action is None or mitigated_s is None:
        return False
    return any(_relieved(run, counts, action, mitigated_s) for counts in (has_failed, _is_error))


def _relieved(run: Run, counts: Callable[[int], bool], action: ActionTaken, mitigated_s: float) -> bool:
    def share(from_s: float, until_s: float) -> float:
        done_s = run.requests.done_s
        statuses = run.requests.status[bisect_left(done_s, from_s) : bisect_left(done_s, until_s)]
        return count_of(statuses, counts) / max(len(statuses), 1)

    effective_s = action.effective_s
    half = share(action.at_s - BEFORE_S, action.at_s) / 2.0
    later = range(int(effective_s) + 60, int(mitigated_s) - 60, 20)
    at_first = min(share(effective_s + after_s, effective_s + after_s + 60.0) for after_s in (0.0, SETTLES_S))
    return at_first < half and any(share(from_s, from_s + 60.0) >= half for from_s in later)


def _is_error(status: int) -> bool:
    return has_failed(status) and status != CLIENT_GAVE_UP


def failed_from(run: Run, onset_s: float) -> int:
    """Failed requests from an instant on, to compare decisions by."""
    rows = run.requests
    return count_of(rows.status[bisect_left(rows.done_s, onset_s) :])


def inside_bounds(run: Run) -> bool:
    """Whether a case is one that its scenario declares to be fit for a student; ``why_unfit`` says why not."""
    return not why_unfit(run)


def why_unfit(run: Run) -> str:
    """Why a case is not fit for a student; empty where it is.

    A fit case paged, was mitigated, and that ended it; duration and share of failed requests lie within the bounds;
    there are quiet minutes before and after; and the chain from the cause to the users holds, link after link.
    """
    if not run.draw.scenario.truth.incident:
        return _why_no_false_alarm(run)
    bounds = run.draw.scenario.bounds
    between = impacted_between(run)
    mitigated_s = run.anchors.get(f"{run.draw.scenario.truth.mitigated_by}_done")
    page_s = run.anchors.get("first_page")
    if between is None:
        return "no minute was impacted"
    if mitigated_s is None or page_s is None:
        return "nobody was paged" if page_s is None else "it was not mitigated within the window"
    onset_s, end_s = between
    margin_s = bounds.margin * run.duration_s
    if not bounds.duration_min[0] * 60.0 <= end_s - onset_s <= bounds.duration_min[1] * 60.0:
        return f"it lasted {(end_s - onset_s) / 60.0:.1f} min, outside {_range(bounds.duration_min)}"
    failed_pct = impact(run, onset_s, end_s).requests_failed_pct
    if not bounds.requests_failed_pct[0] <= failed_pct <= bounds.requests_failed_pct[1]:
        return f"{failed_pct} % of requests failed, outside {_range(bounds.requests_failed_pct)}"
    if onset_s < begins_s(run) - run.scrape_s:
        return "it began before anything that should cause it"
    if not margin_s <= onset_s <= page_s:
        return "it began too early in the window, or was paged before it began"
    if end_s > min(mitigated_s + ENDED_BY_MITIGATION_S, run.duration_s - margin_s):
        return "the mitigation did not end it, or too late in the window"
    began_s = run.anchors[run.draw.scenario.truth.mitigated_by]
    if next(_failures(run, began_s, -1), 0.0) < began_s - LASTS_S:
        return "it was over before it was mitigated"
    wrong = run.draw.scenario.truth.seems_to_work
    if wrong is not None and not seemed_to_work(run, wrong):
        return f"the step {wrong} did not seem to work for a while"
    return broken_chain(run)


def _range(ends: tuple[float, float]) -> str:
    return f"{ends[0]:g} to {ends[1]:g}"


def _why_no_false_alarm(run: Run) -> str:
    """Why a case without an incident is not fit: it needs a page, an end to it, a word on it, and no impact."""
    bounds, between = run.draw.scenario.bounds, paged_between(run)
    if between is None or impacted_between(run) is not None:
        return "nobody was paged, or the rule never resolved" if between is None else "requests failed"
    said_s = run.anchors.get(f"{run.draw.scenario.truth.mitigated_by}_done")
    lasted_min = (between[1] - between[0]) / 60.0
    if not bounds.duration_min[0] <= lasted_min <= bounds.duration_min[1]:
        return f"the page lasted {lasted_min:.1f} min, outside {_range(bounds.duration_min)}"
    if said_s is None or between[1] > run.duration_s * (1.0 - bounds.margin):
        return "nobody said so" if said_s is None else "the page ended too late in the window"
    return ""
