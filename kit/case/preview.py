"""A case as one HTML page, for authors and graders: charts, every stream of evidence, and the answer key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kit.case.case import Case
from kit.evidence.items import MetricSeries

TEMPLATES = Path(__file__).parent / "templates"
LOG_LINES_SHOWN = 200
LINES_BEFORE_ONSET = 20
WIDTH_PX, HEIGHT_PX = 900, 110
LEFT_PX, TOP_PX, BOTTOM_PX = 64, 8, 18


@dataclass(frozen=True, slots=True)
class Chart:
    """One metric as a line: its scale and the points of its SVG polylines (one for each stretch without gaps)."""

    title: str
    unit: str
    highest: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A change (▾) or a page (!) at its place on the time axis."""

    x_px: float
    sign: str
    label: str


def render_preview(case: Case) -> str:
    """The page: self-contained, without scripts; logs are cut to ``LOG_LINES_SHOWN`` lines around the onset."""
    from kit.exporting.templating import environment, style_sheet

    file = case.file
    return (
        environment([TEMPLATES])
        .get_template("preview.html.j2")
        .render(
            file=file,
            key=case.key,
            charts=[draw_chart(series) for series in file.metrics],
            marks=list(_marks(case)),
            ticks=list(_ticks(case)),
            width_px=WIDTH_PX,
            height_px=HEIGHT_PX,
            left_px=LEFT_PX,
            logs=list(_logs(case)),
            tokens=style_sheet("tokens.css"),
            style=style_sheet("preview.css", TEMPLATES),
        )
    )


def draw_chart(series: MetricSeries) -> Chart:
    """A metric as points of a polyline; values that were not scraped leave a gap."""
    present = [value for value in series.values if value is not None]
    highest = max(present, default=0.0) or 1.0
    step_px = (WIDTH_PX - LEFT_PX) / max(len(series.values) - 1, 1)
    plot_px = HEIGHT_PX - TOP_PX - BOTTOM_PX
    lines: list[str] = []
    points: list[str] = []
    for index, value in enumerate((*series.values, None)):
        if value is not None:
            points.append(f"{LEFT_PX + index * step_px:.1f},{TOP_PX + plot_px * (1 - value / highest):.1f}")
        elif points:
            lines.append(" ".join(points))
            points = []
    return Chart(series.title, series.unit, f"{highest:.3g}", tuple(lines))


def _x_px(case: Case, at_utc: datetime) -> float:
    window_s = (case.file.end_utc - case.file.start_utc).total_seconds()
    at_s = (at_utc - case.file.start_utc).total_seconds()
    return round(LEFT_PX + (WIDTH_PX - LEFT_PX) * at_s / window_s, 1)


def _marks(case: Case) -> Iterator[Mark]:
    file = case.file
    for change in file.changes:
        if change.at_utc >= file.start_utc:
            yield Mark(_x_px(case, change.at_utc), "▾", f"{change.at_utc:%H:%M} {change.text}")
    for page in file.pages:
        if page.event == "triggered":
            yield Mark(_x_px(case, page.at_utc), "!", f"{page.at_utc:%H:%M} {page.text}")


def _ticks(case: Case) -> Iterator[tuple[float, str]]:
    start, end = case.file.start_utc, case.file.end_utc
    for part in range(9):
        at_utc = start + (end - start) * part / 8
        yield _x_px(case, at_utc), f"{at_utc:%H:%M}"


def _logs(case: Case) -> Iterator[tuple[str, Sequence[str], int]]:
    """Each log's name, the lines to show (from shortly before onset on), and how many lines it has."""
    file, onset_utc = case.file, case.key.times.onset_utc
    for name, log in (("Access log", file.access_log), ("Error log", file.error_log), ("System log", file.syslog)):
        onset = next((index for index, line in enumerate(log) if line.at_utc >= onset_utc), 0)
        first = max(0, min(onset - LINES_BEFORE_ONSET, len(log) - LOG_LINES_SHOWN))
        yield name, [line.text for line in log[first : first + LOG_LINES_SHOWN]], len(log)
