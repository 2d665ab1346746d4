"""The field for the student's name."""

from pathlib import Path
from typing import Any

from kit.drafts import Student, find_student
from kit.widgets.sign_in import SignIn


def parts(widget: SignIn) -> tuple[Any, Any, Any]:
    (name, remember), answer = widget.children[0].children, widget.children[1]
    return name, remember, answer


def test_a_name_is_remembered_beside_the_drafts(tmp_path: Path) -> None:
    """Pressing the button keeps the name for every later desk of the folder, and says so."""
    widget = SignIn(tmp_path, Student("guest", is_known=False))
    name, remember, answer = parts(widget)
    assert (name.value, name.description) == ("", "Your name")
    assert "you write as guest" in answer.value
    name.value = " Amina  Diallo "
    remember.click()
    assert find_student(None, tmp_path, {}) == Student("Amina Diallo")
    assert answer.value.startswith("●")


def test_a_blank_name_is_not_taken(tmp_path: Path) -> None:
    """Without a name the earlier one stays, and the line says that none was given."""
    widget = SignIn(tmp_path, Student("amina"))
    name, remember, answer = parts(widget)
    assert repr(widget) == "Your name: amina"
    name.value = "  "
    remember.click()
    assert answer.value.startswith("○ No name yet")
    assert not (tmp_path / "student.json").exists()
