"""Find what was handed in: every regular file below a folder, in a fixed order, without following a link out of it."""

import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from kit.errors import KitError

FILES_MAX = 20_000
"""More files than any class hands in; a folder with more is probably the wrong one."""

_CLUTTER = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file to grade.

    Attributes:
        path: where it is.
        name: its path below the folder, with forward slashes.
        refusal: why it will not be opened; empty when it may be.
    """

    path: Path
    name: str
    refusal: str = ""


def collect(folder: Path, own_files: Collection[Path] = ()) -> tuple[HandedIn, ...]:
    """The files handed in, by name; hidden files, checkpoints and ``own_files`` (the grader's output) are left out.

    Raises:
        KitError: the folder cannot be read, or holds too many files.
    """
    found: list[HandedIn] = []
    own = {path.absolute() for path in own_files}
    for path in _walk(folder):
        if path.absolute() in own:
            continue
        found.append(HandedIn(path, path.relative_to(folder).as_posix(), _refusal(path, folder)))
        if len(found) > FILES_MAX:
            raise KitError(f"{folder}: more than {FILES_MAX} files; name the folder that holds only what was handed in")
    return tuple(sorted(found, key=lambda file: file.name))


def _walk(folder: Path) -> Iterator[Path]:
    def fail(error: OSError) -> None:
        raise KitError(f"{error.filename}: cannot be read ({error.strerror}); check its permissions") from error

    for parent, folders, files in os.walk(folder, onerror=fail, followlinks=False):
        linked = [name for name in folders if (Path(parent) / name).is_symlink()]
        folders[:] = sorted(name for name in folders if not _is_clutter(name) and name not in linked)
        yield from (Path(parent) / name for name in [*files, *linked] if not _is_clutter(name))


def _is_clutter(name: str) -> bool:
    return name.startswith(".") or name in _CLUTTER


def _refusal(path: Path, folder: Path) -> str:
    """Why a path is not opened: it is a link that leads out of the folder, or no regular file (a pipe would block)."""
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(folder.resolve()):
            return "a link that leads out of the folder; hand in the file itself"
        mode = path.stat().st_mode
    except (OSError, RuntimeError) as error:
        return f"cannot be opened ({error.strerror if isinstance(error, OSError) else 'a link in a circle'})"
    if stat.S_ISDIR(mode):
        return "a link to a folder, which is not followed; hand in the files themselves"
    return "" if stat.S_ISREG(mode) else "not a regular file"
