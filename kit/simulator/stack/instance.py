"""One running copy of the application: a pool of workers, and what it cannot do."""

from kit.simulator.stack.pool import Pool

NO_ROUTES: frozenset[int] = frozenset()


class Instance:
    """A running copy of the application; a restart replaces it by a new one.

    Attributes:
        number: counts from 0.
        pool: its workers, each held by one request.
        broken: indices of the routes that its code cannot serve.
        alive: False once it has been cut off; what it had begun then comes to nothing.
    """

    __slots__ = ("alive", "broken", "logged_s", "number", "pool", "suppressed")

    def __init__(self, number: int, workers: int, broken: frozenset[int] = NO_ROUTES) -> None:
        self.number = number
        self.pool = Pool(workers)
        self.broken = broken
        self.alive = True
        self.logged_s = float("-inf")
        self.suppressed = 0
