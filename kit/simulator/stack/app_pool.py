"""The application: instances with workers; each worker is held by one request while that runs and waits for others."""

from collections.abc import Callable, Mapping

from kit.scenario.topology import AppPool as Declared
from kit.simulator.engine import Engine
from kit.simulator.recorder import Recorder
from kit.simulator.stack.cache import Cache
from kit.simulator.stack.database import Database
from kit.simulator.stack.instance import Instance
from kit.simulator.stack.part import StackPart
from kit.simulator.stack.third_party import ThirdParty
from kit.simulator.stack.times import TABLE_MASK, times_table
from kit.simulator.stack.visitor import APP_SHIFT, Visitor

OK = 200
SERVER_ERROR = 500
FULL, DOWN = "full", "down"
"""Why an instance does not take a connection: its backlog is full, or nothing listens."""
REPEAT_S = 10.0
"""An instance logs the same exception at most once in so many seconds, and then how often it came meanwhile."""
Respond = Callable[[float, Visitor, int], None]


class AppPool(StackPart[Declared]):
    """The application's instances and their workers.

    A request runs in the worker, asks the cache, on a miss the database, then the third parties of its route, and is
    answered. The web server takes turns with the instances.

    Attributes:
        respond: who gets the answers, with the HTTP status: the web server.
        cut_off: who is told that instances have stopped before they answered: the web server.
        instances: all of them, by number.
    """

    respond: Respond
    cut_off: Callable[[float], None]

    def __init__(
        self,
        engine: Engine,
        name: str,
        node: Declared,
        cache: Cache,
        database: Database,
        calls: tuple[tuple[ThirdParty, ...], ...],
        recorder: Recorder | None = None,
        writes: frozenset[int] = frozenset(),
    ) -> None:
        """Bring the application up.

        Args:
            engine: the clock.
            name: the node's name.
            node: its settings.
            cache: the cache.
            database: the database.
            calls: the third parties that each route needs, by the route's index.
            recorder: writes down what the application logs; None for an application without a log.
            writes: indices of the routes that write to the database, after everything else.
        """
        super().__init__(engine, name, node)
        self.instances = [Instance(number, node.workers) for number in range(node.instances)]
        self._serving = list(self.instances)
        self._turn = 0
        self._listens = True
        self._backlog = node.backlog
        self._service_s = times_table(node.service_s)
        self._cache = cache
        self._database = database
        database.unreachable = self._no_database
        self._calls = calls
        self._recorder = recorder
        self._writes = writes
        self._failed = 0

    # What responders and deploys do.

    def start(self, at_s: float) -> None:
        """Take over the settings; requests under way finish first, as in a graceful reload."""
        self._listens = True
        self._backlog = self.node.backlog
        for instance in self.instances:
            instance.pool.resize(at_s, self.node.workers)

    def restart(self, at_s: float) -> float:
        """Stop and start all instances; with ``restart_s`` that cuts off what they serve."""
        if self.node.restart_s == 0.0:
            return super().restart(at_s)
        for instance in self.instances:
            instance.alive = False
            instance.pool.waiting.clear()
        self._database.drop_clients()
        self._listens = False
        self.cut_off(at_s)
        self.instances = [Instance(old.number, self.node.workers, old.broken) for old in self.instances]
        numbers = {instance.number for instance in self._serving}
        self._serving = [instance for instance in self.instances if instance.number in numbers]
        self.engine.at(at_s + self.node.restart_s, lambda now_s, _: self.start(now_s), None)
        if self.node.cold_s:
            self.slow_down(self.node.cold_factor)
            warm_s = at_s + self.node.restart_s + self.node.cold_s
            self.engine.at(warm_s, lambda _at_s, _: self.slow_down(1.0 / self.node.cold_factor), None)
        return self.node.restart_s

    def deploy(self, number: int, broken: frozenset[int]) -> None:
        """Put another version of the code on one instance, which cannot serve some routes; nobody is cut off."""
        self.instances[number].broken = broken

    def drain_broken(self) -> int:
        """Have the web server leave out the instances that fail, as long as one remains; returns how many it leaves."""
        sound = [instance for instance in self._serving if not instance.broken]
        if sound:
            self._serving = sound
        return len(self._serving)

    def serve_with_all(self) -> None:
        """Have the web server take turns with all instances again."""
        self._serving = list(self.instances)

    def _set_pace(self, slowness: float) -> None:
        self._service_s = times_table(self.node.service_s, slowness)

    # What requests go through.

    def serve(self, at_s: float, visitor: Visitor) -> str:
        """Serve a visitor's request as soon as a worker is free.

        Returns:
            Why the connection is not taken, ``FULL`` or ``DOWN``; empty where it is.
        """
        self._turn += 1
        visitor.instance = instance = self._serving[self._turn % len(self._serving)]
        if not self._listens:
            return DOWN
        pool = instance.pool
        if pool.busy >= pool.capacity and len(pool.waiting) >= self._backlog:
            return FULL
        pool.take(at_s, self._run, visitor)
        return ""

    def _run(self, at_s: float, visitor: Visitor) -> None:
        self.engine.at(at_s + self._service_s[visitor.fate >> APP_SHIFT & TABLE_MASK], self._look_up, visitor)

    def _look_up(self, at_s: float, visitor: Visitor) -> None:
        visitor.calls_made = 0
        if visitor.route in visitor.instance.broken:
            self._crash(at_s, visitor)
        elif self._cache.has(visitor) and not (self._database.gone and visitor.route in self._writes):
            self._call(at_s, visitor)
        else:
            self._database.query(at_s, visitor, self._call, self._no_connection)

    def _call(self, at_s: float, visitor: Visitor) -> None:
        calls = self._calls[visitor.route]
        if visitor.calls_made < len(calls):
            visitor.calls_made += 1
            calls[visitor.calls_made - 1].call(at_s, visitor, self._call, self._call_timed_out)
        elif visitor.route in self._writes and not self._database.write():
            self._crash(at_s, visitor, "write_failed")
        else:
            visitor.instance.pool.give_back(at_s)
            self.respond(at_s, visitor, OK)

    # What can fail.

    def _crash(self, at_s: float, visitor: Visitor, kind: str = "exception") -> None:
        """The code of a route fails; repeats within a while are only counted in the log."""
        instance = visitor.instance
        if at_s - instance.logged_s >= REPEAT_S:
            self._log(at_s, visitor, kind, {"repeats": instance.suppressed})
            instance.logged_s, instance.suppressed = at_s, 0
        else:
            instance.suppressed += 1
        self._fail(at_s, visitor)

    def _call_timed_out(self, at_s: float, visitor: Visitor) -> None:
        party = self._calls[visitor.route][visitor.calls_made - 1]
        self._log(at_s, visitor, "call_timeout", {"party": party.name, "timeout_s": party.node.timeout_s})
        self._fail(at_s, visitor)

    def _no_database(self, at_s: float, visitor: Visitor) -> None:
        self._crash(at_s, visitor, "database_gone")

    def _no_connection(self, at_s: float, visitor: Visitor) -> None:
        limits = {"connections": self._database.node.connections, "timeout_s": self._database.node.pool_timeout_s}
        self._log(at_s, visitor, "pool_timeout", limits)
        self._fail(at_s, visitor)

    def _fail(self, at_s: float, visitor: Visitor) -> None:
        self._failed += 1
        visitor.instance.pool.give_back(at_s)
        self.respond(at_s, visitor, SERVER_ERROR)

    def _log(self, at_s: float, visitor: Visitor, kind: str, fields: Mapping[str, str | int | float]) -> None:
        instance = visitor.instance
        if self._recorder is not None and instance.alive:
            what = {**fields, "route": visitor.route, "visitor": visitor.number, "instance": instance.number}
            self._recorder.log(at_s, "syslog", self.name, "shop", kind, "err", what)

    def gauges(self) -> dict[str, float]:
        """Over all instances: workers at work, requests waiting for one, and instances with broken code.

        Also how many requests have failed in the application since the last reading.
        """
        failed, self._failed = self._failed, 0
        pools = [instance.pool for instance in self.instances]
        return {
            "busy": sum(pool.busy for pool in pools),
            "waiting": sum(len(pool.waiting) for pool in pools),
            "broken": sum(bool(instance.broken) for instance in self.instances),
            "failed": failed,
        }
