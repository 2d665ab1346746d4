"""The notebook export."""

import json

import nbformat
import pytest
from export_samples import HOSTILE_SOURCE, SOURCE, SOURCES
from hypothesis import given, settings

from kit.errors import UnreadableError
from kit.exporting.notebook import METADATA_KEY, render_notebook, source_from_notebook
from kit.exporting.source import Source


@given(SOURCES)
@settings(max_examples=50, deadline=None)
def test_a_notebook_gives_its_source_back(source: Source) -> None:
    """What was exported is read back exactly."""
    assert source_from_notebook(render_notebook(source).encode("utf-8", "surrogatepass")) == source


@pytest.mark.parametrize("source", [SOURCE, HOSTILE_SOURCE, Source("same\n\n## a\n\n## a\n")])
def test_the_notebook_is_valid_and_always_the_same(source: Source) -> None:
    """It is accepted as format 4.5, its cell ids differ, and the same source gives the same text."""
    notebook = nbformat.reads(render_notebook(source), as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
    assert render_notebook(source) == render_notebook(source)


def test_each_section_is_a_cell() -> None:
    """Title and sections are Markdown cells of their own, with nothing to run."""
    cells = json.loads(render_notebook(SOURCE))["cells"]
    assert {cell["cell_type"] for cell in cells} == {"markdown"}
    assert [cell["source"].split("\n")[0] for cell in cells] == [
        "# Checkout errors on 14 March 2025",
        "## Issue Summary",
        "## Timeline",
        "## Root cause and resolution",
        "## Corrective and preventative measures",
        "## What went well",
    ]


def test_edited_cells_win_over_the_carried_source() -> None:
    """What a student changed after the export counts; case and student stay as they were."""
    notebook = json.loads(render_notebook(SOURCE))
    notebook["cells"][2]["source"] = (
        notebook["cells"][2]["source"].replace("The database", "The cache").splitlines(keepends=True)
    )
    edited = source_from_notebook(json.dumps(notebook).encode())
    assert "The cache looks slow." in edited.markdown
    assert "The database" not in edited.markdown
    assert (edited.case_id, edited.student) == (SOURCE.case_id, SOURCE.student)


def test_a_resaved_notebook_is_the_same_document() -> None:
    """Jupyter stores a cell's source as lines and adds metadata of its own; neither is an edit."""
    notebook = json.loads(render_notebook(SOURCE))
    for cell in notebook["cells"]:
        cell["source"] = cell["source"].splitlines(keepends=True)
        cell["metadata"] = {"trusted": True}
    notebook["metadata"]["widgets"] = {}
    assert source_from_notebook(json.dumps(notebook).encode()) == SOURCE


def test_a_notebook_written_by_hand_is_read_from_its_cells() -> None:
    """Markdown cells with the assignment's sections are a postmortem; code cells and outputs are passed over."""
    notebook = {
        "cells": [
            {"cell_type": "markdown", "source": ["# Outage\n", "\n", "## Issue Summary\n", "Down."]},
            {"cell_type": "code", "source": "1/0", "outputs": [{"text": "secret"}]},
            {"cell_type": "markdown", "source": "## Timeline\n\n- 09:10 x\n\n## Root cause and resolution\n\nFixed."},
        ]
    }
    source = source_from_notebook(json.dumps(notebook).encode())
    assert source.markdown.startswith("# Outage")
    assert "secret" not in source.markdown
    assert source.case_id == ""


def _cells(*cells: tuple[str, str]) -> bytes:
    return json.dumps({"cells": [{"cell_type": kind, "source": text} for kind, text in cells]}).encode()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"cells": [', "broken notebook"),
        (b"[1]", "not a notebook"),
        (b'{"cells": 3}', "not a notebook"),
        (b'{"cells": [1, null]}', "holds no postmortem"),
        (_cells(("markdown", "# Hello\n\n## Timeline\n")), "Issue Summary, Timeline, Root cause and resolution"),
        (_cells(("code", 'desk = open_desk("x")'), ("markdown", "## Timeline")), r"run desk\.export\(\) in it"),
        (b"[" * 100_000, "broken notebook"),
    ],
    ids=["cut", "list", "no cells", "odd cells", "other", "guide", "deep"],
)
def test_other_notebooks_are_refused_with_what_to_do(data: bytes, message: str) -> None:
    """Damaged, foreign and guided notebooks each have their message."""
    with pytest.raises(UnreadableError, match=message):
        source_from_notebook(data)


def test_a_source_that_is_no_text_is_not_believed() -> None:
    """Metadata of another shape is passed over."""
    notebook = json.loads(render_notebook(SOURCE))
    notebook["metadata"][METADATA_KEY] = {"source": ["x"]}
    assert source_from_notebook(json.dumps(notebook).encode()).markdown.startswith("# Checkout")
