"""The database, reached through a pool of connections; each query holds one."""

from collections.abc import Callable

from kit.scenario.topology import Database as Declared
from kit.simulator.engine import Engine
from kit.simulator.recorder import Recorder
from kit.simulator.stack.disk import HOUR_S, Disk
from kit.simulator.stack.part import StackPart
from kit.simulator.stack.pool import Pool
from kit.simulator.stack.times import TABLE_MASK, times_table
from kit.simulator.stack.visitor import QUERY_SHIFT, Visitor

Done = Callable[[float, Visitor], None]
CONNECT_TIMEOUT_S = 3.0
"""How long the application tries to connect to a database whose host does not answer."""


class Query:
    """A query of one request: what comes after it, when it was asked, and the pool it was asked through."""

    __slots__ = ("asked_s", "done", "failed", "pool", "settled", "visitor")

    def __init__(self, visitor: Visitor, done: Done, failed: Done, asked_s: float, pool: Pool) -> None:
        self.visitor = visitor
        self.done = done
        self.failed = failed
        self.asked_s = asked_s
        self.pool = pool
        self.settled = False


class Database(StackPart[Declared]):
    """A database with a finite pool of connections and queries that take ``service_s``.

    The queries of some routes may be slower than the rest.

    Attributes:
        pool: its connections.
        disk: the volume that its data and logs are on.
        log_gb: size of the general log.
        gone: whether there is no primary, so that no connection can be made.
        unreachable: who is told that no connection could be made for a visitor's request.
        reloaded: who is told that settings were taken over; None for nobody.
    """

    unreachable: Done | None = None
    reloaded: Callable[[float], None] | None = None

    def __init__(self, engine: Engine, name: str, node: Declared, recorder: Recorder | None = None) -> None:
        super().__init__(engine, name, node)
        self.pool = Pool(node.connections)
        self.disk = Disk(engine, name, node.disk_gb, recorder)
        self.log_gb = 0.0
        self.gone = False
        self._logs = False
        self._writes = 0
        self._service_s = times_table(node.service_s)
        self._slow_s: dict[int, list[float]] = {}
        self._queries = 0
        self._query_s = 0.0

    def start(self, at_s: float) -> None:
        """Take over the size of the pool and whether statements are logged."""
        self.pool.resize(at_s, self.node.connections)
        if self.node.disk_gb:
            self._fill_disk(at_s)
        if self.reloaded is not None:
            self.reloaded(at_s)

    def _fill_disk(self, at_s: float) -> None:
        """The volume fills at the rate of the settings; a general log that is switched off is closed and removed."""
        node, logs = self.node, bool(self.node.general_log)
        rate_gb_h = node.disk_fill_gb_h + (node.general_log_gb_h if logs else 0.0)
        if at_s < 0.0:
            free_gb = node.disk_free_gb - rate_gb_h * at_s / HOUR_S
        else:
            free_gb = self.disk.free_gb(at_s) + (self.log_gb if self._logs and not logs else 0.0)
        self._logs = logs
        self.disk.change(at_s, free_gb, rate_gb_h)

    def restart(self, at_s: float) -> float:
        """Stop and start: queries wait meanwhile, and temporary files are removed."""
        if self.node.restart_s == 0.0:
            return super().restart(at_s)
        self.pool.resize(at_s, 0)
        self.engine.at(at_s + self.node.restart_s, self._restarted, None)
        return self.node.restart_s

    def _restarted(self, at_s: float, _: None) -> None:
        self.start(at_s)
        free_gb = self.disk.free_gb(at_s) + self.node.disk_temp_gb
        self.disk.change(at_s, free_gb, self.node.disk_fill_gb_h + self._logs * self.node.general_log_gb_h)

    def write(self) -> bool:
        """Write something down; False where there is no room for it."""
        if self.disk.is_full():
            return False
        self._writes += 1
        return True

    def drop_clients(self) -> None:
        """The clients have gone: their connections are free, and nobody waits for one."""
        self.pool.waiting.clear()
        self.pool = Pool(self.node.connections)

    def slow_routes(self, routes: frozenset[int], factor: float) -> None:
        """Multiply the time of the queries of some routes (by index) by a factor; 1 makes them as fast as the rest."""
        for route in routes:
            self._slow_s[route] = times_table(self.node.service_s, factor)
        if factor == 1.0:
            self._slow_s = {route: times for route, times in self._slow_s.items() if route not in routes}

    def _set_pace(self, slowness: float) -> None:
        self._service_s = times_table(self.node.service_s, slowness)

    def query(self, at_s: float, visitor: Visitor, done: Done, failed: Done | None = None) -> None:
        """Run a query for a visitor's request.

        Args:
            at_s: the time.
            visitor: whose request it is for.
            done: called when it has an answer.
            failed: called when it got no connection in time; None waits for ever.
        """
        if self.gone:
            self.engine.at(at_s + CONNECT_TIMEOUT_S, self.unreachable or failed or done, visitor)
            return
        pool = self.pool
        query = Query(visitor, done, failed or done, at_s, pool)
        if pool.busy >= pool.capacity and failed is not None:
            self.engine.at(at_s + self.node.pool_timeout_s, self._timed_out, query)
        pool.take(at_s, self._connected, query)

    def _connected(self, at_s: float, query: Query) -> None:
        if query.settled:  # it has given up waiting for a connection
            query.pool.give_back(at_s)
            return
        query.settled = True
        visitor = query.visitor
        times_s = self._slow_s.get(visitor.route, self._service_s) if self._slow_s else self._service_s
        self.engine.at(at_s + times_s[visitor.fate >> QUERY_SHIFT & TABLE_MASK], self._answered, query)

    def _timed_out(self, at_s: float, query: Query) -> None:
        if not query.settled:
            query.settled = True
            query.failed(at_s, query.visitor)

    def _answered(self, at_s: float, query: Query) -> None:
        self._queries += 1
        self._query_s += at_s - query.asked_s
        query.pool.give_back(at_s)
        query.done(at_s, query.visitor)

    def read(self, at_s: float) -> dict[str, float]:
        """The gauges; with a volume that can be full also what was written since the last reading, and what is free."""
        if not self.node.disk_gb:
            return self.gauges()
        writes, self._writes = self._writes, 0
        return {**self.gauges(), "writes": writes, "disk_free_pct": self.disk.free_pct(at_s)}

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
