"""The draft folder: atomic saves, kept versions, and damage that loses nothing."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kit.drafts import Draft, DraftStore, NewerDraftError
from kit.errors import UnreadableError
from kit.postmortem.model import Postmortem

START = datetime(2025, 3, 14, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that moves a given time at each look."""

    def __init__(self, step: timedelta) -> None:
        self.now, self.step = START, step

    def __call__(self) -> datetime:
        self.now += self.step
        return self.now


def store_of(folder: Path, step: timedelta = timedelta(minutes=2)) -> DraftStore:
    return DraftStore(folder, Clock(step))


def draft(title: str = "", student: str = "amina") -> Draft:
    return Draft(
        student=student,
        case_id="web-nginx-fd-limit:1a2b",
        scenario="web-nginx-fd-limit",
        postmortem=Postmortem(title=title),
    )


def load(store: DraftStore, student: str = "amina") -> Draft | None:
    return store.load(student, "web-nginx-fd-limit:1a2b").draft


def test_a_saved_draft_is_loaded_again(tmp_path: Path) -> None:
    """Loading gives back what was saved, with the time of saving."""
    store = store_of(tmp_path)
    saved = store.save(draft("Checkout errors"))
    assert saved.saved_utc == START + timedelta(minutes=2)
    assert load(store) == saved


def test_no_draft_is_no_error(tmp_path: Path) -> None:
    """A folder without a draft, or no folder at all, gives none and no message."""
    assert store_of(tmp_path / "not there").load("amina", "web:1").draft is None
    assert store_of(tmp_path).list_versions("amina", "web:1") == ()


def test_the_file_name_is_readable(tmp_path: Path) -> None:
    """A plain student name and case id make the file's name."""
    assert store_of(tmp_path).path("amina", "web-nginx-fd-limit:1a2b").name == "web-nginx-fd-limit-1a2b-amina.json"


@pytest.mark.parametrize("student", ["Amina", "amína", "../../etc/passwd", "a/b", "名前", "a" * 300, "con.", "a b"])
def test_odd_names_stay_inside_the_folder_and_apart(tmp_path: Path, student: str) -> None:
    """Whatever the name, its file is in the folder, and is not that of a like name."""
    store = store_of(tmp_path)
    path = store.path(student, "web:1")
    assert path.parent == tmp_path
    assert len(path.name) < 150
    others = {store.path(name, "web:1").name.lower() for name in ("amina", "a b c", "a-b", "etc-passwd", "con")}
    assert path.name.lower() not in others


def test_ten_versions_are_kept(tmp_path: Path) -> None:
    """Of fifteen saves two minutes apart the newest ten remain, newest first."""
    store = store_of(tmp_path)
    for number in range(15):
        store.save(draft(f"title {number}"))
    versions = store.list_versions("amina", "web-nginx-fd-limit:1a2b")
    assert [store.read(version).postmortem.title for version in versions] == [f"title {n}" for n in range(14, 4, -1)]


def test_quick_saves_are_thinned_out(tmp_path: Path) -> None:
    """A hundred saves a second apart leave versions about a minute apart, the newest and the first among them."""
    store = store_of(tmp_path, timedelta(seconds=1))
    for number in range(100):
        store.save(draft(f"title {number}"))
    titles = [
        store.read(version).postmortem.title for version in store.list_versions("amina", "web-nginx-fd-limit:1a2b")
    ]
    assert titles == ["title 99", "title 60", "title 0"]


def test_a_version_can_be_restored(tmp_path: Path) -> None:
    """Restoring makes an older version the draft, and keeps the one it replaces."""
    store = store_of(tmp_path)
    store.save(draft("good"))
    store.save(draft("spoiled"))
    good = store.list_versions("amina", "web-nginx-fd-limit:1a2b")[1]
    assert store.restore(good).postmortem.title == "good"
    restored = load(store)
    assert restored is not None
    assert restored.postmortem.title == "good"
    titles = [store.read(v).postmortem.title for v in store.list_versions("amina", "web-nginx-fd-limit:1a2b")]
    assert titles == ["good", "spoiled", "good"]


