"""Metric series as OpenMetrics text, and back: the format that ``promtool tsdb create-blocks-from openmetrics`` reads.

https://github.com/prometheus/OpenMetrics/blob/main/specification/OpenMetrics.md (version 1.0): families in one block
each, labels escaped, time stamps in seconds, ``# EOF`` at the end. A name that ends in ``_total`` is a counter, a
family with the label ``quantile`` a summary, everything else a gauge.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from kit.evidence.items import MetricSeries

_SAMPLE = re.compile(r"(?P<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?P<labels>.*)\})? (?P<value>\S+) (?P<at>\S+)")
_LABEL = re.compile(r'(?P<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?P<value>(?:[^"\\]|\\.)*)"')


class Sample(NamedTuple):
    """One value of one series: metric name, labels, Unix time in seconds, value."""

    name: str
    labels: dict[str, str]
    at_s: float
    value: float


def write_openmetrics(series: Iterable[MetricSeries]) -> str:
    """The text of all series; steps where nothing was scraped have no sample."""
    lines: list[str] = []
    ordered = sorted(series, key=lambda each: each.name)
    for name, family in groupby(ordered, key=lambda each: each.name):
        members = list(family)
        lines += _head(name, members)
        for member in members:
            lines += _samples(member)
    return "\n".join([*lines, "# EOF", ""])


def read_openmetrics(text: str) -> Iterator[Sample]:
    """The samples of a text that ``write_openmetrics`` wrote, in order.

    Raises:
        ValueError: if a line is neither comment nor sample, or the end mark is missing.
    """
    if not text.endswith("# EOF\n"):
        raise ValueError("the text does not end with # EOF: it is cut off")
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        if line.startswith("#"):
            continue
        match = _SAMPLE.fullmatch(line)
        if match is None:
            raise ValueError(f"line {number} is neither comment nor sample: {line[:80]!r}")
        labels = {one["name"]: _plain(one["value"]) for one in _LABEL.finditer(match["labels"] or "")}
        yield Sample(match["name"], labels, float(match["at"]), float(match["value"]))


def _head(name: str, members: Sequence[MetricSeries]) -> tuple[str, str]:
    """Type and help; a family with several titles, such as two quantiles of one time, goes by what they share."""
    title = members[0].title
    if any(member.title != title for member in members):
        title = title.partition(",")[0]
    if name.endswith("_total"):
        name, kind = name.removesuffix("_total"), "counter"
    else:
        kind = "summary" if any("quantile" in member.labels for member in members) else "gauge"
    return f"# TYPE {name} {kind}", f"# HELP {name} {_escaped(title)}"


def _samples(series: MetricSeries) -> Iterator[str]:
    labels = ",".join(f'{name}="{_escaped(value)}"' for name, value in sorted(series.labels.items()))
    start_s = series.start_utc.timestamp()
    head = f"{series.name}{{{labels}}}" if labels else series.name
    for step, value in enumerate(series.values):
        if value is not None:
            yield f"{head} {value!r} {start_s + step * series.step_s:.3f}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], text)
