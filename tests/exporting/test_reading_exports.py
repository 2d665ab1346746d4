"""Reading exports whatever their format."""

from pathlib import Path

import pytest
from export_samples import SOURCE

from kit.errors import UnreadableError
from kit.exporting import FORMATS, Source, export, read_export, read_format


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_format_is_told_by_the_content(tmp_path: Path, format_name: str) -> None:
    """An export is read whatever its file is called."""
    file = tmp_path / "download(1)"
    file.write_bytes(export(SOURCE, format_name))
    assert read_export(file) == SOURCE
    assert read_format(file.read_bytes())[0] == format_name


def test_plain_markdown_is_a_document_of_unknown_origin() -> None:
    """A text without a stamp is accepted, with an empty case id."""
    assert read_export(b"\xef\xbb\xbf# A\n\nText\n", "a.md") == Source("# A\n\nText\n", "", "", "")


def test_markdown_that_begins_with_a_brace_or_a_tag_is_markdown() -> None:
    """Only JSON objects and HTML pages are taken for such."""
    assert read_export(b"{note} the shop was down").markdown == "{note} the shop was down"
    assert read_export(b"<h1>Outage</h1>\n\nDown.").markdown.startswith("<h1>")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t", "the file is empty"),
        (b"a" * 5_000_001, "5.0 MB, over the limit of 5 MB"),
        ("# Café".encode("latin-1"), r"not UTF-8 text \(byte 5\)"),
        (b"PK\x03\x04....", "a ZIP, Word or OpenDocument file, not a postmortem"),
        (b"\x89PNG\r\n\x1a\n", "a picture, not a postmortem"),
        (b'{"schema": 1}', "not a notebook"),
        (b'{"cells": [', "broken notebook"),
        (b"<!DOCTYPE html><html></html>", "this HTML page carries no postmortem source"),
        (b"%PDF-1.7", "this PDF is damaged"),
        (b"\n<!-- postmortem-kit 0.1.0; case: a; student: b -->\n", "the document is empty"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else None,
)
def test_what_cannot_be_read_is_named_with_its_reason(data: bytes, reason: str) -> None:
    """Each kind of unfit file has a message that says which file, why, and what to do."""
    with pytest.raises(UnreadableError, match=f"^some file: {reason}"):
        read_export(data, "some file")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A path that is not there is an error of the kit, with the path."""
    with pytest.raises(UnreadableError, match=r"nowhere\.md: cannot be opened"):
        read_export(tmp_path / "nowhere.md")


def test_a_huge_document_inside_a_small_file_is_refused() -> None:
    """A file cannot unpack to more than the limit unnoticed."""
    import zlib

    bomb = zlib.compress(b"a" * 30_000_000)
    pdf = b"%PDF-1.7\n1 0 obj <</Type /EmbeddedFile /Filter /FlateDecode>> stream\n" + bomb + b"\nendstream"
    with pytest.raises(UnreadableError):
        read_export(pdf)
