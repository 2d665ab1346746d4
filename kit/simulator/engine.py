"""The event loop: one clock, one heap, events in the total order of their time and then of their number.

Everything that happens is an *action* (a function of the time and of a subject) at a time. Nothing else moves the
clock, so two events never happen "at once" in an order that depends on the machine.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from heapq import heappop, heappush
from itertools import count
from typing import Any

Action = Callable[[float, Any], None]
"""What an event does: called with the time, in seconds, and its subject."""


class Engine:
    """One clock and one heap of events.

    Attributes:
        at: ``at(time_s, action, subject)`` plans an event; of two events at the same time, the one planned first comes
            first. It is a closure and not a method because it is called several times a request, and looking things up
            through ``self`` each time is slower.
    """

    def __init__(self) -> None:
        heap: list[tuple[float, int, Action | None, Any]] = []
        number = count().__next__

        def at(time_s: float, action: Action, subject: object = None) -> None:
            heappush(heap, (time_s, number(), action, subject))

        self._heap = heap
        self._number = number
        self.at = at

    def run(self, until_s: float) -> None:
        """Let everything happen that is planned up to a time, that time included."""
        heap, pop = self._heap, heappop
        heappush(heap, (until_s, 1 << 62, None, None))
        with _no_garbage_collection():
            while True:
                time_s, _, action, subject = pop(heap)
                if action is None:
                    return
                action(time_s, subject)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """The loop makes many small objects and no cycles: looking for cycles would cost a sixth of its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
