"""nginx's side of the requests that it has passed on: who still waits for the application, and for how long.

The rules are nginx's own (as of 1.22 on Linux):

- An application whose backlog is full drops the connection's first packet; the kernel tries again after 1 s and 3 s.
  After ``proxy_connect_timeout`` nginx answers 504 (``110: Connection timed out ... while connecting to upstream``).
  Where nothing listens the connection is refused, and the answer is 502.
- After ``proxy_read_timeout`` without an answer nginx answers 504. A client that leaves first is logged with 499.
- In all these cases nginx closes its connection to the application, which notices nothing: it serves the request all
  the same when its turn comes, and its worker is held as long.
- An application that is cut off while it serves a request gives the client a 502.

Nearly all requests are answered within a second. So only those that have waited that long get a planned end: a timer
for each request would cost more than everything else that happens to it.
"""

import math
from collections import deque
from collections.abc import Callable

from kit.scenario.topology import Nginx as Declared
from kit.simulator.engine import Engine
from kit.simulator.recorder import Recorder
from kit.simulator.records import CLIENT_GAVE_UP
from kit.simulator.stack.app_pool import DOWN, AppPool
from kit.simulator.stack.times import TABLE_MASK, TABLE_SHIFT
from kit.simulator.stack.visitor import NEVER, Visitor

LOOK_S = 1.0
"""How often to look for requests that have waited so long, to plan their end; nobody gives up sooner."""
BAD_GATEWAY, GATEWAY_TIMEOUT = 502, 504
Passed = tuple[float, Visitor]
"""When a request was passed on, and whose it is."""


class Upstream:
    """The requests passed on to the application by one web server."""

    def __init__(
        self,
        engine: Engine,
        name: str,
        app: AppPool,
        recorder: Recorder,
        patience_s: list[float] | None,
        respond: Callable[[float, Visitor, int], None],
        abandon: Callable[[float, Visitor, int], None],
    ) -> None:
        """Watch over the requests passed on.

        Args:
            engine: the clock.
            name: the web server's node.
            app: the application.
            recorder: writes down what nginx logs.
            patience_s: equally likely times that a client waits for an answer; None: for ever.
            respond: answers a visitor over their connection.
            abandon: closes the connection of a visitor who has left.
        """
        self._engine = engine
        self._name = name
        self._app = app
        self._recorder = recorder
        self._patience_s = patience_s or [math.inf] * (TABLE_MASK + 1)
        self._respond = respond
        self._abandon = abandon
        self._young: deque[Passed] = deque()
        self._slow: dict[Visitor, float] = {}
        self._looking = False
        app.cut_off = self._cut_off

    def pass_on(self, at_s: float, visitor: Visitor, node: Declared) -> None:
        """Pass a request on to the application; ``node`` holds the time-outs in force."""
        self._young.append((at_s, visitor))
        if not self._looking:
            self._looking = True
            self._engine.at(at_s + LOOK_S, self._look, node)
        refusal = self._app.serve(at_s, visitor)
        if refusal:
            self._refused(at_s, visitor, refusal, node)

    def _refused(self, at_s: float, visitor: Visitor, refusal: str, node: Declared) -> None:
        """The application does not take the connection: try again as TCP does, or answer."""
        if refusal == DOWN:
            self._fail(at_s, visitor, BAD_GATEWAY, "connect_refused")
            return
        ends_s = visitor.received_s + node.proxy_connect_timeout_s
        again_s = at_s + max(1.0, 2.0 * (at_s - visitor.received_s))  # 1 and 3 s after it was passed on
        if again_s < ends_s:
            self._engine.at(again_s, self._connect_again, (visitor.received_s, visitor, node))
        else:
            self._engine.at(ends_s, self._connect_ends, (visitor.received_s, visitor))

    def _connect_again(self, at_s: float, attempt: tuple[float, Visitor, Declared]) -> None:
        passed_s, visitor, node = attempt
        if self._waits(visitor, passed_s):
            refusal = self._app.serve(at_s, visitor)
            if refusal:
                self._refused(at_s, visitor, refusal, node)

    def _connect_ends(self, at_s: float, passed: Passed) -> None:
        passed_s, visitor = passed
        if self._waits(visitor, passed_s):
            self._fail(at_s, visitor, GATEWAY_TIMEOUT, "connect_timeout")

    @staticmethod
    def _waits(visitor: Visitor, passed_s: float) -> bool:
        """Whether the visitor still waits for the answer to the request passed on then."""
        return visitor.worker is not None and visitor.received_s == passed_s and visitor.idle_since_s == NEVER

    def _look(self, at_s: float, node: Declared) -> None:
        """Plan how those end who have waited for a while: they leave, or nginx answers 504."""
        young = self._young
        while young and young[0][0] + LOOK_S <= at_s:
            passed_s, visitor = young.popleft()
            # _waits, written out because it is asked for every request
            if visitor.idle_since_s != NEVER or visitor.received_s != passed_s or visitor.worker is None:
                continue
            self._slow[visitor] = passed_s
            gives_up_s = visitor.sent_s + (visitor.timeout_s or self._patience_s[visitor.roll() >> TABLE_SHIFT])
            times_out_s = passed_s + node.proxy_read_timeout_s
            if gives_up_s < times_out_s:
                self._engine.at(max(at_s, gives_up_s), self._give_up, (passed_s, visitor))
            else:
                self._engine.at(times_out_s, self._time_out, (passed_s, visitor))
        self._looking = bool(young)
        if young:
            self._engine.at(at_s + LOOK_S, self._look, node)

    def _still_waiting(self, passed: Passed) -> Visitor | None:
        passed_s, visitor = passed
        if self._slow.get(visitor) == passed_s:
            del self._slow[visitor]
        return visitor if self._waits(visitor, passed_s) else None

    def _give_up(self, at_s: float, passed: Passed) -> None:
        visitor = self._still_waiting(passed)
        if visitor is not None:
            self._abandon(at_s, visitor.leave_behind(), CLIENT_GAVE_UP)

    def _time_out(self, at_s: float, passed: Passed) -> None:
        visitor = self._still_waiting(passed)
        if visitor is not None:
            self._fail(at_s, visitor, GATEWAY_TIMEOUT, "read_timeout")

    def _fail(self, at_s: float, visitor: Visitor, status: int, kind: str) -> None:
        """Log an error of the application's side and answer with nginx's own page."""
        fields = {"visitor": visitor.number, "route": visitor.route}
        self._recorder.log(at_s, "nginx.error", self._name, "nginx", kind, "error", fields)
        self._respond(at_s, visitor.leave_behind(), status)

    def _cut_off(self, at_s: float) -> None:
        """Instances of the application have stopped: whoever waits for one of them gets a 502."""
        for passed_s, visitor in [(passed_s, visitor) for visitor, passed_s in self._slow.items()] + list(self._young):
            if self._waits(visitor, passed_s) and not visitor.instance.alive:
                self._fail(at_s, visitor, BAD_GATEWAY, "closed_early")
