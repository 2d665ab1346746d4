"""The command line: ``kit COMMAND``, one file a command.

A command's file imports only the standard library at its top, so that ``kit --help`` stays fast; what it works with
is imported when it runs.
"""

import sys
from collections.abc import Sequence

from kit.cli import bench, case, check, export, grade, lab, rubric, scenario
from kit.cli.command import Command, ExitStatus, build_parser
from kit.errors import KitError

COMMANDS: tuple[Command, ...] = (
    lab.COMMAND,
    export.COMMAND,
    check.COMMAND,
    grade.COMMAND,
    case.COMMAND,
    scenario.COMMAND,
    rubric.COMMAND,
    bench.COMMAND,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``kit`` with these arguments (default: the process's own).

    Returns:
        The exit status: 0 done, 1 done with something to look at, 2 wrong use.
    """
    parser = build_parser(COMMANDS)
    args = parser.parse_args(argv)
    if args.run is None:
        args.help_of.print_help()
        return ExitStatus.USAGE
    try:
        return int(args.run(args))
    except KitError as error:
        print(f"kit: {error}", file=sys.stderr)
        return ExitStatus.USAGE
    except BrokenPipeError:
        # The reader of a pipe (such as head) has enough; closing stderr keeps the interpreter from complaining at exit.
        sys.stderr.close()
        return ExitStatus.DONE
    except KeyboardInterrupt:
        print("kit: stopped before it was done; what was written so far is kept", file=sys.stderr)
        return ExitStatus.LOOK


__all__ = ["COMMANDS", "main"]
