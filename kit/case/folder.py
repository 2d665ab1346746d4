"""Write a case's evidence as files, in the formats of the tools it comes from, so that grep, awk and lnav work."""

from pathlib import Path

from kit.case.case import Case
from kit.evidence.exports import evidence_files


def write_case(case: Case, folder: str | Path) -> tuple[Path, ...]:
    """Write the evidence into a folder; the answer key is left out.

    Args:
        case: the case.
        folder: where to; made if it is not there, files of the same name are replaced.

    Returns:
        The files written, in order of their names.
    """
    home = Path(folder)
    written = []
    for name, text in evidence_files(case.file):
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(sorted(written))
