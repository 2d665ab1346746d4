"""The writing desk, without a browser."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kit.drafts import Draft, DraftStore, WorkingCopy
from kit.postmortem.model import Task
from kit.rubric import Rubric, score
from kit.widgets.binding import FIELD_CLASS
from kit.widgets.keeper import Keeper
from kit.widgets.writing_desk import WritingDesk


def open_desk(copy: WorkingCopy, waiting: Any) -> WritingDesk:
    return WritingDesk(copy, "Renewals fail", score, notes=("You write as guest.",), later=waiting)


def fields_of(widget: Any) -> dict[str, Any]:
    """Every marked field under a widget, by its path."""
    found = {}
    classes = getattr(widget, "_dom_classes", ())
    if FIELD_CLASS in classes:
        path = next(name for name in classes if name.startswith("kit-at-")).removeprefix("kit-at-").replace("-", ".")
        found[path] = widget
    for child in getattr(widget, "children", ()):
        found |= fields_of(child)
    return found


def button(widget: Any, words: str) -> Any:
    """The last button with these words under a widget."""
    found = None
    if getattr(widget, "description", None) == words and hasattr(widget, "click"):
        found = widget
    for child in getattr(widget, "children", ()):
        found = button(child, words) or found
    return found


def keeper_of(desk: WritingDesk) -> Keeper:
    keeper = desk.children[0]
    assert isinstance(keeper, Keeper)
    return keeper


def test_what_is_typed_reaches_the_draft(copy: WorkingCopy, waiting: Any) -> None:
    """Each plain field writes to its own place in the document."""
    fields = fields_of(open_desk(copy, waiting))
    for path, field in fields.items():
        field.value = f"text of {path}"
    assert copy.postmortem.summary.start == "text of summary.start"
    assert copy.postmortem.root_cause == "text of root_cause"
    assert copy.postmortem.extras == "text of extras"


def test_every_field_has_a_label(copy: WorkingCopy, waiting: Any) -> None:
    """No field is without the words a screen reader says for it."""
    copy.set_fields({"timeline.0.time": "", "tasks.0.text": ""})
    fields = fields_of(open_desk(copy, waiting))
    assert len(fields) > 20
    assert all(field.description for field in fields.values())


def test_the_score_follows_within_its_time(copy: WorkingCopy, waiting: Any) -> None:
    """The score is computed once after a burst of keys, and shown in both panels and the header."""
    desk = open_desk(copy, waiting)
    _, columns = desk.children
    sections, _, questions = columns.children
    assert (sections.points, sections.possible) == (0, 44)
    assert len(questions.questions) == 22
    fields = fields_of(desk)
    fields["summary.zone"].value = "UTC"
    fields["summary.start"].value = "14 March 2025, 09:47"
    waiting.run()
    assert sections.points >= 3
    assert len(questions.questions) < 22
    summary = sections.sections[0]
    assert (summary["id"], summary["shape"], summary["word"]) == ("summary", "◐", "partly")
    assert keeper_of(desk).words > 0
    assert "09:47" in keeper_of(desk).markdown


def test_a_rubric_weighs_the_live_score(copy: WorkingCopy, waiting: Any) -> None:
    """Points are those of the rubric, halves short; what it does not ask is no question, its section not scored."""
    points = {"share_affected": 5, "timeline_format": 3, "tasks": 1}
    rubric = Rubric("Mine", {"completeness": points, "quality": {"depth": 9}}, (10, 20)).only("completeness")
    desk = WritingDesk(copy, "Renewals fail", partial(score, rubric=rubric), later=waiting)
    _, columns = desk.children
    sections, _, questions = columns.children
    assert (sections.points, sections.possible) == (0, 9)
    assert repr(desk) == "Writing desk: Renewals fail (0 of 9 points, 0 words)"
    assert {question["id"] for question in questions.questions} == set(points)
    copy.set_fields({"timeline.0.time": "09:47", "timeline.0.text": "The alert paged the on-call engineer."})
    waiting.run()
    assert (repr(sections), repr(sections.points)) == ("SectionList(1.5/9)", "1.5")
    states = {each["id"]: (each["shape"], each["word"], each["points"], each["possible"]) for each in sections.sections}
    assert states["timeline"] == ("◐", "partly", 1.5, 3)
    assert states["summary"] == ("○", "missing", 0, 5)
    assert states["document"] == ("", "not scored", 0, 0)
    assert keeper_of(desk).words_asked == [10, 20]


def test_rows_are_added_moved_and_removed(copy: WorkingCopy, waiting: Any) -> None:
    """The buttons of the timeline editor change the draft, and the fields show it."""
    desk = open_desk(copy, waiting)
    button(desk, "Add an entry").click()
    button(desk, "Add an entry").click()
    fields_of(desk)["timeline.0.text"].value = "first"
    fields_of(desk)["timeline.1.text"].value = "second"
    button(desk, "Add a task").click()
    timeline = desk.children[1].children[1].children[1]
    button(timeline, "Up").click()
    assert [entry.text for entry in copy.postmortem.timeline] == ["second", "first"]
    assert fields_of(desk)["timeline.0.text"].value == "second"
    button(timeline, "Down").click()
    assert [entry.text for entry in copy.postmortem.timeline] == ["second", "first"]
    button(timeline, "Remove").click()
    assert [entry.text for entry in copy.postmortem.timeline] == ["second"]
    assert "timeline.1.text" not in fields_of(desk)
    assert copy.postmortem.tasks == (Task(),)


def test_evidence_ids_are_not_disturbed_while_typing(copy: WorkingCopy, waiting: Any) -> None:
    """A space after an id stays in the field, although the draft holds only the ids."""
    desk = open_desk(copy, waiting)
    button(desk, "Add an entry").click()
    field = fields_of(desk)["timeline.0.evidence"]
    field.value = "alert-1 "
    assert field.value == "alert-1 "
    assert copy.postmortem.timeline[0].evidence == ("alert-1",)


def test_an_entry_pinned_elsewhere_appears(copy: WorkingCopy, waiting: Any, tmp_path: Path) -> None:
    """Coming back to the form takes in what another notebook saved."""
    desk = open_desk(copy, waiting)
    other = WorkingCopy(DraftStore(tmp_path), copy.draft, lambda _, function: function())
    other.set_fields({"timeline.0.time": "09:49", "timeline.0.text": "Page"})
    keeper_of(desk)._handle_custom_msg({"kind": "look"}, [])
    assert fields_of(desk)["timeline.0.text"].value == "Page"


def test_reopening_brings_every_answer_back(copy: WorkingCopy, waiting: Any, tmp_path: Path) -> None:
    """A new desk on the saved draft shows the same text in every field."""
    desk = open_desk(copy, waiting)
    button(desk, "Add an entry").click()
    for path, field in fields_of(desk).items():
        if hasattr(field, "placeholder"):
            field.value = f"{path}-\u00e9\u4e2d\n2"
    waiting.run()
    again = WorkingCopy(
        DraftStore(tmp_path), Draft(student="amina", case_id="library:1a2b", scenario="library"), waiting
    )
    typed = {path: field.value for path, field in fields_of(desk).items() if not path.endswith("evidence")}
    found = {path: field.value for path, field in fields_of(open_desk(again, waiting)).items()}
    assert typed.items() <= found.items()


def test_the_desk_reads_as_text(copy: WorkingCopy, waiting: Any) -> None:
    """Its text form says what it is about and how far it is."""
    assert repr(open_desk(copy, waiting)) == "Writing desk: Renewals fail (0 of 44 points, 0 words)"


def test_a_disconnected_desk_follows_nothing(copy: WorkingCopy, waiting: Any) -> None:
    """After disconnecting, neither side moves the other, and doing it twice is harmless."""
    desk = open_desk(copy, waiting)
    field = fields_of(desk)["title"]
    desk.disconnect()
    desk.disconnect()
    field.value = "typed later"
    copy.set_fields({"summary.zone": "UTC"})
    assert copy.postmortem.title == ""
    assert fields_of(desk)["summary.zone"].value == ""


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the keeper tells the browser."""
    messages: list[Any] = []
    monkeypatch.setattr(Keeper, "send", lambda _, content: messages.append(content))
    return messages


