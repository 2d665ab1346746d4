"""``kit case``: one student's outage as files."""

import argparse
from pathlib import Path

from kit.cli.command import Command, ExitStatus


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario's id, or the path of its folder")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--seed", type=int, metavar="S", help="a seed, 0 to 4294967295")
    which.add_argument("--student", metavar="NAME", help="a student id, from which the seed is made")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write the evidence to")


def _run(args: argparse.Namespace) -> int:
    from kit.case import open_case, write_case

    case = open_case(args.scenario, args.seed, student=args.student)
    files = write_case(case, args.out)
    total_mb = sum(file.stat().st_size for file in files) / 1e6
    print(f"{case.id}: {len(files)} files, {total_mb:.1f} MB, in {args.out}")
    return ExitStatus.DONE


COMMAND = Command(
    name="case",
    summary="Write a case's evidence to files.",
    example="kit case write web-nginx-fd-limit --student amina --out evidence",
    commands=(
        Command(
            name="write",
            summary="Write the evidence of a case as files, for grep, lnav or a terminal; the answer key is left out.",
            example="kit case write web-nginx-fd-limit --student amina --out evidence",
            configure=_configure,
            run=_run,
        ),
    ),
)
