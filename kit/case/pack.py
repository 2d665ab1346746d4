"""A case file packed for graded work: one student's evidence as one file, without scenario or answer key."""

from pathlib import Path

from pydantic import ValidationError

from kit.case.case import Case
from kit.errors import KitError, UnreadableError
from kit.evidence.case_file import CaseFile

SUFFIX = ".case.json"
BYTES_MAX = 20_000_000
"""A packed case is about 2 MB; a file ten times as large is something else."""


def pack_case(case: Case, path: str | Path) -> Path:
    """Write the evidence of a case as one JSON file.

    Args:
        case: the case.
        path: the file to write; its folder is made if it is not there.

    Raises:
        KitError: the file cannot be written.
    """
    target = Path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(case.file.model_dump_json(), encoding="utf-8", newline="\n")
    except OSError as error:
        raise KitError(f"cannot write {target}: {error.strerror}; choose another place with --out") from error
    return target


def unpack_case(path: str | Path) -> CaseFile:
    """Read a packed case, the inverse of ``pack_case``.

    Raises:
        UnreadableError: the file is not there, too large, or no packed case.
    """
    source = Path(path)
    try:
        if source.stat().st_size > BYTES_MAX:
            raise UnreadableError(f"{source}: over {BYTES_MAX // 1_000_000} MB, which no packed case is")
        return CaseFile.model_validate_json(source.read_bytes())
    except OSError as error:
        raise UnreadableError(f"{source}: cannot be opened ({error.strerror})") from error
    except ValidationError as error:
        raise UnreadableError(
            f"{source}: no packed case of this kit ({error.error_count()} problems); ask for the file again"
        ) from error
