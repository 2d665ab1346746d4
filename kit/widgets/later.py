"""Waiting without threads: the kernel's own event loop calls back, and where there is none nothing waits."""

import asyncio
from collections.abc import Callable


def call_later(delay_s: float, function: Callable[[], None]) -> None:
    """Call ``function`` after ``delay_s`` seconds on the running event loop, or at once where no loop runs."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        function()
    else:
        loop.call_later(delay_s, function)


class Throttle:
    """Runs a function soon after it is asked to, once for all that asked meanwhile."""

    def __init__(
        self,
        function: Callable[[], None],
        delay_s: float,
        later: Callable[[float, Callable[[], None]], object] = call_later,
    ) -> None:
        self._function = function
        self._delay_s = delay_s
        self._later = later
        self._is_due = False

    def __call__(self) -> None:
        """Ask for a run; the first to ask sets the time, so a steady typist does not put it off."""
        if not self._is_due:
            self._is_due = True
            self._later(self._delay_s, self._run)

    def _run(self) -> None:
        self._is_due = False
        self._function()
