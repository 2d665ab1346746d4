"""The PDF export: typeset by Typst after the accessibility standard PDF/UA-1, same bytes for the same document.

The document reaches the template as data (JSON), never as Typst source. Only Typst's own bundled fonts are used, so
the bytes do not depend on the machine; characters those fonts lack are shown as a box with a note. The source is
attached as a file, and that is what the reader reads.
"""

import io
import json
import logging
import re
import zlib
from dataclasses import asdict
from functools import cache
from itertools import islice
from typing import Any

from kit.errors import KitError, MissingPackageError, UnreadableError
from kit.exporting.pdf_images import with_image_bytes, without_images
from kit.exporting.source import BYTES_MAX, Source, read_source, write_source

ATTACHMENT = "postmortem.md"
BOX = "□"
_UNSHOWN = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_RUST_ESCAPE = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_ATTEMPTS_MAX = 12
_EMBEDDED = re.compile(rb"/EmbeddedFile\b")
_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY_BYTES = 1000
_ATTACHMENTS_MAX = 20
_NOT_COMMON = re.compile("[^\x00-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff\u25a0-\u25ff]")
"""Outside Latin, Greek, Cyrillic, punctuation, arrows and plain shapes, all of which the bundled fonts have."""


def render_pdf(source: Source) -> bytes:
    """The document as PDF, A4, about two pages for 500 words.

    Raises:
        MissingPackageError: the ``typst`` package is not installed.
        KitError: Typst cannot typeset this document; the message says why.
    """
    data = _data(source)
    shown = json.dumps(data, ensure_ascii=False)
    for attempt in range(_ATTEMPTS_MAX + 2):
        try:
            return _compile(shown, write_source(source))
        except _typst_error() as error:
            unshown = _UNSHOWN.search(str(error))
            if unshown and attempt < _ATTEMPTS_MAX:
                shown = _boxed(shown, _RUST_ESCAPE.sub(lambda m: chr(int(m[1], 16)), unshown[1]))
            elif unshown:
                shown = _NOT_COMMON.sub(BOX, shown)
            elif "image" in str(error) and attempt < _ATTEMPTS_MAX:
                shown = json.dumps(without_images(json.loads(shown)), ensure_ascii=False)
            else:
                raise KitError(f"the PDF cannot be typeset ({error}); export HTML or Markdown instead") from error
    raise KitError("the PDF cannot be typeset: its characters are not in the bundled fonts; export HTML instead")


def source_from_pdf(data: bytes) -> Source:
    """The source attached to a PDF that the kit wrote.

    It is looked for where the kit's PDFs have it, which takes no PDF library (importing one takes longer than grading),
    and only if it is not there, as in a PDF that some other program saved anew, through pypdf.

    Raises:
        UnreadableError: the PDF is damaged or carries none.
    """
    text = _attached_stream(data) or _attached_by_name(data)
    if text is None:
        raise UnreadableError(
            "this PDF carries no postmortem source, perhaps it was printed; hand in the file as the kit exported it"
        )
    return read_source(text)


def _attached_stream(data: bytes) -> str | None:
    """The attachment with a stamp among the embedded file streams, which PDF keeps outside of all other compression."""
    for mark in islice(_EMBEDDED.finditer(data), _ATTACHMENTS_MAX):
        start = _STREAM.search(data, mark.end(), mark.end() + _DICTIONARY_BYTES)
        if start is None:
            continue
        try:
            text = zlib.decompressobj().decompress(memoryview(data)[start.end() :], BYTES_MAX).decode("utf-8")
        except (zlib.error, UnicodeDecodeError):
            continue
        if read_source(text).kit_version:
            return text
    return None


def _attached_by_name(data: bytes) -> str | None:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it would print is told by the error below
    try:
        attached = PdfReader(io.BytesIO(data)).attachments.get(ATTACHMENT)
        return attached[0].decode("utf-8") if attached else None
    except Exception as error:  # a hostile PDF can make the parser fail in any way
        raise UnreadableError(f"this PDF is damaged ({type(error).__name__}); export the document again") from error


def _compile(shown: str, source: str) -> bytes:
    import typst

    pdf = typst.compile(
        _template(),
        sys_inputs={"data": shown, "source": source},
        format="pdf",
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        timestamp=0,
    )
    if not isinstance(pdf, bytes):
        raise KitError("Typst gave no PDF; export HTML instead")
    return pdf


@cache
def _template() -> bytes:
    from kit.exporting.templating import TEMPLATES

    return (TEMPLATES / "postmortem.typ").read_bytes()


def _typst_error() -> type[Exception]:
    try:
        import typst
    except ImportError as error:
        raise MissingPackageError("a PDF needs the package typst; install it with: pip install typst") from error
    return typst.TypstError


def _boxed(shown: str, cluster: str) -> str:
    """The data with the characters of a cluster that cannot be shown replaced by a box; ASCII always can."""
    for character in cluster:
        if ord(character) > 0x7F:
            shown = shown.replace(character, BOX)
    return shown


def _data(source: Source) -> dict[str, Any]:
    """What the template draws, as plain JSON."""
    from kit.exporting.signs import SIGNS
    from kit.exporting.view import make_view

    view = make_view(source)
    data = asdict(view)
    data["picture"] = view.picture and {
        "svg": _timeline_svg(view.picture),
        "alt": f"{view.picture.title}. {view.picture.description}",
    }
    data["entries"] = [
        {
            **entry,
            "evidence": ", ".join(entry["evidence"]),
            "word": entry["kind"].capitalize(),
            "tone": SIGNS[entry["kind"]].tone,
        }
        for entry in data["entries"]
    ]
    data["signs"] = {kind: _sign_svg(kind) for kind in SIGNS}
    data["time_pt"] = max(30, min(96, 5.6 * max((len(entry.time) for entry in view.entries), default=0)))
    data["tasks"] = [{"text": t["text"], "cells": [t[column] for column in view.task_columns]} for t in data["tasks"]]
    data["task_columns"] = [column.capitalize() for column in view.task_columns]
    origin = (view.case_id and f"case {view.case_id}", view.student and f"written by {view.student}")
    kit = f"postmortem-kit {view.kit_version}".strip()
    data["footer"] = "   ".join(filter(None, (*origin, kit, "source attached")))
    return dict(with_image_bytes(data))


def _timeline_svg(picture: Any) -> str:  # noqa: ANN401
    return str(_drawing().timeline(picture, style=_svg_style()))


def _sign_svg(kind: str) -> str:
    style, shape = _svg_style(), _drawing().sign(kind)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><style>{style}</style>{shape}</svg>'


@cache
def _svg_style() -> str:
    from kit.exporting.templating import style_sheet

    return style_sheet("timeline-pdf.css")


@cache
def _drawing() -> Any:  # noqa: ANN401 - a Jinja module: its macros are attributes
    from kit.exporting.signs import SIGNS
    from kit.exporting.templating import environment

    env = environment()
    env.globals.update(signs=SIGNS)
    return env.get_template("timeline.svg.j2").module
