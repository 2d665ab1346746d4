"""``kit rubric``: what is looked for in a postmortem, and why."""

import argparse

from kit.cli.command import Command, ExitStatus


def _run_show(_args: argparse.Namespace) -> int:
    from kit.rubric import COMPLETENESS

    for criterion in COMPLETENESS:
        print(f"{criterion.code:4}{criterion.title}  ({criterion.id})")
        print(f"    {criterion.why}")
    return ExitStatus.DONE


COMMAND = Command(
    name="rubric",
    summary="Show what is looked for in a postmortem.",
    example="kit rubric show",
    commands=(
        Command(
            name="show",
            summary="List the criteria with the reason for each.",
            example="kit rubric show",
            run=_run_show,
        ),
    ),
)
