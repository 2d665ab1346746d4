"""``kit bench``: measure the kit on your own material."""

import argparse
from pathlib import Path

from kit.cli.command import Command, ExitStatus


def _configure_agreement(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("corpus", type=Path, metavar="CORPUS", help="folder of Markdown write-ups, named <id>.md")
    parser.add_argument(
        "labels",
        type=Path,
        metavar="LABELS",
        help="CSV with a column id, a column for each criterion code (marks 0 to 2), and overall (0 to 100)",
    )


def _run_agreement(args: argparse.Namespace) -> int:
    from kit.rubric.agreement import measure

    print(measure(args.corpus, args.labels).table())
    return ExitStatus.DONE


COMMAND = Command(
    name="bench",
    summary="Measure how the score agrees with careful readers of your own texts.",
    example="kit bench agreement write-ups labels.csv",
    commands=(
        Command(
            name="agreement",
            summary="Compare the completeness marks with labels: exact agreement and quadratic weighted kappa.",
            example="kit bench agreement write-ups labels.csv",
            configure=_configure_agreement,
            run=_run_agreement,
        ),
    ),
)
