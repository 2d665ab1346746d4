"""The PDF export."""

import base64
import io
import struct
import zlib

import pytest
from export_samples import HOSTILE_SOURCE, SOURCE, SOURCES
from hypothesis import given, settings
from pypdf import PdfReader, PdfWriter

from kit.errors import KitError, UnreadableError
from kit.exporting.pdf import ATTACHMENT, render_pdf, source_from_pdf
from kit.exporting.source import Source
from kit.postmortem import Postmortem, write_markdown


def _png() -> bytes:
    """A red square of 2 by 2 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + b"\xff\0\0" * 2 for _ in range(2))
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _text(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


@given(SOURCES)
@settings(max_examples=25, deadline=None)
def test_a_pdf_gives_its_source_back(source: Source) -> None:
    """What was exported is read back exactly."""
    assert source_from_pdf(render_pdf(source)) == source


def test_the_same_document_gives_the_same_bytes() -> None:
    """Neither the clock nor the machine's fonts reach the file."""
    assert render_pdf(SOURCE) == render_pdf(SOURCE)


def test_the_pdf_is_accessible_and_short() -> None:
    """It is tagged, has a title and a language, says that it follows PDF/UA-1, and takes two pages at most."""
    reader = PdfReader(io.BytesIO(render_pdf(SOURCE)))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("en")
    assert reader.metadata.title == "Checkout errors on 14 March 2025"
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert len(reader.pages) <= 2


def test_the_pdf_shows_every_part() -> None:
    """Facts, timeline, prose and tasks are there as text."""
    text = _text(render_pdf(SOURCE))
    for part in (
        "27 minutes",
        "30% of users",
        "The database looks slow.",
        "worker_rlimit_nofile",
        "Platform team",
        "What went well",
    ):
        assert part in text


def test_hostile_text_stays_text() -> None:
    """Typst code, markup and unknown characters in student text are shown, and change nothing."""
    pdf = render_pdf(HOSTILE_SOURCE)
    assert "#panic()" in _text(pdf)
    assert source_from_pdf(pdf) == HOSTILE_SOURCE


def test_characters_without_a_glyph_become_boxes_with_a_note() -> None:
    """An emoji, or a whole text in a script the bundled fonts lack, is boxed, explained, and kept in the source."""
    kanji = "".join(map(chr, range(0x4E00, 0x4E60)))
    source = Source(write_markdown(Postmortem(title="A", resolution=f"Fixed 😀 {kanji} as usual")))
    pdf = render_pdf(source)
    assert "□ stands for a character" in _text(pdf)
    assert "Fixed □" in _text(pdf)
    assert "as usual" in _text(pdf)
    assert source_from_pdf(pdf) == source


def test_pictures_are_kept_and_broken_ones_told_in_words() -> None:
    """A PNG is drawn; one that only begins like a PNG does not spoil the document."""
    good = base64.b64encode(_png()).decode()
    bad = base64.b64encode(_png()[:20]).decode()
    with_good = render_pdf(Source(f"## Resolution\n\n![dot](data:image/png;base64,{good})\n"))
    assert any("/XObject" in page["/Resources"] for page in PdfReader(io.BytesIO(with_good)).pages)
    with_bad = render_pdf(Source(f"## Resolution\n\n![dot](data:image/png;base64,{bad})\n"))
    assert "dot (picture, see the HTML export)" in _text(with_bad)


def test_a_pdf_saved_anew_by_another_program_is_read() -> None:
    """The attachment survives a rewrite with other compression."""
    writer = PdfWriter()
    writer.append(io.BytesIO(render_pdf(SOURCE)))
    if not writer.attachments:
        writer.add_attachment(ATTACHMENT, PdfReader(io.BytesIO(render_pdf(SOURCE))).attachments[ATTACHMENT][0])
    out = io.BytesIO()
    writer.write(out)
    assert source_from_pdf(out.getvalue()) == SOURCE


def test_other_pdfs_are_refused_with_the_reason() -> None:
    """A PDF without a source and one that is damaged are told apart."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(UnreadableError, match="carries no postmortem source"):
        source_from_pdf(out.getvalue())
    with pytest.raises(UnreadableError, match="is damaged"):
        source_from_pdf(b"%PDF-1.7\nnonsense")


def test_what_typst_cannot_do_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure of Typst names itself and the way out."""
    monkeypatch.setattr("kit.exporting.pdf._template", lambda: b"#panic(1)")
    with pytest.raises(KitError, match=r"cannot be typeset .*export HTML or Markdown instead"):
        render_pdf(SOURCE)
