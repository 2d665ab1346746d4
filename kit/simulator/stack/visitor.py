"""One visitor of the site: at any time at most one request of theirs is under way, so the visitor also stands for the request."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.simulator.stack.nginx import Worker

_MULTIPLIER = 6_364_136_223_846_793_005
_INCREMENT = 1_442_695_040_888_963_407
_MASK = (1 << 64) - 1
NEVER = -1e9


class Visitor:
    """A visitor, their connection and their request under way.

    Each visitor has a random stream of their own, so that nothing that happens to one shifts what another does. It is a linear
    congruential generator modulo 2**64 with Knuth's MMIX constants, started at 53 random bits: a visitor draws some ten to fifty numbers,
    of which only the upper bits are used, and seeding a ``random.Random`` for each would cost more than simulating the visit.

    Attributes:
        number: counts visitors by arrival.
        luck: state of the random stream.
        keeps_alive: whether their browser keeps the connection open.
        pages_left: pages they still want, the present one included.
        route: index of the route asked for.
        attempt: 0, or the number of refreshes of this page.
        sent_s: when the present request was sent.
        received_s: when the web server got to see it.
        worker: the web server's worker that holds their connection; None without a connection.
        idle_since_s: since when the connection has been idle; ``NEVER`` while it is not.
        calls_made: calls to third parties made for the present request.
    """

    __slots__ = (
        "attempt", "calls_made", "idle_since_s", "keeps_alive", "luck", "number", "pages_left", "received_s", "route", "sent_s", "worker",
    )  # fmt: skip
    keeps_alive: bool
    pages_left: int
    route: int
    sent_s: float
    received_s: float
    calls_made: int

    def __init__(self, number: int, luck: int) -> None:
        self.number = number
        self.luck = luck
        self.attempt = 0
        self.worker: Worker | None = None
        self.idle_since_s = NEVER

    def roll(self) -> int:
        """Draw a whole number from 0 to 2**64 - 1; only its upper bits are random enough to use."""
        self.luck = luck = (self.luck * _MULTIPLIER + _INCREMENT) & _MASK
        return luck