def test_a_version_that_is_gone_says_so(tmp_path: Path) -> None:
    """Restoring a version whose file was deleted names the file."""
    store = store_of(tmp_path)
    store.save(draft("good"))
    version = store.list_versions("amina", "web-nginx-fd-limit:1a2b")[0]
    version.path.unlink()
    with pytest.raises(UnreadableError, match=r"versions.*cannot be opened \(No such file"):
        store.restore(version)


def test_a_damaged_draft_is_set_aside_and_the_newest_version_shown(tmp_path: Path) -> None:
    """Damage renames the file, its bytes untouched, and brings up the newest readable version with a message."""
    store = store_of(tmp_path)
    store.save(draft("older"))
    store.save(draft("newest"))
    path = store.path("amina", "web-nginx-fd-limit:1a2b")
    path.write_bytes(b'{"schema_version": 1, "stu')
    loaded = store.load("amina", "web-nginx-fd-limit:1a2b")
    assert loaded.draft is not None
    assert loaded.draft.postmortem.title == "newest"
    (aside,) = tmp_path.glob("*.unreadable-*.json")
    assert aside.read_bytes() == b'{"schema_version": 1, "stu'
    assert f"set aside, untouched, as {aside.name}" in loaded.messages[0]
    assert "the version saved 14 Mar 2025 09:04:00 UTC" in loaded.messages[0]


def test_damage_to_draft_and_newest_version_falls_back_further(tmp_path: Path) -> None:
    """The first version that can be read is taken, however far back."""
    store = store_of(tmp_path)
    store.save(draft("older"))
    store.save(draft("newest"))
    store.path("amina", "web-nginx-fd-limit:1a2b").write_bytes(b"")
    store.list_versions("amina", "web-nginx-fd-limit:1a2b")[0].path.write_bytes(b"\x00")
    found = load(store)
    assert found is not None
    assert found.postmortem.title == "older"


def test_a_damaged_draft_without_versions_starts_empty(tmp_path: Path) -> None:
    """Where nothing can be read the desk starts empty and says so, and the damaged file is kept."""
    store = store_of(tmp_path)
    path = store.path("amina", "web-nginx-fd-limit:1a2b")
    path.write_text("not json")
    loaded = store.load("amina", "web-nginx-fd-limit:1a2b")
    assert loaded.draft is None
    assert "so the desk starts empty" in loaded.messages[0]
    store.save(draft("new"))
    assert [p.read_text() for p in tmp_path.glob("*.unreadable-*.json")] == ["not json"]


def test_a_newer_draft_is_left_alone(tmp_path: Path) -> None:
    """A draft of a newer kit raises, and its file keeps its name and bytes."""
    store = store_of(tmp_path)
    path = store.path("amina", "web-nginx-fd-limit:1a2b")
    path.write_text('{"schema_version": 99}')
    with pytest.raises(NewerDraftError, match="written by a newer version of the kit"):
        load(store)
    assert path.read_text() == '{"schema_version": 99}'


def test_a_draft_that_may_not_be_opened_is_left_alone(tmp_path: Path) -> None:
    """Something that cannot be opened as a file is named and not moved."""
    store = store_of(tmp_path)
    store.path("amina", "web-nginx-fd-limit:1a2b").mkdir()
    with pytest.raises(UnreadableError, match="cannot be opened"):
        load(store)
    assert store.path("amina", "web-nginx-fd-limit:1a2b").is_dir()


def test_a_save_that_fails_half_way_leaves_the_old_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk refuses, the draft on disk is still the old one and no temporary file stays."""
    store = store_of(tmp_path)
    store.save(draft("old"))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.json")}

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space left"):
        store.save(draft("new"))
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
