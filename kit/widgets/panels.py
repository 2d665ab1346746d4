"""The two panels beside the form: where one stands, and what a reader would ask."""

from typing import Any

import anywidget
import traitlets

from kit.rubric.criterion import MARK_SHAPES, MARK_WORDS, Finding, Report, plain
from kit.widgets.form import SECTIONS, field_for
from kit.widgets.static_files import read_static


class SectionList(anywidget.AnyWidget):
    """The left panel: the sections with their states, and the completeness bar.

    Attributes:
        sections: ``id``, ``title``, ``shape``, ``word``, ``points``, ``possible`` of each.
        points: completeness so far, as the rubric weighs it; whole points are an int.
        possible: the most there can be.
    """

    _esm = read_static("static/sections.js")

    sections: "traitlets.List[dict[str, Any]]" = traitlets.List().tag(sync=True)
    points = traitlets.Union([traitlets.Int(), traitlets.Float()]).tag(sync=True)
    possible = traitlets.Union([traitlets.Int(), traitlets.Float()]).tag(sync=True)

    def __repr__(self) -> str:
        return f"SectionList({self.points}/{self.possible})"

    def show(self, report: Report) -> None:
        """Show where a document stands."""
        with self.hold_sync():
            self.sections = [_state_of(section.id, section.short, report) for section in SECTIONS]
            self.points = report.points()
            self.possible = report.points_possible()


class ReaderQuestions(anywidget.AnyWidget):
    """The right panel: what a reader would ask, each question with the way to its field.

    Attributes:
        questions: ``id``, ``shape``, ``word``, ``title``, ``question``, ``note``, ``why``, ``section``, ``path`` of
        each.
    """

    _esm = read_static("static/questions.js")

    questions: "traitlets.List[dict[str, str]]" = traitlets.List().tag(sync=True)

    def __repr__(self) -> str:
        return f"ReaderQuestions({len(self.questions)})"

    def show(self, report: Report) -> None:
        """Show what is still open."""
        self.questions = [_question(finding) for finding in report.of("completeness") if finding.mark < 2]


def _state_of(section_id: str, title: str, report: Report) -> dict[str, Any]:
    findings = [finding for finding in report.of("completeness") if finding.section == section_id]
    points = plain(sum(finding.points for finding in findings))
    possible = plain(sum(finding.points_possible for finding in findings))
    mark = 2 if points == possible else 1 if points else 0
    return {
        "id": section_id,
        "title": title,
        "shape": MARK_SHAPES[mark] if findings else "",
        "word": MARK_WORDS[mark] if findings else "not scored",
        "points": points,
        "possible": possible,
    }


def _question(finding: Finding) -> dict[str, str]:
    return {
        "id": finding.id,
        "shape": MARK_SHAPES[finding.mark],
        "word": MARK_WORDS[finding.mark],
        "title": finding.title,
        "question": finding.hint,
        "note": finding.note,
        "why": finding.why,
        "section": finding.section,
        "path": field_for(finding.code),
    }
