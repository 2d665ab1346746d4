"""A postmortem as fields by path, and back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kit.drafts import split_evidence, to_fields, with_fields
from kit.drafts.fields import PLAIN_PATHS
from kit.postmortem.model import ENTRY_KINDS, TASK_KINDS, Postmortem, Summary, Task, TimelineEntry

texts = st.text(st.characters(codec="utf-8"), max_size=30)
postmortems = st.builds(
    Postmortem,
    title=texts,
    summary=st.builds(Summary, start=texts, affected=texts),
    timeline=st.lists(
        st.builds(TimelineEntry, time=texts, kind=st.sampled_from(ENTRY_KINDS), evidence=st.just(("err-1", "alert-2"))),
        max_size=12,
    ).map(tuple),
    tasks=st.lists(st.builds(Task, text=texts, kind=st.sampled_from(TASK_KINDS)), max_size=3).map(tuple),
)


@settings(max_examples=60)
@given(postmortems)
def test_fields_hold_the_whole_document(postmortem: Postmortem) -> None:
    """Setting all fields of a document on an empty one gives the document again, rows in order."""
    assert with_fields(Postmortem(), to_fields(postmortem)) == postmortem


@settings(max_examples=60)
@given(postmortems, st.dictionaries(st.text(max_size=25) | st.sampled_from(PLAIN_PATHS), texts, max_size=6))
def test_any_table_of_fields_gives_a_document(postmortem: Postmortem, fields: dict[str, str]) -> None:
    """Whatever a browser kept, the result is a valid document, with the known plain fields set."""
    changed = to_fields(with_fields(postmortem, fields))
    assert all(changed[path] == fields[path] for path in fields if path in PLAIN_PATHS)


def test_a_row_beyond_the_end_is_added_whole() -> None:
    """Fields of one missing row make one new row, and a foreign key or kind in it is left out."""
    postmortem = Postmortem(timeline=(TimelineEntry(time="09:47"),))
    fields = {
        "timeline.7.time": "09:49",
        "timeline.7.text": "Page",
        "timeline.7.kind": "nonsense",
        "timeline.7.who": "x",
    }
    assert with_fields(postmortem, fields).timeline == (
        TimelineEntry(time="09:47"),
        TimelineEntry(time="09:49", text="Page"),
    )


def test_evidence_ids_are_split() -> None:
    """Ids may stand with commas, spaces or both between them; a repeated one counts once."""
    assert split_evidence(" err-1,alert-2  err-1 ,, page-3") == ("err-1", "alert-2", "page-3")
