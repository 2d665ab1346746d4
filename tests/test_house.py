"""What must hold of the whole house: files that belong together agree with one another."""

import json
import re
import tomllib
from pathlib import Path

import pytest

import kit

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "kit").rglob("*.py"))
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LINES_MAX = 250


@pytest.fixture(name="project", scope="module")
def _project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_version_is_the_same_everywhere(project):
    """The package, the project file and the changelog name one version, or the changelog is still unreleased."""
    assert project["project"]["version"] == kit.__version__
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## (Unreleased|{re.escape(kit.__version__)}\b)", changelog, flags=re.MULTILINE)


def test_binder_installs_the_versions_that_are_tested(project):
    """A pin of Binder that the project pins too has the same number; every dependency Binder lacks is pinned."""
    pinned = dict(line.split("==") for line in project["tool"]["uv"]["constraint-dependencies"])
    lines = (ROOT / "binder" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    binder = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    assert {name: pinned.get(name, number) for name, number in binder.items()} == binder
    assert {"anywidget", "pypdf", "rich", "typst"} <= set(binder)


def test_every_public_name_of_the_kit_can_be_loaded():
    """Each name in ``kit.__all__`` is there when it is asked for, and an unknown one is refused by name."""
    for name in kit.__all__:
        assert getattr(kit, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = kit.nothing


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_long_file_says_why(module):
    """A module over 250 lines carries a comment that begins ``Long because``."""
    text = module.read_text(encoding="utf-8")
    assert text.count("\n") <= LINES_MAX or "# Long because" in text


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_committed_without_outputs(notebook):
    """No output and no execution count is committed; every cell has an id; code cells are one or two short lines."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    assert all(cell["id"] for cell in cells)
    for cell in cells:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            assert cell["execution_count"] is None
            lines = "".join(cell["source"]).splitlines()
            assert 1 <= len(lines) <= 2
            assert all(len(line) <= 80 for line in lines)


def test_the_notebooks_are_those_of_the_course():
    """The guided notebooks are there, in their order."""
    assert [path.stem for path in NOTEBOOKS] == ["0-start-here", "1-investigate", "2-write", "3-export"]
