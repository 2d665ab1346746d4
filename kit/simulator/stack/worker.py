"""A worker process of the web server: the descriptors it holds and its idle connections, longest idle first."""

from collections import deque

from kit.simulator.stack.visitor import NEVER, Visitor

REUSE_BELOW_SHARE = 16
"""nginx reuses idle connections when no more than 1/16 of worker_connections are free ..."""
REUSE_AT_MOST = 32
REUSE_SHARE = 8
"""... and then closes an eighth of the idle ones, but no more than 32 and at least one."""


class Worker:
    """One worker process.

    Attributes:
        number: its number on the host.
        open: descriptors in use for clients and for the application.
        room: the greatest value of ``open`` that the limit of open files allows.
        paused: whether it does not accept at present.
        retired: whether it only finishes what it has.
        idle_count: idle connections.
        timed: whether a look at the next idle connection to be closed is planned.
        warned_s: when it last logged that it reuses connections.
    """

    __slots__ = ("_idle", "idle_count", "number", "open", "paused", "retired", "room", "timed", "warned_s")

    def __init__(self, number: int, room: int) -> None:
        self.number = number
        self.open = 0
        self.room = room
        self.paused = False
        self.retired = False
        self.idle_count = 0
        self.timed = False
        self.warned_s = NEVER
        # Since when, and whose. The timeout is the same for all, so the order of idling is the order of closing. An
        # entry is out of date where the visitor's idle_since_s differs: their connection has been used or closed since.
        self._idle: deque[tuple[float, Visitor]] = deque()

    def keep_idle(self, at_s: float, visitor: Visitor) -> None:
        """A visitor's connection falls idle."""
        visitor.idle_since_s = at_s
        self._idle.append((at_s, visitor))
        self.idle_count += 1

    def wake(self, visitor: Visitor) -> None:
        """A visitor's idle connection is used again."""
        visitor.idle_since_s = NEVER
        self.idle_count -= 1

    def make_room(self, worker_connections: int) -> bool:
        """Close some idle connections when few of ``worker_connections`` are free; returns whether it did."""
        if worker_connections - self.open > worker_connections // REUSE_BELOW_SHARE or self.idle_count == 0:
            return False
        self.close_longest_idle(max(1, min(REUSE_AT_MOST, self.idle_count // REUSE_SHARE)))
        return True

    def close_longest_idle(self, count: int) -> None:
        """Close the connections that have been idle longest."""
        goal = self.idle_count - count
        while self.idle_count > goal:
            self._close_first()

    def close_timed_out(self, at_s: float, timeout_s: float) -> float | None:
        """Close what has been idle for ``timeout_s``; returns when the next one will have been, None for none."""
        idle = self._idle
        while idle and (idle[0][0] + timeout_s <= at_s or idle[0][1].idle_since_s != idle[0][0]):
            self._close_first()
        return idle[0][0] + timeout_s if idle else None

    def _close_first(self) -> None:
        since_s, visitor = self._idle.popleft()
        if visitor.idle_since_s == since_s:
            visitor.idle_since_s = NEVER
            visitor.worker = None
            self.idle_count -= 1
            self.open -= 1
