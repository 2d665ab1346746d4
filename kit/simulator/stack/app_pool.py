"""The application: a pool of workers; each is held by one request while that runs and waits for others."""

from collections.abc import Callable

from kit.scenario.topology import AppPool as Declared
from kit.simulator.engine import Engine
from kit.simulator.stack.cache import Cache
from kit.simulator.stack.database import Database
from kit.simulator.stack.part import StackPart
from kit.simulator.stack.pool import Pool
from kit.simulator.stack.third_party import ThirdParty
from kit.simulator.stack.times import TABLE_MASK, times_table
from kit.simulator.stack.visitor import APP_SHIFT, Visitor

OK = 200
SERVER_ERROR = 500
Respond = Callable[[float, Visitor, int], None]


class AppPool(StackPart[Declared]):
    """The application's workers.

    A request runs in the worker, asks the cache, on a miss the database, then the third parties of its route, and is
    answered.

    Attributes:
        respond: who gets the answers, with the HTTP status: the web server.
    """

    respond: Respond

    def __init__(
        self,
        engine: Engine,
        name: str,
        node: Declared,
        cache: Cache,
        database: Database,
        calls: tuple[tuple[ThirdParty, ...], ...],
    ) -> None:
        """``calls`` are the third parties that each route needs, by the route's index."""
        super().__init__(engine, name, node)
        self.pool = Pool(node.workers)
        self._service_s = times_table(node.service_s)
        self._cache = cache
        self._database = database
        self._calls = calls

    def start(self, at_s: float) -> None:
        """Take over the number of workers; those at work finish first, as in a graceful reload."""
        self.pool.resize(at_s, self.node.workers)

    def _set_pace(self, slowness: float) -> None:
        self._service_s = times_table(self.node.service_s, slowness)

    def serve(self, at_s: float, visitor: Visitor) -> None:
        """Serve a visitor's request as soon as a worker is free."""
        self.pool.take(at_s, self._run, visitor)

    def _run(self, at_s: float, visitor: Visitor) -> None:
        self.engine.at(at_s + self._service_s[visitor.fate >> APP_SHIFT & TABLE_MASK], self._look_up, visitor)

    def _look_up(self, at_s: float, visitor: Visitor) -> None:
        visitor.calls_made = 0
        if self._cache.has(visitor):
            self._call(at_s, visitor)
        else:
            self._database.query(at_s, visitor, self._call)

    def _call(self, at_s: float, visitor: Visitor) -> None:
        calls = self._calls[visitor.route]
        if visitor.calls_made < len(calls):
            visitor.calls_made += 1
            calls[visitor.calls_made - 1].call(at_s, visitor, self._call, self._fail)
        else:
            self.pool.give_back(at_s)
            self.respond(at_s, visitor, OK)

    def _fail(self, at_s: float, visitor: Visitor) -> None:
        self.pool.give_back(at_s)
        self.respond(at_s, visitor, SERVER_ERROR)

    def gauges(self) -> dict[str, float]:
        """Workers at work and requests waiting for one."""
        return {"busy": self.pool.busy, "waiting": len(self.pool.waiting)}
