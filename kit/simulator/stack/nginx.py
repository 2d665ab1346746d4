"""nginx: workers hold a descriptor for each client and one for each request passed on, until all are taken.

The rules are nginx's own (as of 1.22 on Linux):

- A worker out of descriptors fails in ``accept4()`` with EMFILE, logs it, and stops accepting for half a second;
  clients meanwhile wait in the kernel's backlog, unseen by nginx: its request time starts when it has accepted.
- A worker that has accepted a client but has no descriptor left for the application answers 500 at once and closes
  that connection.
- An idle connection is closed after ``keepalive_timeout``. When fewer than a sixteenth of ``worker_connections`` are
  free, nginx closes some of the longest idle ones and goes on. That never happens while ``worker_connections`` is far
  above the limit of open files: the descriptors run out first.
- A reload starts new workers with the new settings; the old ones finish what they serve and close what is idle. A
  restart also closes the listening socket for a moment: who waits is reset, who comes is refused.
"""

# Long because what a worker may do with a connection is easier to follow in one place.

from collections.abc import Callable

from kit.scenario.topology import Nginx as Declared
from kit.simulator.engine import Engine
from kit.simulator.recorder import NOT_APPLICABLE, Recorder
from kit.simulator.stack.app_pool import SERVER_ERROR, AppPool
from kit.simulator.stack.backlog import Backlog, Waiting
from kit.simulator.stack.certificate import Certificate
from kit.simulator.stack.part import StackPart
from kit.simulator.stack.times import TABLE_SHIFT
from kit.simulator.stack.upstream import Upstream
from kit.simulator.stack.visitor import Visitor
from kit.simulator.stack.worker import Worker

UNAVAILABLE = 503


