"""Connections that the kernel has made for a server but that the server has not accepted yet."""

from collections import deque
from collections.abc import Callable

from kit.simulator.engine import Engine
from kit.simulator.recorder import NOT_APPLICABLE, Recorder
from kit.simulator.records import CLIENT_GAVE_UP, NO_ANSWER
from kit.simulator.stack.times import TABLE_SHIFT
from kit.simulator.stack.visitor import Visitor

SYN_RETRY_S = 1.0
"""A client that finds the backlog full tries again after 1 s, then 2, then 4 (TCP's first time-out, doubled)."""


class Waiting:
    """A connection in the backlog: its client, or once that gave up, the row of the request given up."""

    __slots__ = ("row", "visitor")

    def __init__(self, visitor: Visitor) -> None:
        self.visitor: Visitor | None = visitor
        self.row = -1


class Backlog:
    """The clients who wait to be accepted, in order.

    Attributes:
        waiting: their connections, first come first.
    """

    def __init__(
        self,
        engine: Engine,
        recorder: Recorder,
        patience_s: list[float],
        connect: Callable[[float, Visitor], None],
        answered: Callable[[float, Visitor, int], None],
    ) -> None:
        """Begin with nobody waiting.

        Args:
            engine: the clock.
            recorder: writes down requests that nobody answers.
            patience_s: equally likely times that a client waits to be accepted.
            connect: has a client try to connect again.
            answered: is told of clients who give up or are refused.
        """
        self._engine = engine
        self._recorder = recorder
        self._patience_s = patience_s
        self._connect = connect
        self._answered = answered
        self.waiting: deque[Waiting] = deque()

    def join(self, at_s: float, visitor: Visitor, room: int) -> None:
        """Wait among at most ``room`` others; where it is full, try again as TCP does."""
        if len(self.waiting) < room:
            waiting = Waiting(visitor)
            self.waiting.append(waiting)
            patience_s = visitor.timeout_s or self._patience_s[visitor.roll() >> TABLE_SHIFT]
            self._engine.at(max(at_s, visitor.sent_s + patience_s), self._give_up, waiting)
            return
        again_s = at_s + (at_s - visitor.sent_s) + SYN_RETRY_S  # 1, 3, 7 s after the request was sent
        gives_up_s = visitor.sent_s + (visitor.timeout_s or self._patience_s[visitor.roll() >> TABLE_SHIFT])
        if again_s < gives_up_s:
            self._engine.at(again_s, self._connect, visitor)
        else:
            self._engine.at(max(at_s, gives_up_s), self._give_up, Waiting(visitor))

    def _give_up(self, at_s: float, waiting: Waiting) -> None:
        """The client gives up before it was accepted; its connection stays in the backlog all the same.

        nginx finds out when it accepts it, and logs the request with status 499.
        """
        visitor = waiting.visitor
        if visitor is not None:
            waiting.visitor = None
            unseen = NOT_APPLICABLE
            waiting.row = self._recorder.finished(at_s, visitor, CLIENT_GAVE_UP, unseen, unseen, unseen)
            self._answered(at_s, visitor, CLIENT_GAVE_UP)

    def reset(self, at_s: float) -> None:
        """The listening socket is closed: nobody who waits gets an answer."""
        while self.waiting:
            waiting = self.waiting.popleft()
            visitor, waiting.visitor = waiting.visitor, None
            if visitor is not None:
                self.refuse(at_s, visitor)

    def refuse(self, at_s: float, visitor: Visitor) -> None:
        """A client's connection comes to nothing, and the server never sees the request."""
        self._recorder.finished(at_s, visitor, NO_ANSWER, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE)
        self._answered(at_s, visitor, NO_ANSWER)
