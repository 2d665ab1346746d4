"""Finding the files that were handed in."""

import os
from collections.abc import Iterator
from pathlib import Path

LEFT_OUT_FOLDERS = frozenset({"__MACOSX"})
"""What archives of a Mac leave beside the files; nobody handed it in."""


def collect(folder: Path, out: Path) -> list[Path]:
    """Every file below a folder, sorted by path.

    Hidden files and folders, and the folder that grading writes to, are no submissions. Links are listed, never
    followed.
    """
    return sorted(_walk(folder, out.resolve()), key=lambda path: path.relative_to(folder).as_posix())


def _walk(folder: Path, out: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder, followlinks=False):
        here = Path(place)
        linked = [name for name in folders if (here / name).is_symlink()]
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".")
            and name not in LEFT_OUT_FOLDERS
            and name not in linked
            and (here / name).resolve() != out
        ]
        yield from (here / name for name in [*files, *linked] if not name.startswith("."))