class Nginx(StackPart[Declared]):
    """A web server host.

    Attributes:
        answered: called with the outcome of each request: time, visitor, status.
    """

    answered: Callable[[float, Visitor, int], None]

    def __init__(
        self,
        engine: Engine,
        name: str,
        node: Declared,
        app: AppPool,
        recorder: Recorder,
        patience_s: list[float],
        answer_patience_s: list[float] | None = None,
    ) -> None:
        """Put a web server in front of an application.

        Args:
            engine: the clock.
            name: the node's name.
            node: its settings.
            app: the application.
            recorder: writes down what nginx logs.
            patience_s: equally likely times that a client waits to be accepted.
            answer_patience_s: equally likely times that an accepted client waits for an answer; None: for ever.
        """
        super().__init__(engine, name, node)
        self._recorder = recorder
        self._backlog = Backlog(engine, recorder, patience_s, self._connect, self._tell)
        self._workers: list[Worker] = []
        self._ready: list[Worker] = []
        self._down = False
        self._certificate = Certificate(node)
        self._accepted = 0
        self._turned_away = 0
        self._upstream = Upstream(engine, name, app, recorder, answer_patience_s, self._respond, self._abandon)
        app.respond = self._respond

    # What responders do.

    def start(self, at_s: float) -> None:
        """Start new workers with the settings as configured; the old ones finish."""
        node = self.node
        self._retire_workers()
        self._down = False
        self._certificate = Certificate(node)
        self._workers = [Worker(number, node, self.engine) for number in range(node.workers)]
        self._ready = list(self._workers)
        if node.worker_connections > node.nofile:
            limits = {"worker_connections": node.worker_connections, "nofile": node.nofile}
            self._recorder.log(at_s, "nginx.error", self.name, "nginx", "connections_exceed_nofile", "warn", limits)
        self._accept_waiting(at_s)

    def restart(self, at_s: float) -> float:
        """Stop (idle connections closed, waiting clients reset, requests under way finished) and start again."""
        self._retire_workers()
        self._down = True
        self._recorder.log(at_s, "syslog", self.name, "systemd", "service_stopping", "info", {"unit": "nginx.service"})
        self._backlog.reset(at_s)
        self.engine.at(at_s + self.node.restart_s, self._restarted, None)
        return self.node.restart_s

    def _retire_workers(self) -> None:
        for worker in self._workers:
            worker.retired = True
            worker.close_longest_idle(worker.idle_count)
        self._workers, self._ready = [], []

    def _restarted(self, at_s: float, _: None) -> None:
        self._recorder.log(at_s, "syslog", self.name, "systemd", "service_started", "info", {"unit": "nginx.service"})
        self.start(at_s)

    # What clients do.

    def request(self, at_s: float, visitor: Visitor) -> None:
        """A client sends a request, over its open connection or a new one."""
        worker = visitor.worker
        if worker is not None:
            worker.wake(visitor)
            self._pass_on(at_s, visitor, worker)
        else:
            self._connect(at_s, visitor)

    def _connect(self, at_s: float, visitor: Visitor) -> None:
        if self._down:
            self._backlog.refuse(at_s, visitor)
        elif self._certificate.turns_away(at_s, visitor):
            self._accepted += 1
            self._turned_away += 1
            self._backlog.refuse(at_s, visitor)
        elif self._backlog.waiting or not self._accept(at_s, visitor):
            self._backlog.join(at_s, visitor, self.node.backlog)

    def _tell(self, at_s: float, visitor: Visitor, status: int) -> None:
        self.answered(at_s, visitor, status)

    # What workers do.

    def _accept(self, at_s: float, visitor: Visitor) -> bool:
        """Accept a new connection and serve its request; False where no worker can."""
        ready = self._ready
        while ready:
            worker = ready[(visitor.roll() >> TABLE_SHIFT) % len(ready)] if len(ready) > 1 else ready[0]
            if worker.open >= worker.room:
                self._out_of_descriptors(at_s, worker)
                continue
            if worker.open >= worker.crowded:
                self._make_room(at_s, worker)
            worker.open += 1
            self._accepted += 1
            visitor.worker = worker
            self._pass_on(at_s, visitor, worker)
            return True
        return False

    def _out_of_descriptors(self, at_s: float, worker: Worker) -> None:
        self._ready.remove(worker)
        self._recorder.log(at_s, "nginx.error", self.name, "nginx", "accept_emfile", "crit", {"worker": worker.number})
        self.engine.at(at_s + self.node.accept_pause_s, self._accept_again, worker)

    def _accept_again(self, at_s: float, worker: Worker) -> None:
        if not worker.retired:
            self._ready.append(worker)
            self._accept_waiting(at_s)

    def _accept_waiting(self, at_s: float) -> None:
        backlog = self._backlog.waiting
        while backlog and self._ready:
            waiting = backlog.popleft()
            visitor = waiting.visitor
            if self._accept_dead(at_s, waiting) if visitor is None else self._accept(at_s, visitor):
                waiting.visitor = None
            else:
                backlog.appendleft(waiting)

    def _accept_dead(self, at_s: float, waiting: Waiting) -> bool:
        """Accept a connection whose client has gone: it takes a descriptor for an instant, and a line in the log."""
        for worker in list(self._ready):
            if worker.open < worker.room:
                if waiting.row >= 0:
                    self._recorder.logged_late(at_s, waiting.row)
                return True
            self._out_of_descriptors(at_s, worker)
        return False

    def _make_room(self, at_s: float, worker: Worker) -> None:
        """Close some idle connections when few of ``worker_connections`` are free."""
        if worker.make_room() and at_s - worker.warned_s >= 1.0:
            worker.warned_s = at_s
            fields = {"worker": worker.number, "worker_connections": self.node.worker_connections}
            self._recorder.log(at_s, "nginx.error", self.name, "nginx", "reusing_connections", "warn", fields)

    def _pass_on(self, at_s: float, visitor: Visitor, worker: Worker) -> None:
        """Pass a request on to the application, which takes another descriptor."""
        visitor.received_s = at_s
        if visitor.retry and self.node.refuse_retries:
            self._keep_or_close(at_s, visitor, worker)
            self._recorder.finished(at_s, visitor, UNAVAILABLE, at_s, 0.0, NOT_APPLICABLE)
            self.answered(at_s, visitor, UNAVAILABLE)
            return
        if worker.open < worker.room:
            if worker.open >= worker.crowded:
                self._make_room(at_s, worker)
            worker.open += 1
            self._upstream.pass_on(at_s, visitor, self.node)
            return
        worker.open -= 1
        visitor.worker = None
        fields = {"worker": worker.number, "visitor": visitor.number, "route": visitor.route}
        self._recorder.log(at_s, "nginx.error", self.name, "nginx", "socket_emfile", "alert", fields)
        self._recorder.finished(at_s, visitor, SERVER_ERROR, at_s, 0.0, NOT_APPLICABLE)
        self.answered(at_s, visitor, SERVER_ERROR)

    def _respond(self, at_s: float, visitor: Visitor, status: int) -> None:
        """The application has answered: free its descriptor, keep or close the client's connection."""
        worker = visitor.worker
        if worker is None:
            return  # nobody waits for this answer any more
        worker.open -= 1
        self._keep_or_close(at_s, visitor, worker)
        took_s = at_s - visitor.received_s
        self._recorder.finished(at_s, visitor, status, at_s, took_s, took_s)
        self.answered(at_s, visitor, status)

    def _keep_or_close(self, at_s: float, visitor: Visitor, worker: Worker) -> None:
        """A client has its answer: keep the connection idle, or close it."""
        if visitor.keeps_alive and not worker.retired:
            worker.keep_idle(at_s, visitor)
        else:
            worker.open -= 1
            visitor.worker = None

    def _abandon(self, at_s: float, visitor: Visitor, status: int) -> None:
        """A client has left while the application served it: close both connections."""
        worker = visitor.worker
        assert worker is not None
        worker.open -= 2
        visitor.worker = None
        took_s = at_s - visitor.received_s
        self._recorder.finished(at_s, visitor, status, at_s, took_s, took_s)
        self.answered(at_s, visitor, status)

    def read(self, at_s: float) -> dict[str, float]:
        """The gauges, and with TLS those of the certificate.

        Connections accepted and clients turned away since the last reading, what is left of the certificate's time,
        and whether a check over plain http succeeds.
        """
        if not self.node.certificate_days:
            return self.gauges()
        accepted, self._accepted = self._accepted, 0
        turned_away, self._turned_away = self._turned_away, 0
        return {
            **self.gauges(),
            "accepted": accepted,
            "http_check": 0 if self._down else 1,
            "turned_away": turned_away,
            "certificate_left_s": max(0.0, self._certificate.expires_s - at_s),
        }

    def gauges(self) -> dict[str, float]:
        """Descriptors of the fullest worker; connections (clients and upstream), idle ones, those not yet accepted."""
        workers = self._workers
        return {
            "fds_max": self.node.fd_base + max((worker.open for worker in workers), default=0),
            "connections": sum(worker.open for worker in workers),
            "idle": sum(worker.idle_count for worker in workers),
            "backlog": len(self._backlog.waiting),
        }
