"""The saved state of a postmortem in progress: its model, its reader and writer, and the steps from older formats."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from kit.errors import UnreadableError
from kit.postmortem.model import Postmortem

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]

UPGRADES: tuple[Upgrade, ...] = ()
"""``UPGRADES[n - 1]`` turns the data of schema version ``n`` into that of ``n + 1``."""

SCHEMA_VERSION = len(UPGRADES) + 1


class NewerDraftError(UnreadableError):
    """A draft written by a newer kit than this one; the file is fine and stays where it is."""


class Draft(BaseModel):
    """A postmortem in progress, with what is needed to find its case again.

    Attributes:
        student: who writes it, as given to ``open_desk``.
        case_id: the case it is about, ``<scenario id>:<seed in hex>``.
        scenario: the scenario's id.
        postmortem: what has been written so far.
        saved_utc: when it was last saved; None for a draft that never was.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    student: str
    case_id: str
    scenario: str
    postmortem: Postmortem = Postmortem()
    saved_utc: datetime | None = None


def write_draft(draft: Draft) -> bytes:
    """The draft as the bytes of its file: indented JSON, UTF-8, schema version first."""
    data = {"schema_version": SCHEMA_VERSION, **draft.model_dump(mode="json")}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def read_draft(path: Path) -> Draft:
    """Read a draft file.

    Raises:
        NewerDraftError: the file was written by a newer kit.
        UnreadableError: the file cannot be opened, is damaged, or is no draft.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be opened ({error.strerror}).") from error
    return parse_draft(data, str(path))


def parse_draft(data: bytes, source: str, upgrades: tuple[Upgrade, ...] = UPGRADES) -> Draft:
    """Understand the bytes of a draft file, bringing an older schema up to date step by step.

    Args:
        data: the bytes of the file.
        source: the file's name, for messages.
        upgrades: the steps; the newest version that can be read is one more than their number.

    Raises:
        NewerDraftError: the file was written by a newer kit.
        UnreadableError: the file is damaged or no draft.
    """
    try:
        content = json.loads(data.decode())
    except ValueError as error:
        raise UnreadableError(f"{source}: not readable as JSON ({error}).") from error
    version = content.pop("schema_version", None) if isinstance(content, dict) else None
    if not isinstance(version, int) or version < 1:
        raise UnreadableError(f"{source}: not a draft of this kit (it names no schema version).")
    newest = len(upgrades) + 1
    if version > newest:
        raise NewerDraftError(
            f"{source}: written by a newer version of the kit (schema {version}; this kit reads up to {newest}). "
            "The file is untouched. Update the kit, then open the desk again."
        )
    for upgrade in upgrades[version - 1 :]:
        content = upgrade(content)
    try:
        return Draft.model_validate_json(json.dumps(content))
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:5])
        raise UnreadableError(f"{source}: not a draft of this kit ({problems}).") from error
