"""The truth about a run, read off its records, by the definitions that stand in ``kit/evidence/key.py``.

An impacted minute is one (counted from the window's start) in which more than 1 % of the requests that had their
outcome in it failed. Onset is the first failure of the first impacted minute, end the last failure of the last one.
Requests are recorded in the order of their outcomes, so the part of a time is found by bisection.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress, pairwise

from kit.evidence import Impact, Times
from kit.simulator.records import Run, has_failed

IMPACTED_ABOVE = 0.01
"""A minute is impacted when more than this share of its requests failed."""
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
        Minute(60.0 * number, until - first, _failed(rows.status[first:until]))
        for number, (first, until) in enumerate(pairwise(starts))
    )


def _failed(statuses: Iterable[int]) -> int:
    """How many of some requests failed; statuses are few, so each is judged once and counted many times."""
    return sum(count for status, count in Counter(statuses).items() if has_failed(status))


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
    made, failed = until - first, _failed(statuses)
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


def failed_from(run: Run, onset_s: float) -> int:
    """Failed requests from an instant on, to compare decisions by."""
    rows = run.requests
    return _failed(rows.status[bisect_left(rows.done_s, onset_s) :])


def inside_bounds(run: Run) -> bool:
    """Whether a case is one that its scenario declares to be fit for a student.

    It paged, was mitigated, and that ended it; duration and share of failed requests lie within the bounds; and there
    are quiet minutes before and after.
    """
    bounds = run.draw.scenario.bounds
    if not run.draw.scenario.truth.incident:
        return _fit_false_alarm(run)
    between = impacted_between(run)
    mitigated_s = run.anchors.get(f"{run.draw.scenario.truth.mitigated_by}_done")
    page_s = run.anchors.get("first_page")
    if between is None or mitigated_s is None or page_s is None:
        return False
    onset_s, end_s = between
    margin_s = bounds.margin * run.duration_s
    failed_pct = impact(run, onset_s, end_s).requests_failed_pct
    return (
        bounds.duration_min[0] * 60.0 <= end_s - onset_s <= bounds.duration_min[1] * 60.0
        and bounds.requests_failed_pct[0] <= failed_pct <= bounds.requests_failed_pct[1]
        and margin_s <= onset_s <= page_s
        and end_s <= min(mitigated_s + ENDED_BY_MITIGATION_S, run.duration_s - margin_s)
    )


def _fit_false_alarm(run: Run) -> bool:
    """Whether a case without an incident is fit for a student: a page, an end to it, a word on it, and no impact."""
    bounds, between = run.draw.scenario.bounds, paged_between(run)
    if between is None or impacted_between(run) is not None:
        return False
    said_s = run.anchors.get(f"{run.draw.scenario.truth.mitigated_by}_done")
    lasted_min = (between[1] - between[0]) / 60.0
    quiet_s = run.duration_s * (1.0 - bounds.margin)
    return (
        said_s is not None and bounds.duration_min[0] <= lasted_min <= bounds.duration_min[1] and between[1] <= quiet_s
    )
