"""The PDF export: typeset by Typst after the accessibility standard PDF/UA-1, same bytes for the same document.

The document reaches the template as data (JSON), never as Typst source. Only Typst's own bundled fonts are used, so the bytes do not depend on
the machine; characters those fonts lack are shown as a box with a note. The source is attached as a file, and that is what the reader reads.
"""

import base64
import io
import json
import re
from dataclasses import asdict
from functools import cache
from typing import Any

from kit.errors import KitError, MissingPackageError, UnreadableError
from kit.exporting.source import Source, read_source, write_source

ATTACHMENT = "postmortem.md"
BOX = "□"
_UNSHOWN = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_RUST_ESCAPE = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_ATTEMPTS_MAX = 12
_NOT_COMMON = re.compile("[^\x00-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff\u25a0-\u25ff]")
"""Outside Latin, Greek, Cyrillic, punctuation, arrows and plain shapes, all of which the bundled fonts have."""
_IMAGE_PIXELS_MAX = 40_000_000
_PDF_IMAGES = ("png", "jpeg", "gif")
_SVG_STYLE = """
text{font-family:"Libertinus Serif";font-size:13.5px;fill:#1d1d1b}.clock{font-weight:bold}.note{fill:#5d5b55}.note.gap{fill:#b04400}
.axis,.tick,.stem{stroke:#5d5b55;fill:none}.stem{opacity:.55}.impact{fill:#b04400;opacity:.55}
.drawn{fill:none;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.soft.filled{fill:#5d5b55}.soft.drawn{stroke:#5d5b55;stroke-width:1.4}.accent.filled{fill:#00639b}.accent.drawn{stroke:#00639b}
.ok.filled{fill:#00745a}.ok.drawn{stroke:#00745a;stroke-width:2.2}.part.filled{fill:#8a5a00}.part.drawn{stroke:#8a5a00}
.gap.filled{fill:#b04400}.gap.drawn{stroke:#b04400;stroke-width:2.2}
"""


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
                shown = json.dumps(_without_images(json.loads(shown)), ensure_ascii=False)
            else:
                raise KitError(f"the PDF cannot be typeset ({error}); export HTML or Markdown instead") from error
    raise KitError("the PDF cannot be typeset: its characters are not in the bundled fonts; export HTML instead")


def source_from_pdf(data: bytes) -> Source:
    """The source attached to a PDF that the kit wrote.

    Raises:
        UnreadableError: the PDF is damaged or carries none.
    """
    from pypdf import PdfReader

    try:
        attached = PdfReader(io.BytesIO(data)).attachments.get(ATTACHMENT)
        text = attached[0].decode("utf-8") if attached else None
    except Exception as error:  # noqa: BLE001 - a hostile PDF can make the parser fail in any way
        raise UnreadableError(f"this PDF is damaged ({type(error).__name__}); export the document again") from error
    if text is None:
        raise UnreadableError(
            "this PDF carries no postmortem source (was it printed from a page?); hand in the file as the kit exported it"
        )
    return read_source(text)


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
        {**entry, "evidence": ", ".join(entry["evidence"]), "word": entry["kind"].capitalize(), "tone": SIGNS[entry["kind"]].tone}
        for entry in data["entries"]
    ]
    data["signs"] = {kind: _sign_svg(kind) for kind in SIGNS}
    data["time_pt"] = max(30, min(96, 5.6 * max((len(entry.time) for entry in view.entries), default=0)))
    data["tasks"] = [{"text": t["text"], "cells": [t[column] for column in view.task_columns]} for t in data["tasks"]]
    data["task_columns"] = [column.capitalize() for column in view.task_columns]
    origin = (view.case_id and f"case {view.case_id}", view.student and f"written by {view.student}")
    data["footer"] = "   ".join(filter(None, (*origin, f"postmortem-kit {view.kit_version}".strip(), "source attached")))
    return dict(_with_image_bytes(data))


def _timeline_svg(picture: Any) -> str:  # noqa: ANN401
    return str(_drawing().timeline(picture, style=_SVG_STYLE))


def _sign_svg(kind: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><style>{_SVG_STYLE}</style>{_drawing().sign(kind)}</svg>'


@cache
def _drawing() -> Any:  # noqa: ANN401 - a Jinja module: its macros are attributes
    from kit.exporting.signs import SIGNS
    from kit.exporting.templating import environment

    env = environment()
    env.globals.update(signs=SIGNS)
    return env.get_template("timeline.svg.j2").module


def _with_image_bytes(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """The data with each picture as bytes, or as its description where a PDF cannot hold it."""
    if isinstance(value, dict):
        if value.get("type") == "image":
            return _pdf_image(value)
        return {key: _with_image_bytes(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_with_image_bytes(item) for item in value]
    return value


def _pdf_image(node: dict[str, Any]) -> dict[str, Any]:
    data = base64.b64decode(node["base64"])
    if node["media"] not in _PDF_IMAGES or _pixels(data, node["media"]) > _IMAGE_PIXELS_MAX:
        return _described(node)
    media = "jpg" if node["media"] == "jpeg" else node["media"]
    return {"type": "image", "media": media, "bytes": list(data), "alt": node["alt"]}


def _pixels(data: bytes, media: str) -> int:
    """How many pixels a picture says it has; 0 for JPEG, which a PDF holds as it is."""
    if media == "png":
        return int.from_bytes(data[16:20], "big") * int.from_bytes(data[20:24], "big")
    if media == "gif":
        return int.from_bytes(data[6:8], "little") * int.from_bytes(data[8:10], "little")
    return 0


def _without_images(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """The data with every picture as its description."""
    if isinstance(value, dict):
        return _described(value) if value.get("type") == "image" else {k: _without_images(v) for k, v in value.items()}
    return [_without_images(item) for item in value] if isinstance(value, list) else value


def _described(node: dict[str, Any]) -> dict[str, Any]:
    return {"type": "text", "text": f"{node['alt']} (picture, see the HTML export)"}
