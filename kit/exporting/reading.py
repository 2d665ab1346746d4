"""Reading what was handed in: the format is told by the content, and nothing of it is executed."""

import re
from collections.abc import Callable
from pathlib import Path

from kit.errors import UnreadableError
from kit.exporting.html import source_from_html
from kit.exporting.markdown import source_from_markdown
from kit.exporting.notebook import source_from_notebook
from kit.exporting.pdf import source_from_pdf
from kit.exporting.source import BYTES_MAX, Source

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a ZIP, Word or OpenDocument file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_HTML_STARTS = (b"<!doctype html", b"<html")
_JSON_START = re.compile(rb"\{\s*[\"}]")
_HEAD_BYTES = 2048

Reader = Callable[[bytes], Source]


def read_export(file: Path | str | bytes, name: str = "") -> Source:
    """The document in an export of any format, or in plain Markdown.

    Args:
        file: a path, or the content itself.
        name: the file's name, for messages, when the content is given.

    Raises:
        UnreadableError: empty, over 5 MB, not UTF-8, damaged, or not a postmortem; the message names the file and the
            reason.
    """
    label = name or ("" if isinstance(file, bytes) else str(file))
    try:
        data = file if isinstance(file, bytes) else _read_bytes(Path(file))
        return read_format(data)[1]
    except UnreadableError as error:
        raise UnreadableError(f"{label}: {error}" if label else str(error)) from error


def read_format(data: bytes) -> tuple[str, Source]:
    """The name of the format that the content is in, and the document.

    Raises:
        UnreadableError: with the reason alone.
    """
    if len(data) > BYTES_MAX:
        raise UnreadableError(too_large(len(data)))
    if not data.strip():
        raise UnreadableError("the file is empty")
    name, read = _reader(data)
    source = read(data)
    if len(source.markdown) > BYTES_MAX:
        raise UnreadableError("the document inside is over 5 MB; a postmortem is a few kilobytes")
    if not source.markdown.strip():
        raise UnreadableError("the document is empty: nothing was written in it")
    return name, source


def too_large(size_bytes: int) -> str:
    """The reason not to read a file of that size."""
    return f"{size_bytes / 1e6:.1f} MB, over the limit of 5 MB; shrink the pictures in it, or hand in the Markdown"


def _read_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(BYTES_MAX + 1)
    except OSError as error:
        raise UnreadableError(f"cannot be opened ({error.strerror})") from error


def _reader(data: bytes) -> tuple[str, Reader]:
    head = data[:_HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise UnreadableError(f"{what}, not a postmortem; hand in the file as the kit exported it")
    if head.startswith(b"%PDF-"):
        return "pdf", source_from_pdf
    if head[:15].lower().startswith(_HTML_STARTS) or (head.startswith(b"<") and b"<html" in head.lower()):
        return "html", source_from_html
    if _JSON_START.match(head):
        return "notebook", source_from_notebook
    return "markdown", source_from_markdown
