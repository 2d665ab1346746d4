"""The field where a student gives a name, once, for all notebooks of the folder."""

from pathlib import Path

import ipywidgets

from kit.drafts import Student, remember_student


class SignIn(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets is not typed
    """Asks for a name and remembers it beside the drafts."""

    def __init__(self, folder: Path, student: Student) -> None:
        self._folder = folder
        self._name = ipywidgets.Text(
            value=student.name if student.is_known else "",
            description="Your name",
            placeholder="as your instructor knows you",
        )
        remember = ipywidgets.Button(description="Remember my name", layout=ipywidgets.Layout(width="auto"))
        self._answer = ipywidgets.HTML()
        super().__init__([ipywidgets.HBox([self._name, remember]), self._answer])
        remember.on_click(self._remember)
        self._show(student)

    def __repr__(self) -> str:
        return f"Your name: {self._name.value or 'not given yet'}"

    def _remember(self, _: object) -> None:
        student = remember_student(self._folder, self._name.value)
        self._show(student or Student("", is_known=False))

    def _show(self, student: Student) -> None:
        if student.is_known:
            self._answer.value = "● Your drafts and exports carry this name. Each name has its own outage."
        else:
            self._answer.value = "○ No name yet. Until you give one, you write as guest."
