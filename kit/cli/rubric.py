"""``kit rubric``: what is looked for in a postmortem, why, and for how many points; and the file that says so."""

import argparse
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from kit.cli.command import Command, ExitStatus

if TYPE_CHECKING:
    from kit.rubric import Rubric

WIDTH = 80


def add_rubric_option(parser: argparse.ArgumentParser) -> None:
    """Let a command take a rubric of the user's own."""
    parser.add_argument(
        "--rubric",
        type=Path,
        metavar="FILE",
        help="what counts, and for how many points (default: what KIT_RUBRIC names, else the kit's own rubric)",
    )


def _configure_show(parser: argparse.ArgumentParser) -> None:
    add_rubric_option(parser)
    parser.add_argument(
        "--format", choices=("text", "yaml"), default="text", help="yaml is a file to save and edit (default: text)"
    )


def _run_show(args: argparse.Namespace) -> int:
    from kit.rubric import find_rubric, write_rubric

    rubric = find_rubric(args.rubric)
    print(write_rubric(rubric) if args.format == "yaml" else as_text(rubric), end="")
    return ExitStatus.DONE


def as_text(rubric: "Rubric") -> str:
    """What is asked, scale by scale, with points and reasons, and what is not."""
    from kit.rubric.criterion import SCALES
    from kit.rubric.rubric_file import criteria_of

    least, most = rubric.words
    head = f"{least} to {most} words. The points are those for what is met; what is partly there gives half of them."
    lines = [rubric.title, *textwrap.wrap(head, WIDTH)]
    for scale in SCALES:
        asked = rubric.asked(criteria_of(scale))
        lines += ["", f"{scale.capitalize()}: {rubric.total(asked)} points for {len(asked)} criteria"]
        for criterion in asked:
            lines.append(f"{criterion.code:4}{rubric.most_points(criterion):>5}  {criterion.title}  ({criterion.id})")
            lines += textwrap.wrap(criterion.why, WIDTH, initial_indent=" " * 11, subsequent_indent=" " * 11)
        unasked = [f"{each.code} {each.title}" for each in criteria_of(scale) if not rubric.most_points(each)]
        if unasked:
            lines += textwrap.wrap(f"not asked: {', '.join(unasked)}", WIDTH, subsequent_indent=" " * 11)
    return "\n".join(lines) + "\n"


def _configure_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a rubric, such as kit rubric show --format yaml writes"
    )


def _run_check(args: argparse.Namespace) -> int:
    from kit.errors import RubricError
    from kit.rubric import read_rubric
    from kit.rubric.criterion import SCALES
    from kit.rubric.rubric_file import criteria_of

    try:
        rubric = read_rubric(args.file)
    except RubricError as error:
        print(error)
        return ExitStatus.LOOK
    totals = ", ".join(f"{scale} {rubric.total(criteria_of(scale))}" for scale in SCALES)
    print(f"{args.file}: no problems; points: {totals}")
    return ExitStatus.DONE


COMMAND = Command(
    name="rubric",
    summary="Show what is looked for in a postmortem, or check a rubric of your own.",
    example="kit rubric show",
    commands=(
        Command(
            name="show",
            summary="List the criteria with their points and reasons, or as a file to edit.",
            example="kit rubric show --format yaml > my-rubric.yaml",
            configure=_configure_show,
            run=_run_show,
        ),
        Command(
            name="check",
            summary="List every problem of a rubric file with its path.",
            example="kit rubric check my-rubric.yaml",
            configure=_configure_check,
            run=_run_check,
        ),
    ),
)
