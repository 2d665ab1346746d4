"""``kit case``: one student's outage as files."""

import argparse
from pathlib import Path

from kit.cli.command import Command, ExitStatus


def _add_case(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario's id, or the path of its folder")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--seed", type=int, metavar="S", help="a seed, 0 to 4294967295")
    which.add_argument("--student", metavar="NAME", help="a student id, from which the seed is made")


def _configure_write(parser: argparse.ArgumentParser) -> None:
    _add_case(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write the evidence to")


def _run_write(args: argparse.Namespace) -> int:
    from kit.case import open_case, write_case

    case = open_case(args.scenario, args.seed, student=args.student)
    files = write_case(case, args.out)
    total_mb = sum(file.stat().st_size for file in files) / 1e6
    print(f"{case.id}: {len(files)} files, {total_mb:.1f} MB, in {args.out}")
    return ExitStatus.DONE


def _configure_pack(parser: argparse.ArgumentParser) -> None:
    _add_case(parser)
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="the file to write, such as amina.case.json"
    )


def _run_pack(args: argparse.Namespace) -> int:
    from kit.case import open_case
    from kit.case.pack import pack_case

    case = open_case(args.scenario, args.seed, student=args.student)
    target = pack_case(case, args.out)
    print(f"{target}  {target.stat().st_size / 1e6:.1f} MB, {case.id}, without the answer key")
    return ExitStatus.DONE


COMMAND = Command(
    name="case",
    summary="Write a case's evidence to files, or pack it into one.",
    example="kit case write web-nginx-fd-limit --student amina --out evidence",
    commands=(
        Command(
            name="write",
            summary="Write the evidence of a case as files, for grep, lnav or a terminal; the answer key is left out.",
            example="kit case write web-nginx-fd-limit --student amina --out evidence",
            configure=_configure_write,
            run=_run_write,
        ),
        Command(
            name="pack",
            summary="Pack the evidence of a case into one file without the answer key, for graded work.",
            example="kit case pack web-nginx-fd-limit --student amina --out amina.case.json",
            configure=_configure_pack,
            run=_run_pack,
        ),
    ),
)
