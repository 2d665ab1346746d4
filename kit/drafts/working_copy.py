"""The draft a desk works on: every change is kept in memory at once and in the file within a second.

JupyterLab lets a kernel answer widgets in two threads at once, the cells' own and a *subshell's*; which of them
brings a keystroke is chance. So every change and every save holds one lock, and a change is a function of the
document as it then stands. (The lock starts no thread, so it does no harm where there are none, as in a browser's
Python.)
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kit.drafts.draft import Draft
from kit.drafts.fields import with_fields
from kit.drafts.merge import merge
from kit.drafts.store import DraftStore, Version
from kit.errors import UnreadableError
from kit.postmortem.model import Postmortem

SAVE_AFTER_S = 0.5

Listener = Callable[[], None]
Undo = Callable[[], None]
Later = Callable[[float, Callable[[], None]], object]
"""Calls a function after some seconds, or at once where nothing can wait."""


@dataclass(slots=True)
class _Listeners:
    changed: list[Listener]
    saved: list[Listener]


class WorkingCopy:
    """One draft being worked on.

    Attributes:
        messages: what the student should be told about how the draft was found.
        problem: why the last save did not work, and what is safe; empty when it did.
    """

    def __init__(self, store: DraftStore, empty: Draft, later: Later) -> None:
        """Open the draft of ``empty``'s student and case, or start with ``empty`` where there is none.

        Raises:
            NewerDraftError: the draft was written by a newer kit.
            UnreadableError: the draft may not be opened.
        """
        self._store = store
        self._later = later
        self._lock = threading.RLock()
        loaded = store.load(empty.student, empty.case_id)
        self._draft = loaded.draft or empty
        self.messages = loaded.messages
        self.problem = ""
        self._on_disk = self._draft.postmortem
        self._save_is_due = False
        self._listeners = _Listeners([], [])

    @property
    def draft(self) -> Draft:
        """The draft as it stands, with every change so far."""
        return self._draft

    @property
    def postmortem(self) -> Postmortem:
        """The document as it stands."""
        return self._draft.postmortem

    @property
    def postmortem_on_disk(self) -> Postmortem:
        """The document as last saved or found."""
        return self._on_disk

    @property
    def saved_utc(self) -> datetime | None:
        """When the draft was last saved; None for one that never was."""
        return self._draft.saved_utc

    @property
    def has_unsaved_changes(self) -> bool:
        """Whether something has changed since the last save."""
        return self._draft.postmortem != self._on_disk

    def on_change(self, listener: Listener) -> Undo:
        """Call ``listener`` after each change of the document; returns what stops it."""
        return _connect(self._listeners.changed, listener)

    def on_save(self, listener: Listener) -> Undo:
        """Call ``listener`` after each save, and each attempt at one; returns what stops it."""
        return _connect(self._listeners.saved, listener)

    def edit(self, change: Callable[[Postmortem], Postmortem]) -> None:
        """Change the document, to be saved within a second.

        Args:
            change: from the document as it stands to the one that takes its place.
        """
        with self._lock:
            postmortem = change(self._draft.postmortem)
            if postmortem == self._draft.postmortem:
                return
            self._draft = self._draft.model_copy(update={"postmortem": postmortem})
            if not self._save_is_due:
                self._save_is_due = True
                self._later(SAVE_AFTER_S, self.save)
            _call(self._listeners.changed)

    def set_fields(self, fields: Mapping[str, str]) -> None:
        """Set fields by their paths, such as ``summary.start``."""
        self.edit(lambda postmortem: with_fields(postmortem, fields))

    def save(self) -> None:
        """Save now, after taking in what another notebook saved meanwhile; does nothing when nothing changed.

        What stands in the way is told in ``problem``; the text stays in memory and the next change tries again.
        """
        with self._lock:
            self._save_is_due = False
            try:
                self.take_in()
                if self.has_unsaved_changes:
                    self._draft = self._store.save(self._draft)
                    self._on_disk = self._draft.postmortem
                self.problem = ""
            except OSError as error:
                reason = error.strerror or str(error)
                self.problem = f"Not saved: {reason}. Your text is still in this form; copy it out to be sure."
            except UnreadableError as error:
                self.problem = f"Not saved. {error}"
            _call(self._listeners.saved)

    def take_in(self) -> None:
        """Merge what another notebook saved since this one last looked.

        Raises:
            UnreadableError: what is there now cannot be used, for instance because a newer kit wrote it.
        """
        with self._lock:
            loaded = self._store.load(self._draft.student, self._draft.case_id)
            self.messages += loaded.messages
            theirs = loaded.draft
            if theirs is None or theirs.postmortem == self._on_disk:
                return
            was = self._draft.postmortem
            merged = merge(self._on_disk, was, theirs.postmortem)
            self._draft = theirs.model_copy(update={"postmortem": merged})
            self._on_disk = theirs.postmortem
            if merged != was:
                _call(self._listeners.changed)

    def versions(self) -> tuple[Version, ...]:
        """The kept versions, newest first."""
        return self._store.list_versions(self._draft.student, self._draft.case_id)

    def restore(self, version: Version) -> None:
        """Go back to a kept version, saving first what there is now.

        Raises:
            UnreadableError: the version's file is gone or damaged; nothing is changed.
            OSError: the draft could not be written.
        """
        with self._lock:
            self.save()
            self._draft = self._store.restore(version)
            self._on_disk = self._draft.postmortem
            _call(self._listeners.changed)
            _call(self._listeners.saved)


def _connect(listeners: list[Listener], listener: Listener) -> Undo:
    listeners.append(listener)

    def undo() -> None:
        if listener in listeners:
            listeners.remove(listener)

    return undo


def _call(listeners: list[Listener]) -> None:
    for listener in tuple(listeners):
        listener()
