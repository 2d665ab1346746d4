"""Fields of the form, tied to the working copy: what is typed goes into the draft, what changes there comes back."""

from collections.abc import Callable
from typing import Any

import ipywidgets

from kit.drafts import WorkingCopy, split_evidence, to_fields
from kit.widgets.form import Field

FIELD_CLASS = "kit-field"


def make_field(field: Field, path: str) -> ipywidgets.DOMWidget:
    """The ipywidgets field for ``field``; DOM classes tell the browser side that it is one, and its path."""
    common = {"description": field.label, "layout": ipywidgets.Layout(width="auto")}
    made: ipywidgets.DOMWidget
    if field.kind == "choice":
        made = ipywidgets.Dropdown(options=field.options, **common)
    elif field.kind == "suggest":
        made = ipywidgets.Combobox(options=field.options, placeholder=field.placeholder, **common)
    elif field.kind == "text":
        made = ipywidgets.Textarea(placeholder=field.placeholder, rows=field.rows, **common)
    else:
        made = ipywidgets.Text(placeholder=field.placeholder, **common)
    for name in (
        FIELD_CLASS,
        f"kit-at-{path.replace('.', '-')}",
        f"kit-{field.kind}",
        f"kit-{field.width}",
        f"kit-lines-{field.rows}",
    ):
        made.add_class(name)
    return made


class Binding:
    """The fields on screen, by path, and the working copy behind them."""

    def __init__(self, copy: WorkingCopy) -> None:
        self._copy = copy
        self._shown = to_fields(copy.postmortem)
        self._fields: dict[str, tuple[ipywidgets.DOMWidget, Callable[[dict[str, Any]], None]]] = {}

    def add(self, path: str, field: ipywidgets.DOMWidget) -> None:
        """Show the draft's text in the field, and put into the draft what is typed there from now on."""

        def type_into_draft(change: dict[str, Any]) -> None:
            self._copy.set_fields({path: change["new"]})

        field.value = to_fields(self._copy.postmortem).get(path, field.value)
        field.observe(type_into_draft, names="value")
        self._fields[path] = (field, type_into_draft)

    def drop(self, path: str) -> None:
        """Untie a field again."""
        field, handler = self._fields.pop(path)
        field.unobserve(handler, names="value")

    def refresh(self) -> None:
        """Show what changed in the draft.

        A field that already says so is left alone, cursor and all; so is one whose text in the draft did not change:
        what is being typed there may just be on its way.
        """
        before, self._shown = self._shown, to_fields(self._copy.postmortem)
        for path, value in self._shown.items():
            if path in self._fields and value != before.get(path):
                field, _ = self._fields[path]
                if not _say_the_same(path, field.value, value):
                    field.value = value

    def close(self) -> None:
        """Untie all fields."""
        for path in tuple(self._fields):
            self.drop(path)


def _say_the_same(path: str, shown: str, stored: str) -> bool:
    if path.endswith(".evidence"):
        return split_evidence(shown) == split_evidence(stored)
    return shown == stored
