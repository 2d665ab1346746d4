"""``kit export``: from a draft, or any earlier export, to finished documents."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kit.cli.command import Command, ExitStatus
from kit.errors import KitError

if TYPE_CHECKING:
    from kit.exporting import Source

FORMATS = ("html", "markdown", "pdf", "notebook")
"""As in ``kit.exporting``, which is not imported before a command runs; a test compares the two."""


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a draft (answers/*.json), a Markdown postmortem, or an earlier export"
    )
    parser.add_argument(
        "--to",
        action="append",
        choices=FORMATS,
        metavar="FORMAT",
        help=f"one of {', '.join(FORMATS)}; may be given several times (default: html)",
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder to write to (default: beside FILE)")


def _run(args: argparse.Namespace) -> int:
    from kit.exporting import export

    source = read_any(args.file)
    folder = args.out or args.file.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in dict.fromkeys(args.to or ["html"]):
            target = target_for(args.file, folder, name)
            data = export(source, name)
            target.write_bytes(data)
            print(f"{target}  {len(data) / 1000:.0f} kB")
    except OSError as error:
        raise KitError(f"cannot write to {folder}: {error.strerror}; choose another folder with --out") from error
    return ExitStatus.DONE


def target_for(file: Path, folder: Path, name: str) -> Path:
    """Where an export of ``file`` goes; never onto ``file`` itself."""
    from kit.exporting import SUFFIXES

    target = folder / f"{file.stem}{SUFFIXES[name]}"
    if target.exists() and target.samefile(file):
        return folder / f"{file.stem}-export{SUFFIXES[name]}"
    return target


def read_any(file: Path) -> "Source":
    """What a draft or an export holds.

    Raises:
        UnreadableError: the file is neither; the message names the reason.
    """
    from kit.exporting import Source, read_export

    if file.suffix.lower() == ".json":
        from kit import __version__
        from kit.drafts import read_draft
        from kit.postmortem import write_markdown

        draft = read_draft(file)
        return Source(write_markdown(draft.postmortem), draft.case_id, draft.student, __version__)
    return read_export(file)


COMMAND = Command(
    name="export",
    summary="Make the finished document from a draft: HTML, Markdown, PDF or notebook.",
    example="kit export answers/amina.json --to html --to pdf --out handed-in",
    configure=_configure,
    run=_run,
)
