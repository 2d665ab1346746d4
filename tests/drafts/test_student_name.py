"""Who the student is."""

from pathlib import Path

import pytest

from kit.drafts import Student, find_student, remember_student


def test_the_name_given_comes_first(tmp_path: Path) -> None:
    """A name given outranks the remembered one, which outranks JupyterHub's, which outranks the guest."""
    hub = {"JUPYTERHUB_USER": "hub-user"}
    assert find_student(None, tmp_path, {}) == Student("guest", is_known=False)
    assert find_student(None, tmp_path, hub) == Student("hub-user")
    remember_student(tmp_path, "  Amina \n Diallo ")
    assert find_student(None, tmp_path, hub) == Student("Amina Diallo")
    assert find_student("bo", tmp_path, hub) == Student("bo")


@pytest.mark.parametrize("content", ["", "[]", '{"student": 7}', '{"student": "  "}', "\x00"])
def test_a_spoiled_file_of_names_is_nobody(tmp_path: Path, content: str) -> None:
    """A remembered name that cannot be read counts as none."""
    (tmp_path / "student.json").write_text(content)
    assert find_student(None, tmp_path, {}) == Student("guest", is_known=False)


def test_a_blank_name_changes_nothing(tmp_path: Path) -> None:
    """Remembering only spaces leaves the earlier name in place."""
    remember_student(tmp_path, "amina")
    assert remember_student(tmp_path, "   ") is None
    assert find_student(None, tmp_path, {}).name == "amina"
