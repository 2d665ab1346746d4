"""The writing desk: the form, section by section, with its state at the left and a reader's questions at the right."""

from collections.abc import Callable
from html import escape

import ipywidgets

from kit.drafts import WorkingCopy
from kit.drafts.working_copy import Later
from kit.postmortem import write_markdown
from kit.postmortem.model import Postmortem
from kit.rubric.criterion import Report
from kit.widgets.binding import Binding, make_field
from kit.widgets.form import SECTIONS, Section
from kit.widgets.keeper import Keeper, connect_keeper
from kit.widgets.later import Throttle, later_here
from kit.widgets.panels import ReaderQuestions, SectionList
from kit.widgets.rows import RowsEditor

SCORE_AFTER_S = 0.15


class WritingDesk(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets is not typed
    """The form over one draft."""

    def __init__(
        self,
        copy: WorkingCopy,
        title: str,
        score: Callable[[Postmortem], Report],
        *,
        notes: tuple[str, ...] = (),
        later: Later | None = None,
    ) -> None:
        """Build the form.

        Args:
            copy: the draft being worked on.
            title: what is written about.
            score: scores a document.
            notes: what the student should be told at the top.
            later: calls a function after some seconds; by default on the event loop that runs now.
        """
        self._copy = copy
        self._score = score
        self._binding = Binding(copy)
        self._editors: list[RowsEditor] = []
        self._keeper = Keeper(key=f"{copy.draft.student}:{copy.draft.case_id}", title=title)
        self._section_list = SectionList()
        self._questions = ReaderQuestions()
        middle = ipywidgets.VBox([self._make_section(section) for section in SECTIONS])
        columns = ipywidgets.Box([self._section_list, middle, self._questions])
        middle.add_class("kit-middle")
        columns.add_class("kit-columns")
        super().__init__([self._keeper, columns])
        self.add_class("kit-desk")
        self._undo = [
            connect_keeper(self._keeper, copy, notes),
            copy.on_change(self._refresh),
            copy.on_change(Throttle(self._show_score, SCORE_AFTER_S, later or later_here())),
            self._binding.close,
        ]
        self._show_score()

    def __repr__(self) -> str:
        points, possible = self._section_list.points, self._section_list.possible
        return f"Writing desk: {self._keeper.title} ({points} of {possible} points, {self._keeper.words} words)"

    def disconnect(self) -> None:
        """Stop following the draft; the form on screen stays as it is."""
        for undo in self._undo:
            undo()
        self._undo = []

    def _refresh(self) -> None:
        for editor in self._editors:
            editor.refresh()
        self._binding.refresh()

    def _show_score(self) -> None:
        report = self._score(self._copy.postmortem)
        self._section_list.show(report)
        self._questions.show(report)
        with self._keeper.hold_sync():
            self._keeper.words = report.words
            self._keeper.words_asked = list(report.words_asked)
            self._keeper.markdown = write_markdown(self._copy.postmortem)

    def _make_section(self, section: Section) -> ipywidgets.DOMWidget:
        fields = []
        for field in section.fields:
            made = make_field(field, field.path)
            self._binding.add(field.path, made)
            fields.append(made)
        grid = ipywidgets.Box(fields)
        grid.add_class("kit-grid")
        parts = [ipywidgets.HTML(_heading(section)), grid]
        if section.list_name:
            editor = RowsEditor(section, self._copy, self._binding)
            self._editors.append(editor)
            parts.append(editor.view)
        parts.append(ipywidgets.HTML(_example(section)))
        box = ipywidgets.VBox(parts)
        box.add_class("kit-section")
        box.add_class(f"kit-section-{section.id}")
        return box


def _heading(section: Section) -> str:
    return (
        f"<h2 class='kit-title'>{escape(section.title)}</h2>"
        f"<p class='kit-reader'>{escape(section.reader)}</p><p class='kit-guide'>{escape(section.guide)}</p>"
    )


def _example(section: Section) -> str:
    parts = []
    for block in section.example.strip().split("\n\n"):
        if block.startswith("- "):
            items = "".join(f"<li>{escape(item)}</li>" for item in block.removeprefix("- ").split("\n- "))
            parts.append(f"<ul>{items}</ul>")
        else:
            parts.append(f"<p>{escape(block)}</p>")
    summary = "<summary>An example from another outage</summary>"
    return f"<details class='kit-example'>{summary}{''.join(parts)}</details>"
