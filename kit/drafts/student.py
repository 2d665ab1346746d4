"""Who writes: a name given, remembered beside the drafts, known to JupyterHub, or nobody yet."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

GUEST = "guest"
_FILE = "student.json"


@dataclass(frozen=True, slots=True)
class Student:
    """The writer of a draft.

    Attributes:
        name: as it will stand on drafts and exports.
        is_known: False for the guest that stands in until somebody gives a name.
    """

    name: str
    is_known: bool = True


def find_student(given: str | None, folder: Path, environment: Mapping[str, str]) -> Student:
    """The student given, else the one remembered in the folder, else JupyterHub's user, else the guest."""
    names = (given, _remembered(folder), environment.get("JUPYTERHUB_USER"))
    name = next((clean_name(name) for name in names if name and clean_name(name)), None)
    return Student(name) if name else Student(GUEST, is_known=False)


def remember_student(folder: Path, name: str) -> Student | None:
    """Remember a name for all later desks that use this folder; None, and nothing is changed, for a blank one."""
    name = clean_name(name)
    if not name:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f".{_FILE}.tmp"
    beside.write_text(json.dumps({"student": name}, ensure_ascii=False) + "\n", encoding="utf-8")
    beside.replace(folder / _FILE)
    return Student(name)


def clean_name(name: str) -> str:
    """A name on one line, without spaces at its ends, at most 80 characters."""
    return " ".join(name.split())[:80].strip()


def _remembered(folder: Path) -> str | None:
    """The remembered name; None where the file is missing or not what ``remember_student`` wrote."""
    try:
        content = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    name = content.get("student") if isinstance(content, dict) else None
    return name if isinstance(name, str) else None
