"""The editor of a list: rows that can be added, removed and moved."""

from collections.abc import Callable
from typing import Any

import ipywidgets

from kit.drafts import WorkingCopy
from kit.postmortem.model import Postmortem, Task, TimelineEntry
from kit.widgets.binding import Binding, make_field
from kit.widgets.form import Section


class RowsEditor:
    """One row of fields for each row of a list in the draft.

    A row on screen keeps its place for good; moving a row in the draft moves the words from field to field. So a
    field's path, by which the browser keeps what is typed there, never changes.

    Attributes:
        view: the box to show.
    """

    def __init__(self, section: Section, copy: WorkingCopy, binding: Binding) -> None:
        if section.list_name is None:
            raise ValueError(f"Section {section.id} holds no list.")
        self._section = section
        self._name = section.list_name
        self._copy = copy
        self._binding = binding
        self._rows = ipywidgets.VBox([])
        self._rows.add_class("kit-rows")
        self._nothing_yet = ipywidgets.HTML(f"<p class='kit-quiet'>No {section.row_word} yet.</p>")
        add = _button(f"Add {'an' if section.row_word[0] in 'aeiou' else 'a'} {section.row_word}", self._add, "kit-add")
        self.view = ipywidgets.VBox([self._nothing_yet, self._rows, add])
        self.refresh()

    def refresh(self) -> None:
        """Show as many rows as the draft has."""
        wanted = len(getattr(self._copy.postmortem, self._name))
        rows = list(self._rows.children)
        while len(rows) > wanted:
            rows.pop().close()
            for field in self._section.row_fields:
                self._binding.drop(f"{self._name}.{len(rows)}.{field.path}")
        while len(rows) < wanted:
            rows.append(self._make_row(len(rows)))
        if len(rows) != len(self._rows.children):
            self._rows.children = rows
        self._nothing_yet.layout.display = "none" if rows else ""

    def _make_row(self, index: int) -> ipywidgets.DOMWidget:
        fields = []
        for field in self._section.row_fields:
            path = f"{self._name}.{index}.{field.path}"
            made = make_field(field, path)
            made.add_class(f"kit-cell-{field.path}")
            self._binding.add(path, made)
            fields.append(made)
        word = self._section.row_word
        buttons = ipywidgets.HBox(
            [
                _button("Up", lambda: self._move(index, -1), "kit-small", f"Move {word} {index + 1} up"),
                _button("Down", lambda: self._move(index, 1), "kit-small", f"Move {word} {index + 1} down"),
                _button("Remove", lambda: self._remove(index), "kit-small", f"Remove {word} {index + 1}"),
            ]
        )
        buttons.add_class("kit-row-buttons")
        row = ipywidgets.Box([*fields, buttons])
        row.add_class("kit-row")
        row.add_class(f"kit-row-{word}")
        return row

    def _add(self) -> None:
        new = TimelineEntry() if self._name == "timeline" else Task()
        self._edit(lambda rows: [*rows, new])

    def _remove(self, index: int) -> None:
        self._edit(lambda rows: rows[:index] + rows[index + 1 :])

    def _move(self, index: int, by: int) -> None:
        def swap(rows: list[Any]) -> list[Any]:
            if 0 <= index + by < len(rows):
                rows[index], rows[index + by] = rows[index + by], rows[index]
            return rows

        self._edit(swap)

    def _edit(self, change: Callable[[list[Any]], list[Any]]) -> None:
        def edited(postmortem: Postmortem) -> Postmortem:
            rows = tuple(change(list(getattr(postmortem, self._name))))
            return postmortem.model_copy(update={self._name: rows})

        self._copy.edit(edited)


def _button(words: str, on_press: Callable[[], None], class_name: str, tooltip: str = "") -> ipywidgets.Button:
    button = ipywidgets.Button(description=words, tooltip=tooltip, layout=ipywidgets.Layout(width="auto"))
    button.add_class(class_name)
    button.on_click(lambda _: on_press())
    return button
