"""The history of deploys and configuration, as version control and the calendar hold it: messages and unified diffs."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from difflib import unified_diff

from kit.errors import Problem, ScenarioError
from kit.evidence.items import Change
from kit.scenario.load import PROSE_FILE
from kit.scenario.prose import ChangeText, Edit
from kit.scenario.wording import choose, fill
from kit.simulator.streams.facts import Facts
from kit.simulator.streams.story import Story


@dataclass(frozen=True)
class _Entry:
    at_s: float
    key: str
    kind: str
    who: str
    headline: str
    words: ChangeText | None
    undoes: str = ""


def write_history(story: Story, facts: Facts) -> tuple[tuple[Change, ...], dict[str, str]]:
    """All changes up to the window's end, oldest first, and the item id of each by its name.

    Each diff is made from the file as the change before left it.
    """
    draw = story.random("history")
    prose_files = story.prose.files
    files = {name: fill(file.text, facts.fixed) for name, file in prose_files.items()}
    done: dict[str, tuple[Edit, ...]] = {}
    items = []
    for entry in sorted(_entries(story), key=lambda entry: (entry.at_s, entry.key)):
        if entry.at_s > story.run.duration_s:
            continue
        edits = entry.words.edits if entry.words else ()
        if entry.undoes:
            edits = tuple(Edit(file=e.file, old=e.new, new=e.old) for e in reversed(done.get(entry.undoes, ())))
        done[entry.key] = edits
        subject, body = entry.headline, ""
        if entry.words:
            subject = fill(choose(entry.words.subject[int(draw() * len(entry.words.subject))], draw), facts.fixed)
            if entry.words.body:
                body = fill(choose(entry.words.body[int(draw() * len(entry.words.body))], draw), facts.fixed)
        diff = _apply(edits, files, story, facts)
        items.append(
            Change(
                id=f"change-{facts.change_id(entry.key)}",
                at_utc=story.run.at_utc(round(entry.at_s)),
                kind=entry.kind,
                author=story.handle(entry.who),
                text=f"{subject}\n\n{body}".strip(),
                diff=diff,
                files={prose_files[edit.file].path: files[edit.file] for edit in edits},
            )
        )
    return tuple(items), {name: f"change-{facts.change_id(name)}" for name in done}


def _entries(story: Story) -> Iterator[_Entry]:
    """The changes of this case: the scenario's, the innocent earlier ones, and what responders did that is recorded."""
    prose = story.prose
    for change in story.scenario.changes:
        if change.only_with is None or change.only_with in story.draw.red_herrings:
            at_s = story.run.anchors.get(change.id, story.instant(change.at))
            assert at_s is not None
            words = prose.changes.get(change.id)
            yield _Entry(_in_office_hours(story, at_s), change.id, change.kind, change.who, change.what, words)
    place = story.random("earlier changes")
    for earlier in prose.earlier:
        at_s = story.instant(earlier.at, place())
        if at_s is not None:
            yield _Entry(_in_office_hours(story, at_s), earlier.id, earlier.kind, earlier.who, "", earlier)
    for action in story.run.actions:
        entry = prose.actions[action.name].history if action.name in prose.actions else None
        if entry is not None:
            undoes = action.target if action.do == "rollback" else ""
            yield _Entry(action.effective_s, action.name, entry.kind, action.who, "", entry, undoes)


def _in_office_hours(story: Story, at_s: float) -> float:
    """A time of another day, moved to a working day between 8 and 17 o'clock: nobody deploys at three on a Sunday."""
    at_utc = story.run.at_utc(at_s)
    if at_utc.date() >= story.run.start_utc.date():
        return at_s
    share_of_day = (at_utc - at_utc.replace(hour=0, minute=0, second=0, microsecond=0)).total_seconds() / 86_400.0
    weekend_days = max(0, at_utc.weekday() - 4)
    day = at_utc.replace(hour=8, minute=0, second=0, microsecond=0) - timedelta(days=weekend_days)
    return story.seconds(day) + share_of_day * 9.0 * 3600.0


def _apply(edits: Iterable[Edit], files: dict[str, str], story: Story, facts: Facts) -> str:
    """Apply edits to the files and return them as one unified diff."""
    before: dict[str, str] = {}
    for edit in edits:
        before.setdefault(edit.file, files[edit.file])
        old, new = fill(edit.old, facts.fixed), fill(edit.new, facts.fixed)
        if old not in files[edit.file]:
            message = f"{story.prose.files[edit.file].path} holds no {old!r} to replace when its turn comes"
            raise ScenarioError(f"{story.scenario.id}/{PROSE_FILE}", (Problem(f"files.{edit.file}", message),))
        files[edit.file] = files[edit.file].replace(old, new, 1)
    return "".join(_diff(story.prose.files[name].path, text, files[name]) for name, text in before.items())


def _diff(path: str, before: str, after: str) -> str:
    """A unified diff as git prints it, blob hashes included."""
    lines = unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{path}", f"b/{path}")
    header = f"diff --git a/{path} b/{path}\nindex {_blob(before)}..{_blob(after)} 100644\n"
    return header + "".join(lines)


def _blob(text: str) -> str:
    """The short name git gives a file of that content."""
    data = text.encode()
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()[:7]
