"""The feedback page: the student's text with numbers at their places, the findings in the same numbers, bars on top."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kit.grading.annotate import SHOWN_CHARACTERS_MAX, Line, annotate
from kit.grading.result import Graded
from kit.rubric.criterion import MARK_SHAPES, MARK_WORDS, SECTION_TITLES, Finding, Report, Scale

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATES = Path(__file__).parent / "templates"
PAGE_START = "<!DOCTYPE html>\n<!-- postmortem-kit feedback -->"
"""How every feedback page begins, to know one again."""

_TONES = {0: "gap", 1: "part", 2: "ok"}


@dataclass(frozen=True, slots=True)
class Bar:
    """A score: its name, points, percentage, and how many findings have each mark."""

    scale: Scale
    points: float
    possible: float
    pct: float
    counts: tuple[tuple[str, str, str, int], ...]


def render_feedback(graded: Graded) -> str:
    """The page: one file, no script, nothing loaded; all of the student's text escaped."""
    from kit.postmortem.markdown import read_title, write_markdown
    from kit.rubric.scoring import word_finding

    numbered = tuple(enumerate(graded.report.findings, start=1))
    lines = annotate(graded.source.markdown, numbered)
    return _template().render(
        page_start=PAGE_START,
        graded=graded,
        title=" ".join(read_title(graded.source.markdown[:SHOWN_CHARACTERS_MAX]).split()) or graded.file,
        bars=tuple(_bars(graded.report)),
        word_finding=word_finding(graded.report),
        lines=lines,
        targets=_targets(graded.report, lines),
        is_cut=len(graded.source.markdown) > SHOWN_CHARACTERS_MAX,
        sections=_by_section(numbered),
        model=annotate(write_markdown(graded.model), ()) if graded.model else (),
    )


def _bars(report: Report) -> Iterator[Bar]:
    for scale in report.scales:
        marks = [finding.mark for finding in report.of(scale)]
        counts = tuple((MARK_SHAPES[m], MARK_WORDS[m], _TONES[m], marks.count(m)) for m in (2, 1, 0))
        yield Bar(scale, report.points(scale), report.points_possible(scale), report.pct(scale), counts)


def _targets(report: Report, lines: tuple[Line, ...]) -> dict[int, str]:
    """Where in the text each finding's number leads: to its quote, else to the beginning of its section."""
    quoted = {number for line in lines for span in line.spans for number in span.numbers}
    shown = {line.number for line in lines}
    targets = {}
    for number, finding in enumerate(report.findings, start=1):
        if number in quoted:
            targets[number] = f"at-{number}"
        elif (place := report.place(finding)) in shown:
            targets[number] = f"line-{place}"
    return targets


def _by_section(numbered: tuple[tuple[int, Finding], ...]) -> tuple[tuple[str, tuple[tuple[int, Finding], ...]], ...]:
    """The numbered findings under the title of their score and section, in the rubric's order."""
    groups: dict[str, list[tuple[int, Finding]]] = {}
    for number, finding in numbered:
        title = SECTION_TITLES[finding.section]
        if finding.scale != "completeness":
            title = f"{finding.scale.capitalize()}: {title[0].lower()}{title[1:]}"
        groups.setdefault(title, []).append((number, finding))
    return tuple((title, tuple(group)) for title, group in groups.items())


@cache
def _template() -> "Template":
    from markupsafe import Markup

    from kit.exporting.templating import environment, style_sheet

    env = environment((_TEMPLATES,))
    css = style_sheet("tokens.css") + style_sheet("feedback.css", _TEMPLATES)
    env.globals.update(css=Markup(css), shapes=MARK_SHAPES, words=MARK_WORDS, tones=_TONES)  # noqa: S704 - the kit's own files
    return env.get_template("feedback.html.j2")
