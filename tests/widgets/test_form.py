"""The form as data: it covers the document and every criterion."""

from kit.drafts.fields import PLAIN_PATHS
from kit.postmortem.model import Task, TimelineEntry
from kit.rubric import COMPLETENESS
from kit.widgets.form import SECTIONS, field_for


def test_every_plain_field_of_the_document_has_a_place() -> None:
    """Each field of the document stands in the form exactly once."""
    paths = [field.path for section in SECTIONS for field in section.fields]
    assert sorted(paths) == sorted(PLAIN_PATHS)


def test_rows_have_all_fields_of_their_model() -> None:
    """A row of the timeline or of the tasks can hold everything its model can."""
    rows = {
        section.list_name: {field.path for field in section.row_fields} for section in SECTIONS if section.list_name
    }
    assert rows == {"timeline": set(TimelineEntry.model_fields), "tasks": set(Task.model_fields)}


def test_every_question_leads_to_a_field_of_its_section() -> None:
    """Each completeness criterion names a section of the form, and has a field there."""
    sections = {section.id: section for section in SECTIONS}
    for criterion in COMPLETENESS:
        section = sections[criterion.section]
        paths = {field.path for field in section.fields}
        paths |= {f"{section.list_name}.0.{field.path}" for field in section.row_fields}
        assert field_for(criterion.code) in paths, criterion.id


def test_an_unknown_criterion_leads_nowhere() -> None:
    """A code that no field answers gives an empty path."""
    assert field_for("Z9") == ""


def test_every_section_says_who_reads_it_and_shows_an_example() -> None:
    """No section is without its reader, its guide and an example."""
    for section in SECTIONS:
        assert section.reader.startswith("Read by")
        assert section.guide
        assert section.example
