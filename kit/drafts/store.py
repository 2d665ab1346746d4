"""A folder of drafts: nothing written there is ever half-written, overwritten unread, or lost to a damaged file.

Each save writes two files, each to a temporary file that is synced and then swapped in: a *version* under
``versions/``, then the draft itself, so that a damaged draft always has a readable twin. Of the versions of a draft
the newest ten stay, and among them those saved within a minute of an older one are thinned out, so that ten versions
reach back further than ten keystrokes.
"""

import hashlib
import os
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kit.drafts.draft import Draft, NewerDraftError, parse_draft, read_draft, write_draft
from kit.errors import UnreadableError

VERSIONS_KEPT = 10
VERSION_GAP = timedelta(minutes=1)
_STAMP = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True, slots=True)
class Version:
    """One kept version of a draft: when it was saved, and the file that holds it."""

    saved_utc: datetime
    path: Path


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was found on opening a draft: the draft, None when there is none yet, and what to tell the student."""

    draft: Draft | None
    messages: tuple[str, ...] = ()


class DraftStore:
    """The drafts of one folder, one for each student and case."""

    def __init__(self, folder: Path, now_utc: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.folder = folder
        self._now_utc = now_utc

    def path(self, student: str, case_id: str) -> Path:
        """Where the draft of that student and case is, or would be."""
        return self.folder / f"{_file_name(case_id)}-{_file_name(student)}.json"

    def load(self, student: str, case_id: str) -> Loaded:
        """Read a draft; one that cannot be read is set aside, and the newest version that can takes its place.

        Raises:
            NewerDraftError: it was written by a newer kit; the file stays as it is.
            UnreadableError: the file may not be opened; it stays as it is.
        """
        path = self.path(student, case_id)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return Loaded(None)
        except OSError as error:
            raise UnreadableError(f"{path}: cannot be opened ({error.strerror}). Check its permissions.") from error
        try:
            return Loaded(parse_draft(data, str(path)))
        except NewerDraftError:
            raise
        except UnreadableError as error:
            return self._recover(student, case_id, error)

    def save(self, draft: Draft, *, thin_out: bool = True) -> Draft:
        """Write a draft and keep a version of it; returns it with the time of saving.

        Args:
            draft: the draft.
            thin_out: whether the version before this one may go when it is within a minute of its elder.
        """
        path = self.path(draft.student, draft.case_id)
        saved_utc = self._now_utc()
        saved = draft.model_copy(update={"saved_utc": saved_utc})
        data = write_draft(saved)
        _write_whole(self._versions_folder / f"{path.stem}.{saved_utc.strftime(_STAMP)}.json", data)
        _write_whole(path, data)
        versions = self.list_versions(draft.student, draft.case_id)
        doomed = list(versions[VERSIONS_KEPT:])
        if thin_out and len(versions) > 2 and versions[1].saved_utc - versions[2].saved_utc < VERSION_GAP:
            doomed.append(versions[1])
        for version in doomed:
            version.path.unlink(missing_ok=True)
        return saved

    def list_versions(self, student: str, case_id: str) -> tuple[Version, ...]:
        """The kept versions of a draft, newest first; the first is the draft as last saved."""
        stem = self.path(student, case_id).stem
        if not self._versions_folder.is_dir():
            return ()
        found = []
        for path in self._versions_folder.iterdir():
            name, _, rest = path.name.rpartition(".json")[0].rpartition(".")
            if name == stem and re.fullmatch(r"\d{8}T\d{12}", rest):
                found.append(Version(datetime.strptime(rest, _STAMP).replace(tzinfo=UTC), path))
        return tuple(sorted(found, key=lambda version: version.saved_utc, reverse=True))

    def restore(self, version: Version) -> Draft:
        """Make a kept version the draft again; what it replaces stays among the versions.

        Raises:
            UnreadableError: the version's file is gone or damaged.
        """
        return self.save(self.read(version), thin_out=False)

    def read(self, version: Version) -> Draft:
        """The draft that a kept version holds.

        Raises:
            UnreadableError: the version's file is gone or damaged.
        """
        return read_draft(version.path)

    @property
    def _versions_folder(self) -> Path:
        return self.folder / "versions"

    def _recover(self, student: str, case_id: str, error: UnreadableError) -> Loaded:
        path = self.path(student, case_id)
        aside = path.with_name(f"{path.stem}.unreadable-{self._now_utc().strftime(_STAMP)}.json")
        path.rename(aside)
        kept = f"Your draft could not be read and was set aside, untouched, as {aside.name}. ({error})"
        for version in self.list_versions(student, case_id):
            try:
                draft = self.read(version)
            except UnreadableError:
                continue
            return Loaded(
                draft, (f"{kept} Shown instead: the version saved {version.saved_utc:%d %b %Y %H:%M:%S} UTC.",)
            )
        return Loaded(None, (f"{kept} No older version could be read, so the desk starts empty.",))


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader, or a crash, sees either the old bytes or the new ones."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _file_name(text: str) -> str:
    """A readable name that every file system takes; two texts never share one, not even where case does not count."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]
    if plain == text.replace(":", "-"):
        return plain
    return f"{plain}-{hashlib.sha256(text.encode()).hexdigest()[:8]}".lstrip("-")
