"""The source that exports carry, as text."""

from export_samples import ODD_IDS, SOURCES
from hypothesis import given

from kit.exporting.source import Source, read_source, write_source


@given(SOURCES)
def test_source_survives_being_written_as_text(source: Source) -> None:
    """Document, case, student and version come back exactly, whatever the student is called."""
    assert read_source(write_source(source)) == source


@given(ODD_IDS)
def test_no_name_can_end_the_stamp(student: str) -> None:
    """The stamp is one line and one comment, whatever stands in it."""
    stamp = write_source(Source("x", "", student)).removeprefix("x\n")
    assert stamp.count("\n") == 1
    assert stamp.count("-->") == 1
    assert stamp.startswith("<!-- postmortem-kit ")


def test_the_stamp_reads_well() -> None:
    """An ordinary stamp is legible."""
    assert write_source(Source("# A\n", "web:1a2b3c4d", "amina", "0.1.0")) == (
        "# A\n\n<!-- postmortem-kit 0.1.0; case: web:1a2b3c4d; student: amina -->\n"
    )


def test_a_text_without_a_stamp_is_a_document_of_unknown_origin() -> None:
    """Plain Markdown has no case, no student and no version."""
    assert read_source("# A\n") == Source("# A\n", "", "", "")


def test_a_stamp_in_the_middle_is_text() -> None:
    """Only the last line can be the stamp."""
    text = "<!-- postmortem-kit 0.1.0; case: a; student: b -->\n\n# A\n"
    assert read_source(text).markdown == text
