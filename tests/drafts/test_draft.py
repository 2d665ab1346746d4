"""The draft file: what is written is read back, and what cannot be read says why."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.drafts import Draft, NewerDraftError, parse_draft, read_draft, write_draft
from kit.errors import UnreadableError
from kit.postmortem.model import ENTRY_KINDS, TASK_KINDS, Postmortem, Summary, Task, TimelineEntry

texts = st.text(st.characters(codec="utf-8"), max_size=40)
entries = st.builds(
    TimelineEntry,
    time=texts,
    kind=st.sampled_from(ENTRY_KINDS),
    text=texts,
    evidence=st.tuples(st.sampled_from(["a-1", "b-2"])),
)
tasks = st.builds(Task, text=texts, owner=texts, due=texts, kind=st.sampled_from(TASK_KINDS))
postmortems = st.builds(
    Postmortem,
    title=texts,
    summary=st.builds(Summary, start=texts, end=texts, root_cause=texts),
    timeline=st.lists(entries, max_size=4).map(tuple),
    root_cause=texts,
    tasks=st.lists(tasks, max_size=4).map(tuple),
    extras=texts,
)


def draft(**changes: object) -> Draft:
    return Draft.model_validate({"student": "amina", "case_id": "web:1a", "scenario": "web", **changes})


@settings(max_examples=60)
@given(postmortems)
def test_a_draft_survives_its_file(postmortem: Postmortem) -> None:
    """Reading what was written gives the same draft, whatever was typed."""
    saved = draft(postmortem=postmortem, saved_utc=datetime(2025, 3, 14, 9, 47, tzinfo=UTC))
    assert parse_draft(write_draft(saved), "d.json") == saved


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not readable as JSON"),
        (b'{"schema_version": 1, "stud', "not readable as JSON"),
        (b"\xff\xfe\x00", "not readable as JSON"),
        (b"[1, 2]", "names no schema version"),
        (b'{"student": "amina"}', "names no schema version"),
        (b'{"schema_version": "one"}', "names no schema version"),
        (b'{"schema_version": 1, "student": 7}', "student: Input should be a valid string"),
    ],
)
def test_an_unreadable_draft_says_why(data: bytes, reason: str) -> None:
    """Each kind of damage gives an error with the file's name and the reason."""
    with pytest.raises(UnreadableError, match=reason) as caught:
        parse_draft(data, "answers/d.json")
    assert "answers/d.json" in str(caught.value)


def test_a_draft_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    """Reading by path names the file that cannot be opened, and reads one that can."""
    path = tmp_path / "d.json"
    with pytest.raises(UnreadableError, match=r"d\.json: cannot be opened \(No such file"):
        read_draft(path)
    path.write_bytes(write_draft(draft()))
    assert read_draft(path) == draft()


def test_a_newer_draft_is_refused_by_name() -> None:
    """A schema this kit does not know gives a clear error that says what to do."""
    data = json.dumps({"schema_version": 99, "anything": 1}).encode()
    with pytest.raises(NewerDraftError, match=r"schema 99; this kit reads up to 1\).*untouched. Update the kit"):
        parse_draft(data, "d.json")


def test_an_old_draft_is_upgraded_step_by_step() -> None:
    """Each step runs once, in order, from the file's own version to the newest."""
    steps = (
        lambda data: {**data, "student": data["student"] + " one"},
        lambda data: {**data, "student": data["student"] + " two"},
    )
    old = json.dumps({"schema_version": 1, "student": "amina", "case_id": "web:1a", "scenario": "web"}).encode()
    newer = old.replace(b'"schema_version": 1', b'"schema_version": 2')
    assert parse_draft(old, "d.json", steps).student == "amina one two"
    assert parse_draft(newer, "d.json", steps).student == "amina two"
