"""``kit lab``: which folder it works in and how it starts JupyterLab."""

import sys

import pytest

from kit.cli import lab
from kit.errors import KitError


@pytest.fixture(name="origin")
def _origin(tmp_path, monkeypatch):
    """Notebooks of an installed kit (no checkout around them)."""
    folder = tmp_path / "installed" / "notebooks"
    (folder / "images").mkdir(parents=True)
    (folder / "answers").mkdir()
    (folder / lab.FIRST_NOTEBOOK).write_text("first", encoding="utf-8")
    (folder / "images" / "desk.png").write_bytes(b"png")
    (folder / "answers" / "amina.json").write_text("private", encoding="utf-8")
    monkeypatch.setattr(lab, "notebooks_of_the_kit", lambda: folder)
    return folder


def test_a_checkout_is_worked_in_where_it_is(origin):
    """In a checkout, the notebooks are opened in place."""
    (origin.parent / "pyproject.toml").write_text("", encoding="utf-8")
    assert lab.prepare_folder(None) == origin


def test_an_installed_kit_copies_its_notebooks(origin, tmp_path, monkeypatch):
    """Without a checkout, they are copied to ./postmortem-notebooks, with pictures and without anybody's answers."""
    monkeypatch.chdir(tmp_path)
    folder = lab.prepare_folder(None)
    assert folder == tmp_path / "postmortem-notebooks"
    assert (folder / lab.FIRST_NOTEBOOK).read_text(encoding="utf-8") == "first"
    assert (folder / "images" / "desk.png").is_file()
    assert not (folder / "answers").exists()


def test_a_notebook_that_is_there_is_not_overwritten(origin, tmp_path):
    """A student's changed notebook survives a second start."""
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / lab.FIRST_NOTEBOOK).write_text("mine", encoding="utf-8")
    lab.prepare_folder(folder)
    assert (folder / lab.FIRST_NOTEBOOK).read_text(encoding="utf-8") == "mine"
    assert (folder / "images" / "desk.png").is_file()


def test_a_folder_that_cannot_be_made_is_named(origin, tmp_path):
    """A file in the way of the folder gives a message that names it and the way out."""
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(KitError, match=r"taken.*choose another folder with --dir"):
        lab.prepare_folder(tmp_path / "taken" / "work")


def test_the_kits_own_notebooks_are_found():
    """The checkout that runs these tests has the first notebook."""
    assert lab.notebooks_of_the_kit().joinpath(lab.FIRST_NOTEBOOK).is_file()


def test_jupyter_is_started_at_the_first_notebook(tmp_path):
    """The command names the interpreter in use, the first notebook, and the user's own options last."""
    command = lab.jupyter_command(tmp_path, ["--no-browser"], as_root=False)
    assert command[:3] == [sys.executable, "-m", "jupyterlab"]
    assert f"--ServerApp.root_dir={tmp_path}" in command
    assert f"--LabApp.default_url=/lab/tree/{lab.FIRST_NOTEBOOK}" in command
    assert command[-1] == "--no-browser"


def test_root_is_allowed_once(tmp_path):
    """In a container root is the only user: the option that Jupyter asks for is given, once."""
    assert lab.jupyter_command(tmp_path, [], as_root=True).count("--allow-root") == 1
    assert lab.jupyter_command(tmp_path, ["--allow-root"], as_root=True).count("--allow-root") == 1
