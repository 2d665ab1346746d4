"""``kit grade``: a folder of exports becomes a gradebook and a feedback page for each student."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kit.cli.command import Command, ExitStatus
from kit.cli.progress import progress_bar
from kit.cli.rubric import add_rubric_option
from kit.errors import KitError

if TYPE_CHECKING:
    from kit.grading import GradingResult


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the exports handed in; sub-folders are read too")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="OUT", help="folder for the gradebook and the feedback pages"
    )
    parser.add_argument(
        "--correctness",
        action="store_true",
        help="also check each document against the answer key of its case; a case seen for the first time is simulated",
    )
    add_rubric_option(parser)
    parser.add_argument(
        "--quiet", action="store_true", help="no progress bar and no summary, only what could not be graded"
    )


def _run(args: argparse.Namespace) -> int:
    from kit.grading import grade_folder
    from kit.rubric import find_rubric

    if not args.folder.is_dir():
        raise KitError(f"{args.folder}: not a folder; name the folder that holds the exports handed in")
    rubric = find_rubric(args.rubric)
    if args.quiet:
        result = grade_folder(args.folder, args.out, rubric=rubric, correctness=args.correctness)
    else:
        with progress_bar("grading") as on_progress:
            result = grade_folder(
                args.folder, args.out, rubric=rubric, correctness=args.correctness, on_progress=on_progress
            )
    print_summary(result, args.out, quiet=args.quiet)
    return ExitStatus.LOOK if result.not_graded else ExitStatus.DONE


def print_summary(result: "GradingResult", out: Path, *, quiet: bool) -> None:
    """What was graded, how it came out, and each file that could not be graded with its reason."""
    import statistics

    from kit.rubric.criterion import SCALES

    if not quiet:
        print(f"graded {len(result.graded)} of {len(result.graded) + len(result.not_graded)} files")
        for scale in SCALES:
            pcts = [graded.report.pct(scale) for graded in result.graded if scale in graded.report.scales]
            if pcts:
                low, middle, high = min(pcts), statistics.median(pcts), max(pcts)
                print(f"{scale + ':':14}median {middle:3.0f} %, lowest {low:3.0f} %, highest {high:3.0f} %")
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
