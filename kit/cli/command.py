"""What a command is, and how the commands become one argument parser."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from kit import __version__

INTRODUCTION = """\
Learn to write incident postmortems: live through a simulated outage, write it up, see the score, export it, grade it.

  kit lab                             open the guided notebooks in JupyterLab
  kit export draft.json --to html     make the finished document
  kit check postmortem.md             score any Markdown postmortem
  kit grade handed-in/ --out grades/  grade a folder of exports"""


class ExitStatus(IntEnum):
    """What the process answers to its caller, the same for every command."""

    DONE = 0
    LOOK = 1
    USAGE = 2


@dataclass(frozen=True, slots=True)
class Command:
    """One command, or a group of them.

    Attributes:
        name: the word after ``kit``.
        summary: one line for the list of commands.
        example: one example, shown by ``--help``.
        configure: adds the command's arguments to its parser.
        run: does the work and returns an exit status; None for a group.
        commands: the commands of a group.
    """

    name: str
    summary: str
    example: str
    configure: Callable[[argparse.ArgumentParser], None] | None = None
    run: Callable[[argparse.Namespace], int] | None = None
    commands: tuple["Command", ...] = ()


def build_parser(commands: Sequence[Command]) -> argparse.ArgumentParser:
    """The parser for ``kit`` with all its commands."""
    parser = argparse.ArgumentParser(
        prog="kit", description=INTRODUCTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"kit {__version__}")
    parser.set_defaults(run=None, help_of=parser)
    _add_commands(parser, commands)
    return parser


def _add_commands(parser: argparse.ArgumentParser, commands: Sequence[Command]) -> None:
    choices = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in commands:
        child = choices.add_parser(
            command.name,
            help=command.summary,
            description=f"{command.summary}\n\nexample:\n  {command.example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        child.set_defaults(run=command.run, help_of=child)
        if command.configure:
            command.configure(child)
        if command.commands:
            _add_commands(child, command.commands)
