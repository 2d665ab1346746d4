"""Finding what was handed in."""

import os
from pathlib import Path

import pytest

from kit.errors import KitError
from kit.grading.collect import collect


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "handed-in"
    (folder / "b" / "deep").mkdir(parents=True)
    for name in ("z.md", "b/x.html", "b/deep/a.pdf"):
        (folder / name).write_text("x")
    return folder


def test_files_come_in_the_order_of_their_names(folder: Path) -> None:
    """Sub-folders are read, and the order does not depend on the file system."""
    assert [file.name for file in collect(folder)] == ["b/deep/a.pdf", "b/x.html", "z.md"]


def test_hidden_files_and_clutter_are_left_out(folder: Path) -> None:
    """Checkpoints, version control and what file managers leave are no submissions."""
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "a.ipynb").write_text("x")
    for name in (".DS_Store", "Thumbs.db"):
        (folder / name).write_text("x")
    assert len(collect(folder)) == 3


def test_links_out_of_the_folder_are_refused_and_inner_ones_read(folder: Path, tmp_path: Path) -> None:
    """A link can bring in nothing from elsewhere; one to a file handed in is that file."""
    (tmp_path / "secret.md").write_text("x")
    (folder / "out.md").symlink_to(tmp_path / "secret.md")
    (folder / "in.md").symlink_to(folder / "z.md")
    (folder / "dangling.md").symlink_to(folder / "nowhere")
    (folder / "loop.md").symlink_to(folder / "loop.md")
    (folder / "up").symlink_to(tmp_path, target_is_directory=True)
    refusals = {file.name: file.refusal for file in collect(folder)}
    assert refusals["out.md"] == "a link that leads out of the folder; hand in the file itself"
    assert refusals["in.md"] == ""
    assert "cannot be opened" in refusals["dangling.md"]
    assert "cannot be opened" in refusals["loop.md"]
    assert "link" in refusals["up"]
    assert not any(name.startswith("up/") for name in refusals)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_before_it_can_block(folder: Path) -> None:
    """What is no regular file is not opened."""
    os.mkfifo(folder / "pipe.md")
    assert {file.name: file.refusal for file in collect(folder)}["pipe.md"] == "not a regular file"


def test_own_files_are_left_out(folder: Path) -> None:
    """What the grader wrote is nobody's submission."""
    assert [file.name for file in collect(folder, own_files=[folder / "b" / "x.html"])] == ["b/deep/a.pdf", "z.md"]


def test_the_wrong_folder_is_noticed_early(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More files than a class can hand in is an error that says what to do."""
    monkeypatch.setattr("kit.grading.collect.FILES_MAX", 2)
    with pytest.raises(KitError, match="more than 2 files; name the folder that holds only what was handed in"):
        collect(folder)
