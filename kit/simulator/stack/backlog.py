"""Connections that the kernel has made for a server but that the server has not accepted yet."""

from kit.simulator.stack.visitor import Visitor

SYN_RETRY_S = 1.0
"""A client that finds the backlog full tries again after 1 s, then 2, then 4 (TCP's first time-out, doubled)."""


class Waiting:
    """A connection in the backlog: its client, or once that gave up, the row of the request given up."""

    __slots__ = ("row", "visitor")

    def __init__(self, visitor: Visitor) -> None:
        self.visitor: Visitor | None = visitor
        self.row = -1
