"""The metrics of a case as charts on one time axis, with what was changed and who was paged drawn on it."""

from typing import Any

from kit.evidence import CaseFile, MetricSeries
from kit.widgets.evidence_stream import seconds

UNIT_WORDS = {"s": "seconds", "ratio": "share, 0 to 1"}
"""Units that want a word of explanation above a chart."""

DIGITS = 4
"""Significant digits sent to the browser: more than a chart can show, and half the bytes."""


def charts_of(file: CaseFile) -> list[dict[str, Any]]:
    """One chart for each group and unit, group by group, in the order in which they first come.

    Each has ``group``, ``unit``, ``start_s``, ``step_s`` and ``series``; each series ``id``, ``title`` and ``values``.
    Series of one chart share their start, step and length; one that does not gets a chart of its own.
    """
    groups = list(dict.fromkeys(series.group for series in file.metrics))
    charts: dict[tuple[object, ...], list[MetricSeries]] = {}
    for series in sorted(file.metrics, key=lambda series: groups.index(series.group)):
        axis = (series.start_utc, series.step_s, len(series.values))
        charts.setdefault((series.group, series.unit, *axis), []).append(series)
    return [
        {
            "group": members[0].group,
            "unit": UNIT_WORDS.get(members[0].unit, members[0].unit),
            "start_s": seconds(members[0].start_utc),
            "step_s": members[0].step_s,
            "series": [
                {"id": each.id, "title": each.title, "values": [_rounded(value) for value in each.values]}
                for each in members
            ],
        }
        for members in charts.values()
    ]


def marks_of(file: CaseFile) -> list[dict[str, Any]]:
    """What is drawn on the time axis: the window's changes and pages, each with ``at_s``, ``kind`` and ``text``."""
    changes = [
        {"at_s": seconds(change.at_utc), "kind": "change", "text": f"{change.kind}: {change.text}"}
        for change in file.changes
        if file.start_utc <= change.at_utc <= file.end_utc
    ]
    pages = [
        {"at_s": seconds(page.at_utc), "kind": "page", "text": f"page to {page.who}: {page.text}"}
        for page in file.pages
        if page.event == "triggered"
    ]
    return changes + pages


def table_of(file: CaseFile) -> list[dict[str, str]]:
    """The charts in words, for those who cannot see them: each metric's first, lowest, highest and last value."""
    rows = []
    for series in file.metrics:
        known = [(value, index) for index, value in enumerate(series.values) if value is not None]
        if not known:
            continue
        (low, low_at), (high, high_at) = min(known), max(known, key=lambda pair: (pair[0], -pair[1]))
        rows.append(
            {
                "title": series.title,
                "unit": series.unit,
                "first": f"{known[0][0]:.3g}",
                "lowest": f"{low:.3g} at {_clock(series, low_at)}",
                "highest": f"{high:.3g} at {_clock(series, high_at)}",
                "last": f"{known[-1][0]:.3g}",
            }
        )
    return rows


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.{DIGITS}g}")


def _clock(series: MetricSeries, index: int) -> str:
    at_s = seconds(series.start_utc) + index * series.step_s
    return f"{int(at_s) // 3600 % 24:02d}:{int(at_s) // 60 % 60:02d}"
