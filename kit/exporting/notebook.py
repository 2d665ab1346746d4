"""The notebook export: one Markdown cell a section, the source in the notebook's metadata, nothing to run.

Written and read as JSON by hand: importing nbformat alone costs a second. When a student has edited the cells of an
export, the cells win over the carried source, so that no edit is lost without a word; case and author are taken from
the metadata either way.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from kit.errors import UnreadableError
from kit.exporting.source import Source, read_source, write_source
from kit.postmortem.escapes import fenced_lines
from kit.postmortem.headings import GROUPS, heading_at

METADATA_KEY = "postmortem_kit"
_BETWEEN_CELLS = "\n\n"
_SECTIONS_OF_A_POSTMORTEM = 3
_GUIDE = "open_desk("

Notebook = dict[str, Any]


def render_notebook(source: Source) -> str:
    """The document as a notebook of format 4.5; cell ids follow from the content: same source, same text."""
    return json.dumps(build_notebook(source), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def build_notebook(source: Source) -> Notebook:
    """The notebook as plain data."""
    cells = [
        {"cell_type": "markdown", "id": _cell_id(i, text), "metadata": {}, "source": text}
        for i, text in enumerate(_split(source.markdown))
    ]
    metadata = {
        METADATA_KEY: {"source": write_source(source)},
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def source_from_notebook(data: bytes) -> Source:
    """The document of a notebook file; see ``source_in``.

    Raises:
        UnreadableError: it is no notebook, or holds no postmortem.
    """
    try:
        notebook = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(
            f"broken notebook: its JSON ends early or is damaged ({error}); export it again"
        ) from error
    return source_in(notebook)


def source_in(notebook: Any) -> Source:  # noqa: ANN401 - whatever a JSON file holds
    """The document in a notebook: the carried source, or its Markdown cells where edited or nothing is carried.

    Raises:
        UnreadableError: it holds no postmortem; the message says what to do.
    """
    if not isinstance(notebook, Mapping) or not isinstance(notebook.get("cells"), list):
        raise UnreadableError("not a notebook: it has no list of cells; hand in the file as the kit exported it")
    cells = [(str(cell.get("cell_type")), _text(cell)) for cell in notebook["cells"] if isinstance(cell, Mapping)]
    written = [text for kind, text in cells if kind == "markdown"]
    carried = _carried(notebook.get("metadata"))
    if carried is not None:
        if written == _split(carried.markdown):
            return carried
        return Source(_BETWEEN_CELLS.join(written), carried.case_id, carried.student, carried.kit_version)
    if any(kind == "code" and _GUIDE in text for kind, text in cells):
        raise UnreadableError(
            "this is the guided notebook, which does not hold the answers; run desk.export() in it and use that file"
        )
    markdown = _BETWEEN_CELLS.join(written)
    if _sections_in(markdown) < _SECTIONS_OF_A_POSTMORTEM:
        raise UnreadableError(
            "this notebook holds no postmortem: no source in its metadata, and its Markdown cells lack the headings "
            "Issue Summary, Timeline, Root cause and resolution, Corrective and preventative measures; export the draft"
        )
    return read_source(markdown)


def _carried(metadata: object) -> Source | None:
    kept = metadata.get(METADATA_KEY) if isinstance(metadata, Mapping) else None
    text = kept.get("source") if isinstance(kept, Mapping) else None
    return read_source(text) if isinstance(text, str) else None


def _text(cell: Mapping[str, Any]) -> str:
    """A cell's source, which a notebook may hold as one string or as lines."""
    source = cell.get("source", "")
    return "".join(map(str, source)) if isinstance(source, list) else str(source)


def _split(markdown: str) -> list[str]:
    """The Markdown cut before each section's heading, without the blank lines between the pieces."""
    lines = markdown.split("\n")
    fenced = fenced_lines(lines)
    pieces: list[list[str]] = [[]]
    for line, is_code in zip(lines, fenced, strict=True):
        if line.startswith("## ") and not is_code:
            pieces.append([])
        pieces[-1].append(line)
    texts = ("\n".join(piece).strip("\n") for piece in pieces)
    return [text for text in texts if text]


def _sections_in(markdown: str) -> int:
    """How many of the assignment's sections the headings name."""
    lines = markdown.split("\n")
    fenced = fenced_lines(lines)
    headings = (heading_at(i, lines) for i in range(len(lines)) if not fenced[i])
    return len({heading.section for heading in headings if heading} & GROUPS)


def _cell_id(position: int, text: str) -> str:
    """An id that nbformat accepts (1 to 64 of letters, digits, dash, underscore), unique in the notebook."""
    return f"{position}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
