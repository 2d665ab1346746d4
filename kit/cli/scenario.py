"""``kit scenario``: the scenarios there are, and whether a scenario file is right."""

import argparse

from kit.cli.command import Command, ExitStatus


def _run_list(_args: argparse.Namespace) -> int:
    from kit.scenario import list_scenarios, load_scenario

    for name in list_scenarios():
        print(f"{name}  {load_scenario(name).title}")
    return ExitStatus.DONE


def _configure_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", nargs="+", metavar="SCENARIO", help="a scenario's id, or the path of its folder")


def _run_check(args: argparse.Namespace) -> int:
    from kit.errors import ScenarioError
    from kit.scenario import load_scenario

    status = ExitStatus.DONE
    for name in args.scenario:
        try:
            print(f"{load_scenario(name).id}: no problems")
        except ScenarioError as error:
            print(error)
            status = ExitStatus.LOOK
    return status


COMMAND = Command(
    name="scenario",
    summary="List the scenarios, or check scenario files.",
    example="kit scenario check scenarios/web-nginx-fd-limit",
    commands=(
        Command(name="list", summary="List the scenarios there are.", example="kit scenario list", run=_run_list),
        Command(
            name="check",
            summary="List every problem of a scenario file with its path.",
            example="kit scenario check scenarios/web-nginx-fd-limit",
            configure=_configure_check,
            run=_run_check,
        ),
    ),
)
