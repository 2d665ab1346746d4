"""The exports through nbconvert."""

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import nbformat
import pytest
from export_samples import SOURCE

from kit.errors import UnknownNameError, UnreadableError
from kit.exporting import FORMATS, SUFFIXES, export
from kit.exporting.html import render_html
from kit.exporting.markdown import render_markdown
from kit.exporting.notebook import render_notebook
from kit.exporting.pdf import render_pdf

RENDERERS = {"html": render_html, "markdown": render_markdown, "notebook": render_notebook, "pdf": render_pdf}


def _bytes(output: str | bytes) -> bytes:
    return output if isinstance(output, bytes) else output.encode()


@pytest.mark.parametrize("format_name", FORMATS)
def test_both_ways_give_the_same_bytes(format_name: str) -> None:
    """The renderer, the kit's export and the exporter that nbconvert finds agree to the byte."""
    (entry,) = entry_points(group="nbconvert.exporters", name=f"postmortem-{format_name}")
    exporter = entry.load()()
    notebook = nbformat.reads(render_notebook(SOURCE), as_version=4)
    output, resources = exporter.from_notebook_node(notebook)
    assert _bytes(output) == export(SOURCE, format_name) == _bytes(RENDERERS[format_name](SOURCE))
    assert resources["output_extension"] == SUFFIXES[format_name]


def test_nbconvert_on_the_command_line_writes_the_same_file(tmp_path: Path) -> None:
    """``jupyter nbconvert --to postmortem-html`` works on an exported notebook."""
    (tmp_path / "draft-notebook.ipynb").write_bytes(export(SOURCE, "notebook"))
    command = [sys.executable, "-m", "nbconvert", "--to", "postmortem-html", "draft-notebook.ipynb"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "draft-notebook.html").read_bytes() == export(SOURCE, "html")


def test_a_notebook_without_a_postmortem_is_a_clear_error() -> None:
    """Users of nbconvert are told what is missing."""
    (entry,) = entry_points(group="nbconvert.exporters", name="postmortem-html")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Hello")])
    with pytest.raises(UnreadableError, match="holds no postmortem"):
        entry.load()().from_notebook_node(notebook)


def test_without_nbconvert_the_renderers_do_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nbconvert is not installed, as in the browser, the bytes are the same."""
    expected = {name: export(SOURCE, name) for name in FORMATS}
    monkeypatch.setitem(sys.modules, "nbconvert", None)
    assert {name: export(SOURCE, name) for name in FORMATS} == expected


def test_unknown_formats_are_named_beside_the_known() -> None:
    """A format that is not there is answered with those that are."""
    with pytest.raises(UnknownNameError, match="no export format 'docx'; there are html, markdown, pdf, notebook"):
        export(SOURCE, "docx")


def test_importing_the_part_loads_none_of_the_heavy_packages() -> None:
    """Reading exports costs no import of nbconvert, nbformat, Typst, Jinja2, mistune or pypdf."""
    heavy = "nbconvert nbformat typst jinja2 mistune pypdf rich"
    code = (
        "import sys, kit.exporting as e, kit.grading; "
        "e.read_export(e.write_source(e.Source('# A')).encode()); "
        f"print([m for m in '{heavy}'.split() if m in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )
