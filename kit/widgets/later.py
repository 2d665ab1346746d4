"""Waiting without threads: the kernel's own event loop calls back, and where there is none nothing waits."""

import asyncio
from collections.abc import Callable

from kit.drafts.working_copy import Later


def later_here() -> Later:
    """What calls a function after some seconds on the event loop that runs here and now, whichever thread asks.

    A keystroke may be answered in the thread of a subshell, whose own loop ends when the page is closed; what is to be
    saved must not wait there. Called in a cell, this gives the kernel's main loop, which lasts. Where no loop runs,
    functions are called at once.
    """
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return _at_once

    def call_later(delay_s: float, function: Callable[[], None]) -> None:
        loop.call_soon_threadsafe(loop.call_later, delay_s, function)

    return call_later


def _at_once(_: float, function: Callable[[], None]) -> None:
    function()


class Throttle:
    """Runs a function soon after it is asked to, once for all that asked meanwhile."""

    def __init__(self, function: Callable[[], None], delay_s: float, later: Later) -> None:
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
