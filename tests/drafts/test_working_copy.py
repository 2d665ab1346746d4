"""The draft being worked on: saved soon after a change, and in step with another notebook."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from kit.drafts import Draft, DraftStore, WorkingCopy
from kit.drafts.working_copy import SAVE_AFTER_S
from kit.postmortem.model import Postmortem, TimelineEntry

EMPTY = Draft(student="amina", case_id="web:1a", scenario="web")


class Waiting:
    """Calls that wait until the test lets them run."""

    def __init__(self) -> None:
        self.calls: list[tuple[float, Callable[[], None]]] = []

    def __call__(self, delay_s: float, function: Callable[[], None]) -> None:
        self.calls.append((delay_s, function))

    def run(self) -> None:
        calls, self.calls = self.calls, []
        for _, function in calls:
            function()


def open_copy(folder: Path) -> tuple[WorkingCopy, Waiting]:
    waiting = Waiting()
    return WorkingCopy(DraftStore(folder), EMPTY, waiting), waiting


def test_a_change_is_saved_within_a_second(tmp_path: Path) -> None:
    """The first of many changes starts the clock, later ones do not push it back, and one save holds them all."""
    copy, waiting = open_copy(tmp_path)
    for text in ("C", "Ch", "Che"):
        copy.set_fields({"title": text})
    assert [delay_s for delay_s, _ in waiting.calls] == [SAVE_AFTER_S]
    assert SAVE_AFTER_S < 1
    assert copy.has_unsaved_changes
    waiting.run()
    assert not copy.has_unsaved_changes
    assert open_copy(tmp_path)[0].postmortem.title == "Che"


def test_listeners_hear_changes_until_they_are_disconnected(tmp_path: Path) -> None:
    """Connecting returns the undo; a change to the same text is no change."""
    copy, waiting = open_copy(tmp_path)
    heard: list[str] = []
    undo = copy.on_change(lambda: heard.append(copy.postmortem.title))
    copy.on_save(lambda: heard.append("saved"))
    copy.set_fields({"title": "A"})
    copy.set_fields({"title": "A"})
    waiting.run()
    undo()
    undo()
    copy.set_fields({"title": "B"})
    assert heard == ["A", "saved"]


def test_rows_pinned_in_another_notebook_come_in_with_the_next_save(tmp_path: Path) -> None:
    """Saving takes in what another copy of the draft saved, and overwrites none of it."""
    form, form_waiting = open_copy(tmp_path)
    room, room_waiting = open_copy(tmp_path)
    room.edit(lambda postmortem: postmortem.model_copy(update={"timeline": (TimelineEntry(time="09:49"),)}))
    room_waiting.run()
    form.set_fields({"title": "Checkout errors"})
    form_waiting.run()
    assert form.postmortem.timeline == (TimelineEntry(time="09:49"),)
    room.take_in()
    assert room.postmortem.title == "Checkout errors"
    assert not room.has_unsaved_changes


def test_a_disk_that_refuses_is_told_and_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failed save sets the problem and keeps the text; the next change saves everything."""
    copy, waiting = open_copy(tmp_path)

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full_disk:
        full_disk.setattr(os, "fsync", refuse)
        copy.set_fields({"title": "A"})
        waiting.run()
    assert copy.problem.startswith("Not saved: No space left on device. Your text is still in this form")
    assert copy.has_unsaved_changes
    copy.set_fields({"summary.zone": "UTC"})
    waiting.run()
    assert copy.problem == ""
    assert open_copy(tmp_path)[0].postmortem.title == "A"


def test_a_draft_saved_by_a_newer_kit_is_not_overwritten(tmp_path: Path) -> None:
    """When a newer kit took over the file while this desk was open, saving stops and says so."""
    copy, waiting = open_copy(tmp_path)
    copy.set_fields({"title": "A"})
    path = DraftStore(tmp_path).path("amina", "web:1a")
    path.write_text('{"schema_version": 99}')
    waiting.run()
    assert "Not saved." in copy.problem
    assert "newer version of the kit" in copy.problem
    assert path.read_text() == '{"schema_version": 99}'


def test_going_back_to_a_version_keeps_what_it_replaces(tmp_path: Path) -> None:
    """Restoring an older version saves the present one first."""
    copy, waiting = open_copy(tmp_path)
    for title in ("first", "second"):
        copy.set_fields({"title": title})
        waiting.run()
    copy.set_fields({"title": "third"})
    copy.restore(copy.versions()[-1])
    assert copy.postmortem.title == "first"
    titles = [DraftStore(tmp_path).read(version).postmortem.title for version in copy.versions()]
    assert titles[:2] == ["first", "third"]


def test_a_keystroke_in_another_thread_during_a_save_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is typed while the disk is busy waits for it, and is there afterwards."""
    copy, waiting = open_copy(tmp_path)
    typing = threading.Thread(target=lambda: copy.set_fields({"summary.zone": "UTC"}))
    save = DraftStore.save

    def slow_save(store: DraftStore, draft: Draft) -> Draft:
        if not typing.ident:
            typing.start()
            typing.join(0.2)
        return save(store, draft)

    monkeypatch.setattr(DraftStore, "save", slow_save)
    copy.set_fields({"title": "A"})
    copy.save()
    typing.join()
    waiting.run()
    found = open_copy(tmp_path)[0].postmortem
    assert (found.title, found.summary.zone) == ("A", "UTC")


def test_two_edits_in_two_threads_are_both_kept(tmp_path: Path) -> None:
    """An edit that comes while another is being made is made on top of it."""
    copy, _ = open_copy(tmp_path)
    typing = threading.Thread(target=lambda: copy.set_fields({"summary.zone": "UTC"}))

    def slow_edit(postmortem: Postmortem) -> Postmortem:
        typing.start()
        typing.join(0.2)
        return postmortem.model_copy(update={"title": "A"})

    copy.edit(slow_edit)
    typing.join()
    assert (copy.postmortem.title, copy.postmortem.summary.zone) == ("A", "UTC")
