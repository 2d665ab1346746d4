"""The kit's own errors: each message says what is wrong, where, and what to do next."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file.

    Attributes:
        path: where in the file, such as ``topology.edges[3]``; empty for the file as a whole.
        message: what is wrong and what would be right.
    """

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """`` Did you mean 'nginx'?`` where a known name is close to this one; empty where none is."""
    import difflib  # only where something is wrong

    close = difflib.get_close_matches(name, tuple(known), n=1)
    return f" Did you mean {close[0]!r}?" if close else ""


class KitError(Exception):
    """Base of every error the kit raises on purpose; its text is fit to show to a user as it stands."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows in place of a traceback: IPython asks an exception for this, by this name."""
        return [str(self)]


class FileProblems(KitError):
    """A file that cannot be used, with all of its problems at once.

    Attributes:
        source: the file's name as the user knows it.
        problems: every problem found, in the order of the file.
    """

    def __init__(self, source: str, problems: tuple[Problem, ...]) -> None:
        self.source = source
        self.problems = problems
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__("\n".join([f"{source}: {count}", *(f"  {problem}" for problem in problems)]))


class ScenarioError(FileProblems):
    """A scenario file that does not describe an outage that can be simulated."""


class RubricError(FileProblems):
    """A rubric file that does not say what counts, and for how much."""


class UnreadableError(KitError):
    """A file handed in or saved that the kit cannot read; the message names the file and the reason."""


class UnknownNameError(KitError):
    """A name (scenario, format, criterion, command) that the kit does not know; the message lists those it does."""


class MissingPackageError(KitError):
    """An optional package that this action needs; the message says how to install it."""
