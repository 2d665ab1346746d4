"""``kit grade``: a folder of exports becomes a gradebook and a feedback page for each student."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kit.cli.command import Command, ExitStatus
from kit.errors import KitError

if TYPE_CHECKING:
    from kit.grading import GradingResult


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the exports handed in; sub-folders are read too")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="OUT", help="folder for the gradebook and the feedback pages"
    )
    parser.add_argument(
        "--quiet", action="store_true", help="no progress bar and no summary, only what could not be graded"
    )


def _run(args: argparse.Namespace) -> int:
    from kit.grading import grade_folder

    if not args.folder.is_dir():
        raise KitError(f"{args.folder}: not a folder; name the folder that holds the exports handed in")
    grade = grade_folder if args.quiet else _grade_with_progress
    result = grade(args.folder, args.out)
    print_summary(result, args.out, quiet=args.quiet)
    return ExitStatus.LOOK if result.not_graded else ExitStatus.DONE


def _grade_with_progress(folder: Path, out: Path) -> "GradingResult":
    """Grade with a progress bar on standard error, where it does not mix with what a script reads."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from kit.grading import grade_folder

    columns = (TextColumn("grading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("grading", total=None)
        return grade_folder(
            folder, out, on_progress=lambda done, total: progress.update(task, completed=done, total=total)
        )


def print_summary(result: "GradingResult", out: Path, *, quiet: bool) -> None:
    """What was graded, how it came out, and each file that could not be graded with its reason."""
    import statistics

    if not quiet:
        print(f"graded {len(result.graded)} of {len(result.graded) + len(result.not_graded)} files")
        if result.graded:
            shares = [graded.report.pct() for graded in result.graded]
            low, middle, high = min(shares), statistics.median(shares), max(shares)
            print(f"completeness: median {middle:.0f} %, lowest {low:.0f} %, highest {high:.0f} %")
        print(f"gradebook: {out / 'gradebook.csv'}")
        print(f"feedback:  {out / 'feedback'}")
    if result.not_graded:
        print(f"not graded ({len(result.not_graded)}):")
        for failure in result.not_graded:
            print(f"  {failure.file}: {failure.reason}")


COMMAND = Command(
    name="grade",
    summary="Grade a folder of exports without executing any of them.",
    example="kit grade handed-in --out grades",
    configure=_configure,
    run=_run,
)
