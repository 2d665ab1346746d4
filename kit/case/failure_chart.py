"""The share of failed requests over time, drawn with characters: a picture that survives every export format."""

from collections import defaultdict
from datetime import datetime, timedelta

from kit.evidence import AnswerKey, CaseFile, MetricSeries

_ROWS = 12
_WIDTH = 30
_MARGIN = timedelta(minutes=2)


def failure_chart(case_file: CaseFile, key: AnswerKey) -> str:
    """One bar for each few minutes of the outage and a little around it, with its clock and the percentage.

    The bars are the mean share of requests that were answered 5xx or closed by the client, by the metrics for them;
    where a case has none, or they know of no failure, the turning points are drawn on a line instead.
    """
    start, end = key.times.onset_utc - _MARGIN, key.times.ended_utc + _MARGIN
    series = _failed_share(case_file)
    rows = _means(series, start, end) if series else {}
    if not any(rows.values()):
        return _turning_points(key)
    top = max(rows.values()) or 1.0
    return "\n".join(f"{at:%H:%M} {_bar(share / top)} {100 * share:.0f}%" for at, share in rows.items())


def _failed_share(case_file: CaseFile) -> MetricSeries | None:
    """The share that failed, value by value: 5xx answers, and what clients closed over all that was logged."""
    by_id = {series.id: series for series in case_file.metrics}
    errors, closed, logged = (by_id.get(f"metric-web-{name}") for name in ("5xx", "499", "rps"))
    if errors is None or closed is None or logged is None:
        return errors
    values = (
        None if ratio is None or gave_up is None or total is None else ratio + (gave_up / total if total else 0.0)
        for ratio, gave_up, total in zip(errors.values, closed.values, logged.values, strict=True)
    )
    return errors.model_copy(update={"values": tuple(values)})


def _means(series: MetricSeries, start: datetime, end: datetime) -> dict[datetime, float]:
    """The mean of a metric over each bin of whole minutes, by the start of the bin."""
    minutes = max(1, -(-round((end - start).total_seconds() / 60) // _ROWS))
    first = start.replace(second=0, microsecond=0)
    bins: dict[datetime, list[float]] = defaultdict(list)
    for number, value in enumerate(series.values):
        at = series.start_utc + timedelta(seconds=number * series.step_s)
        if value is not None and first <= at <= end:
            past = int((at - first).total_seconds() // 60)
            bins[first + timedelta(minutes=past - past % minutes)].append(value)
    return {at: sum(values) / len(values) for at, values in bins.items()}


def _bar(share: float) -> str:
    return "█" * max(1, round(share * _WIDTH)) if share > 0 else "·"


def _turning_points(key: AnswerKey) -> str:
    times = key.times
    points = (
        ("onset", times.onset_utc),
        ("detected", times.detected_utc),
        ("acknowledged", times.acknowledged_utc),
        ("mitigated", times.mitigated_utc),
        ("end", times.ended_utc),
    )
    return "\n".join(f"{at:%H:%M} ──> {name}" for name, at in points)