def test_the_keeper_answers_each_keystroke(copy: WorkingCopy, waiting: Any, told: list[Any]) -> None:
    """A message about typing is acknowledged by its number; nothing is sent unasked."""
    keeper = keeper_of(open_desk(copy, waiting))
    assert told == []
    keeper._handle_custom_msg({"kind": "typed", "number": 7}, [])
    assert told == [{"kind": "heard", "number": 7}]
    keeper._handle_custom_msg({"kind": "nonsense"}, [])
    assert len(told) == 1


def test_the_keeper_knows_what_is_saved(copy: WorkingCopy, waiting: Any) -> None:
    """After a save the keeper holds the saved fields, the time and the versions; before it, the old ones."""
    desk = open_desk(copy, waiting)
    keeper = keeper_of(desk)
    assert keeper.saved_utc == ""
    assert keeper.messages == ["You write as guest."]
    fields_of(desk)["title"].value = "Renewals failed"
    assert keeper.document["title"] == ""
    waiting.run()
    assert keeper.document["title"] == "Renewals failed"
    assert keeper.saved_utc.endswith("+00:00")
    assert len(keeper.versions) == 1


def test_text_kept_by_the_browser_is_put_back(copy: WorkingCopy, waiting: Any) -> None:
    """Fields that only the browser still had come back into the form and the draft."""
    desk = open_desk(copy, waiting)
    kept = {"root_cause": "The limit", "timeline.0.text": "Page", "nonsense": "x"}
    keeper_of(desk)._handle_custom_msg({"kind": "put-back", "fields": kept}, [])
    assert fields_of(desk)["root_cause"].value == "The limit"
    assert fields_of(desk)["timeline.0.text"].value == "Page"
    waiting.run()
    assert not copy.has_unsaved_changes


def test_history_goes_back(copy: WorkingCopy, waiting: Any) -> None:
    """Restoring a version shows its text; a version that is gone is told as a problem."""
    desk = open_desk(copy, waiting)
    keeper = keeper_of(desk)
    for title in ("good", "spoiled"):
        fields_of(desk)["title"].value = title
        waiting.run()
    keeper._handle_custom_msg({"kind": "restore", "version": keeper.versions[-1]["id"]}, [])
    assert fields_of(desk)["title"].value == "good"
    copy.versions()[-1].path.write_text("damaged")
    keeper._handle_custom_msg({"kind": "restore", "version": copy.versions()[-1].path.name}, [])
    assert "not readable as JSON" in keeper.problem
    assert fields_of(desk)["title"].value == "good"
