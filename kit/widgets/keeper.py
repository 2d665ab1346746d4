"""The keeper: it watches over what is typed.

A form on screen outlives its kernel, which a service may stop without a word, and its boxes still take typing. The
keeper, in the form's outer box, hears every input event, keeps a copy of what the kernel has not saved yet in the
browser's storage, and says which of the two holds the text. It sends nothing of its own accord: an idle kernel must
look idle to a service that counts.
"""

from collections.abc import Callable
from datetime import UTC
from functools import partial

import anywidget
import traitlets

from kit.drafts import Version, WorkingCopy, to_fields
from kit.errors import KitError
from kit.widgets.static_files import read_static


class Keeper(anywidget.AnyWidget):
    """The header of the writing desk.

    Attributes:
        key: names the draft in the browser's storage: student and case.
        title: what is written about.
        document: the fields as last saved, by path.
        saved_utc: when that was, ISO 8601; empty for never.
        problem: why the last save failed; empty when it did not.
        messages: what was found on opening the draft.
        words: the word count.
        words_asked: the least and the most words that the rubric asks for.
        markdown: the document as Markdown, to copy out.
        versions: the kept versions, newest first: ``id``, ``saved_utc``.
    """

    _esm = read_static("static/keeper.js")
    _css = read_static("static/theme.css", "static/desk.css")

    key = traitlets.Unicode().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    document: "traitlets.Dict[str, str]" = traitlets.Dict().tag(sync=True)
    saved_utc = traitlets.Unicode().tag(sync=True)
    problem = traitlets.Unicode().tag(sync=True)
    messages: "traitlets.List[str]" = traitlets.List().tag(sync=True)
    words = traitlets.Int().tag(sync=True)
    words_asked: "traitlets.List[int]" = traitlets.List().tag(sync=True)
    markdown = traitlets.Unicode().tag(sync=True)
    versions: "traitlets.List[dict[str, str]]" = traitlets.List().tag(sync=True)

    def __repr__(self) -> str:
        return f"Keeper({self.key})"


def connect_keeper(keeper: Keeper, copy: WorkingCopy, notes: tuple[str, ...] = ()) -> Callable[[], None]:
    """Let the keeper answer the browser and tell it what is saved; returns the undo."""

    def tell_saved() -> None:
        with keeper.hold_sync():
            keeper.document = to_fields(copy.postmortem_on_disk)
            keeper.saved_utc = copy.saved_utc.astimezone(UTC).isoformat() if copy.saved_utc else ""
            keeper.problem = copy.problem
            keeper.messages = [*notes, *copy.messages]
            keeper.versions = [_describe(version) for version in copy.versions()]

    def answer(_: object, content: object, __: object) -> None:
        match content:
            case {"kind": "typed", "number": int(number)}:
                keeper.send({"kind": "heard", "number": number})
            case {"kind": "look"}:
                _try(copy.take_in)
            case {"kind": "put-back", "fields": dict(fields)}:
                copy.set_fields({str(path): str(value) for path, value in fields.items()})
            case {"kind": "restore", "version": str(wanted)}:
                for version in copy.versions():
                    if version.path.name == wanted:
                        _try(partial(copy.restore, version))

    def _try(action: Callable[[], None]) -> None:
        try:
            action()
        except (KitError, OSError) as error:
            keeper.problem = str(error)

    tell_saved()
    keeper.on_msg(answer)
    stop_listening = copy.on_save(tell_saved)

    def undo() -> None:
        stop_listening()
        keeper.on_msg(answer, remove=True)

    return undo


def _describe(version: Version) -> dict[str, str]:
    return {"id": version.path.name, "saved_utc": version.saved_utc.isoformat()}
