"""The database, reached through a pool of connections; each query holds one."""

from collections.abc import Callable

from kit.scenario.topology import Database as Declared
from kit.simulator.engine import Engine
from kit.simulator.stack.part import StackPart
from kit.simulator.stack.pool import Pool
from kit.simulator.stack.times import TABLE_MASK, times_table
from kit.simulator.stack.visitor import QUERY_SHIFT, Visitor

Done = Callable[[float, Visitor], None]


class Database(StackPart[Declared]):
    """A database with a finite pool of connections and queries that take ``service_s``."""

    def __init__(self, engine: Engine, name: str, node: Declared) -> None:
        super().__init__(engine, name, node)
        self.pool = Pool(node.connections)
        self._service_s = times_table(node.service_s)
        self._queries = 0
        self._query_s = 0.0

    def start(self, at_s: float) -> None:
        """Take over the size of the pool."""
        self.pool.resize(at_s, self.node.connections)

    def _set_pace(self, slowness: float) -> None:
        self._service_s = times_table(self.node.service_s, slowness)

    def query(self, at_s: float, visitor: Visitor, done: Done) -> None:
        """Run a query for a visitor's request; ``done`` is called when it has an answer."""
        self.pool.take(at_s, self._connected, (visitor, done, at_s))

    def _connected(self, at_s: float, query: tuple[Visitor, Done, float]) -> None:
        self.engine.at(at_s + self._service_s[query[0].fate >> QUERY_SHIFT & TABLE_MASK], self._answered, query)

    def _answered(self, at_s: float, query: tuple[Visitor, Done, float]) -> None:
        visitor, done, asked_s = query
        self._queries += 1
        self._query_s += at_s - asked_s
        self.pool.give_back(at_s)
        done(at_s, visitor)

    def gauges(self) -> dict[str, float]:
        """Connections in use, queries waiting, and since the last reading the number of queries and their mean time."""
        queries, total_s = self._queries, self._query_s
        self._queries, self._query_s = 0, 0.0
        return {
            "busy": self.pool.busy,
            "waiting": len(self.pool.waiting),
            "queries": queries,
            "query_mean_s": total_s / queries if queries else 0.0,
        }
