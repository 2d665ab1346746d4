"""Cases that were opened before, kept as JSON in the user's cache folder (or ``KIT_CACHE``), evidence and key apart.

A cache may be wrong in every way: a file in it that cannot be read counts as not there, and one that cannot be written
is done without. The name of a file holds what it was made from (scenario, seed, and the code that made it).
"""

import hashlib
import os
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

import platformdirs
from pydantic import BaseModel, ValidationError

ModelT = TypeVar("ModelT", bound=BaseModel)
MOST_CASES = 40
"""So many files of evidence are kept, those used last; keys are a hundredth of their size and are all kept."""
_EVIDENCE = "evidence"
_CODE = ("scenario", "evidence", "simulator")
"""The parts of the kit that a case is made by."""


def cache_folder() -> Path:
    """Where cases are kept: ``KIT_CACHE`` where it is set, else the user's cache folder."""
    chosen = os.environ.get("KIT_CACHE")
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("postmortem-kit"))


def fingerprint(scenario_files: tuple[Path, ...]) -> str:
    """What a case depends on besides its seed: the bytes of its scenario's files, and the code (hex, 16 digits)."""
    digest = hashlib.sha256(_code_fingerprint())
    for path in scenario_files:
        digest.update(path.read_bytes() if path.is_file() else b"")
        digest.update(b"\0")
    return digest.hexdigest()[:16]


def load(scenario_id: str, seed: int, made_from: str, kind: str, model: type[ModelT]) -> ModelT | None:
    """A kept part of a case (``evidence``, ``key`` ...); None where there is none that can be used."""
    path = _path(scenario_id, seed, made_from, kind)
    try:
        kept = model.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
    with suppress(OSError):
        os.utime(path)
    return kept


def save(scenario_id: str, seed: int, made_from: str, kind: str, part: BaseModel) -> None:
    """Keep a part of a case; nothing happens where that is not possible."""
    path = _path(scenario_id, seed, made_from, kind)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(part.model_dump_json().encode())
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
        _forget(path)
    except OSError:
        return


def _path(scenario_id: str, seed: int, made_from: str, kind: str) -> Path:
    return cache_folder() / scenario_id / f"{seed:08x}-{made_from}.{kind}.json"


def _forget(saved: Path) -> None:
    """Remove what the saved file replaces, and the evidence used longest ago where there is too much."""
    seed, kind = saved.name.split("-")[0], saved.name.split(".")[-2]
    for older in saved.parent.glob(f"{seed}-*.{kind}.json"):
        if older != saved:
            older.unlink(missing_ok=True)
    if kind != _EVIDENCE:
        return
    kept = sorted(saved.parent.glob(f"*.{_EVIDENCE}.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[MOST_CASES:]:
        path.unlink(missing_ok=True)


@cache
def _code_fingerprint() -> bytes:
    """A digest of the source that makes cases, so that no case outlives the code it was made by."""
    package = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for part in _CODE:
        for path in sorted((package / part).rglob("*.py")):
            digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.digest()
