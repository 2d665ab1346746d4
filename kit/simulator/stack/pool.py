"""A pool of equal things, each held by one at a time: workers, connections. Who finds none waits in order."""

from collections import deque
from collections.abc import Callable
from typing import Any

Granted = Callable[[float, Any], None]


class Pool:
    """Finite capacity with holding: ``take`` gives one at once or as soon as one is given back.

    Attributes:
        capacity: how many there are.
        busy: how many are held; more than there are only while a pool that was made smaller drains.
        waiting: who waits, first come first served, with what they will do.
    """

    __slots__ = ("busy", "capacity", "waiting")

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.busy = 0
        self.waiting: deque[tuple[Granted, Any]] = deque()

    def take(self, at_s: float, granted: Granted, subject: object) -> None:
        """Take one for a subject; ``granted`` is called now, or later in turn."""
        if self.busy < self.capacity:
            self.busy += 1
            granted(at_s, subject)
        else:
            self.waiting.append((granted, subject))

    def give_back(self, at_s: float) -> None:
        """Give one back; the first who waits gets it."""
        if self.waiting and self.busy <= self.capacity:
            granted, subject = self.waiting.popleft()
            granted(at_s, subject)
        else:
            self.busy -= 1

    def resize(self, at_s: float, capacity: int) -> None:
        """Have more from now on, or fewer as soon as enough are given back."""
        self.capacity = capacity
        while self.waiting and self.busy < capacity:
            granted, subject = self.waiting.popleft()
            self.busy += 1
            granted(at_s, subject)
