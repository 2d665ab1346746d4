"""The feedback page: the student's text with numbered marks at their place, and the findings with the same numbers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2

from kit.grading.result import Graded
from kit.rubric import WORDS_MAX, WORDS_MIN
from kit.rubric.criterion import MARK_SHAPES, MARK_WORDS, Finding

TEMPLATES = Path(__file__).parent / "templates"
LINES_SHOWN_MAX = 3000
"""A page stays readable in a browser; what is cut is said on the page."""


@dataclass(frozen=True, slots=True)
class NumberedFinding:
    """A finding with the number that links it to its place in the text."""

    number: int
    finding: Finding

    @property
    def shape(self) -> str:
        """The mark as a shape, so that colour is never the only sign."""
        return MARK_SHAPES[self.finding.mark]

    @property
    def word(self) -> str:
        """The mark as a word."""
        return MARK_WORDS[self.finding.mark]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of the student's text: its number, its words, what it is, and the findings that quote it."""

    number: int
    text: str
    look: str
    findings: Sequence[NumberedFinding]


class FeedbackPages:
    """Renders feedback pages; the template is compiled once for all of them."""

    def __init__(self) -> None:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
        )
        self._template = environment.get_template("feedback.html.j2")

    def render(self, graded: Graded) -> str:
        """One self-contained page without scripts; everything of the student's is escaped."""
        findings = [NumberedFinding(number, f) for number, f in enumerate(graded.report.findings, start=1)]
        lines = graded.source.markdown.splitlines()
        return self._template.render(
            graded=graded,
            report=graded.report,
            findings=findings,
            open_findings=[numbered for numbered in findings if numbered.finding.mark < 2],
            met_findings=[numbered for numbered in findings if numbered.finding.mark == 2],
            lines=text_lines(lines[:LINES_SHOWN_MAX], findings),
            lines_cut=max(0, len(lines) - LINES_SHOWN_MAX),
            words_min=WORDS_MIN,
            words_max=WORDS_MAX,
        )


def text_lines(lines: Sequence[str], findings: Sequence[NumberedFinding]) -> list[TextLine]:
    """The lines of the text, each with the findings that quote it."""
    by_line: dict[int, list[NumberedFinding]] = defaultdict(list)
    for numbered in findings:
        if numbered.finding.line:
            by_line[numbered.finding.line].append(numbered)
    return [TextLine(number, text, _look(text), by_line[number]) for number, text in enumerate(lines, start=1)]


def _look(text: str) -> str:
    """How a line is set: as a heading, as an entry of a list, or as plain text."""
    if text.startswith("#"):
        return "heading"
    return "entry" if text.lstrip().startswith(("- ", "* ", "|")) else "plain"
