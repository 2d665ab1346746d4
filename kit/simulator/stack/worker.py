"""A worker process of the web server: the descriptors it holds and its idle connections, longest idle first."""

from collections import deque

from kit.scenario.topology import Nginx as Declared
from kit.simulator.engine import Engine
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
        crowded: from this value of ``open`` on, few of ``worker_connections`` are free.
        retired: whether it only finishes what it has.
        idle_count: idle connections.
        warned_s: when it last logged that it reuses connections.
    """

    __slots__ = (
        "_at", "_idle", "_keepalive_timeout_s", "_timed", "crowded", "idle_count", "number", "open", "retired", "room",
        "warned_s",
    )  # fmt: skip

    def __init__(self, number: int, node: Declared, engine: Engine) -> None:
        self.number = number
        self.open = 0
        self.room = node.nofile - node.fd_base
        self.crowded = node.worker_connections - node.worker_connections // REUSE_BELOW_SHARE
        self.retired = False
        self.idle_count = 0
        self.warned_s = NEVER
        self._at = engine.at
        self._keepalive_timeout_s = node.keepalive_timeout_s
        self._timed = False
        # Since when, and whose. The timeout is the same for all, so the order of idling is the order of closing. An
        # entry is out of date where the visitor's idle_since_s differs: their connection has been used or closed since.
        self._idle: deque[tuple[float, Visitor]] = deque()

    def keep_idle(self, at_s: float, visitor: Visitor) -> None:
        """A visitor's connection falls idle."""
        visitor.idle_since_s = at_s
        self._idle.append((at_s, visitor))
        self.idle_count += 1
        if not self._timed:
            self._timed = True
            self._at(at_s + self._keepalive_timeout_s, self._close_timed_out, None)

    def wake(self, visitor: Visitor) -> None:
        """A visitor's idle connection is used again."""
        visitor.idle_since_s = NEVER
        self.idle_count -= 1

    def make_room(self) -> bool:
        """Close some idle connections when few of ``worker_connections`` are free; returns whether it did."""
        if self.open < self.crowded or self.idle_count == 0:
            return False
        self.close_longest_idle(max(1, min(REUSE_AT_MOST, self.idle_count // REUSE_SHARE)))
        return True

    def close_longest_idle(self, count: int) -> None:
        """Close the connections that have been idle longest."""
        goal = self.idle_count - count
        while self.idle_count > goal:
            self._close_first()

    def _close_timed_out(self, at_s: float, _: None) -> None:
        """Close what has been idle for the whole keep-alive time, and plan the next look."""
        idle, timeout_s = self._idle, self._keepalive_timeout_s
        while idle and (idle[0][0] + timeout_s <= at_s or idle[0][1].idle_since_s != idle[0][0]):
            self._close_first()
        self._timed = bool(idle)
        if idle:
            self._at(idle[0][0] + timeout_s, self._close_timed_out, None)

    def _close_first(self) -> None:
        since_s, visitor = self._idle.popleft()
        if visitor.idle_since_s == since_s:
            visitor.idle_since_s = NEVER
            visitor.worker = None
            self.idle_count -= 1
            self.open -= 1
