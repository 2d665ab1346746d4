"""One visitor of the site; at most one request of theirs is under way, so the visitor also stands for the request."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.simulator.stack.instance import Instance
    from kit.simulator.stack.worker import Worker

APP_SHIFT, CACHE_SHIFT, QUERY_SHIFT, THINK_SHIFT = 0, 13, 26, 39
"""Where in a page's ``fate`` the numbers stand by which times are looked up: 12 bits each, a bit apart."""

_MULTIPLIER = 6_364_136_223_846_793_005
_INCREMENT = 1_442_695_040_888_963_407
_MASK = (1 << 64) - 1
_SPREAD = 2_654_435_769
_SPREAD_BITS = 32
NEVER = -1e9


def checks_certificates(number: int, validating_share: float) -> bool:
    """Whether the client of a visitor checks certificates: settled by their number, spread evenly over all visitors.

    Multiplicative hashing: the number times 2**32 over the golden ratio, modulo 2**32.
    """
    return (number * _SPREAD & (1 << _SPREAD_BITS) - 1) < validating_share * (1 << _SPREAD_BITS)


def comes_by_plain_http(number: int, plain_http_share: float) -> bool:
    """Whether a visitor comes by plain http: settled in the same way, apart from the first."""
    return checks_certificates(number * 7 + 3, plain_http_share)


def uses_app(number: int, share: float) -> bool:
    """Whether a visitor comes with the shop's app: settled in the same way, apart from the others."""
    return checks_certificates(number * 13 + 5, share)


class Visitor:
    """A visitor, their connection and their request under way.

    What visitors want is settled beforehand (``visits.py``). For what cannot be foreseen, such as whether they try
    again after an error, each has a random stream of their own, so that nothing that happens to one shifts what
    another does. It is a linear congruential generator modulo 2**64 with Knuth's MMIX constants, started at random;
    few visitors draw from it, and those a few numbers, of which only the upper bits are used. Seeding a
    ``random.Random`` for each would cost more than simulating the visit.

    Attributes:
        number: counts visitors by arrival.
        luck: state of the random stream.
        keeps_alive: whether their browser keeps the connection open.
        checks_certificates: whether their client refuses a certificate that has expired.
        by_plain_http: whether they come by plain http.
        page: the next page in ``Visits``.
        leaves_after: the page at which they leave.
        route: index of the route asked for.
        fate: random bits of the present page.
        attempt: 0, or the number of refreshes of this page.
        sent_s: when the present request was sent.
        received_s: when the web server got to see it.
        worker: the web server's worker that holds their connection; None without a connection.
        idle_since_s: since when the connection has been idle; ``NEVER`` while it is not.
        calls_made: calls to third parties made for the present request.
        instance: the copy of the application that serves the present request.
        timeout_s: how long the app waits for an answer; 0 for a browser, whose owner decides.
        retry: whether the present request is the app trying again by itself, and says so.
    """

    __slots__ = (
        "attempt", "by_plain_http", "calls_made", "checks_certificates", "fate", "idle_since_s", "instance",
        "keeps_alive", "leaves_after", "luck", "number", "page", "received_s", "retry", "route", "sent_s", "timeout_s",
        "worker",
    )  # fmt: skip
    calls_made: int
    fate: int
    instance: "Instance"
    keeps_alive: bool
    leaves_after: int
    page: int
    received_s: float
    route: int
    sent_s: float

    def __init__(self, number: int, luck: float) -> None:
        self.number = number
        self.luck = int(luck * (1 << 53)) << 11
        self.attempt = 0
        self.by_plain_http = False
        self.checks_certificates = True
        self.worker: Worker | None = None
        self.idle_since_s = NEVER
        self.timeout_s = 0.0
        self.retry = False

    def leave_behind(self) -> "Visitor":
        """Part the visitor, who goes on, from the request under way, which goes on as this object with nobody waiting.

        Returns:
            The visitor.
        """
        other = Visitor.__new__(Visitor)
        for name in Visitor.__slots__:
            if hasattr(self, name):
                setattr(other, name, getattr(self, name))
        self.worker = None
        return other

    def roll(self) -> int:
        """Draw a whole number from 0 to 2**64 - 1; only its upper bits are random enough to use."""
        self.luck = luck = (self.luck * _MULTIPLIER + _INCREMENT) & _MASK
        return luck
