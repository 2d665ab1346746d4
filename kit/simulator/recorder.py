"""Writes down what happens: one row a finished request, log lines, and the counters that alert rules read."""

from array import array
from collections.abc import Mapping

from kit.simulator.records import LogEvent, Run
from kit.simulator.stack.visitor import Visitor

NOT_APPLICABLE = float("nan")


class Recorder:
    """Fills the records of a run; what happens before the window opens (time 0) is not written down.

    Attributes:
        run: the records.
        sent: requests sent since the window opened, to check that none is lost.
        answered: requests that the web server logged since the window opened.
        answered_5xx: those of them with a 5xx status.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.sent = 0
        self.answered = 0
        self.answered_5xx = 0
        rows = run.requests
        self._columns = (
            rows.sent_s.append, rows.done_s.append, rows.logged_s.append, rows.status.append, rows.route.append,
            rows.visitor.append, rows.attempt.append, rows.host.append, rows.request_time_s.append,
            rows.upstream_time_s.append,
        )  # fmt: skip

    def finished(
        self, at_s: float, visitor: Visitor, status: int, logged_s: float, request_time_s: float, upstream_time_s: float
    ) -> int:
        """A request has its outcome; times that do not exist are ``NOT_APPLICABLE``.

        Returns:
            Its row; -1 if it was sent before the window.
        """
        if logged_s >= 0.0:
            self.answered += 1
            if status >= 500:
                self.answered_5xx += 1
        if visitor.sent_s < 0.0:
            return -1
        sent, done, logged, code, route, number, attempt, host, request_time, upstream_time = self._columns
        sent(visitor.sent_s)
        done(at_s)
        logged(logged_s)
        code(status)
        route(visitor.route)
        number(visitor.number)
        attempt(visitor.attempt)
        host(0)
        request_time(request_time_s)
        upstream_time(upstream_time_s)
        return len(self.run.requests.sent_s) - 1

    def logged_late(self, at_s: float, row: int) -> None:
        """The web server comes across a request whose client gave up before."""
        self.answered += 1
        self.run.requests.logged_s[row] = at_s
        self.run.requests.request_time_s[row] = 0.0

    def log(
        self,
        at_s: float,
        source: str,
        node: str,
        program: str,
        kind: str,
        level: str,
        fields: Mapping[str, str | int | float],
    ) -> None:
        """A program writes a line to a log."""
        if at_s >= 0.0:
            host = self.run.draw.hosts[node]
            self.run.log_events.append(LogEvent(at_s, source, host, program, kind, level, fields))

    def cannot_log(self, at_s: float, node: str) -> None:
        """From now on a node's host cannot write to its own logs."""
        self.run.silences.append((self.run.draw.hosts[node], at_s, self.run.duration_s))

    def can_log(self, at_s: float, node: str) -> None:
        """A node's host can write to its own logs again."""
        host, since_s, _ = self.run.silences.pop()
        self.run.silences.append((host, since_s, at_s))
        message = "file '/var/log/syslog' write error: No space left on device"
        lines = (("err", message), ("info", "action 'action-1-builtin:omfile' resumed (module 'builtin:omfile')"))
        for level, text in lines:
            self.log(at_s + 0.8, "syslog", node, "rsyslogd", "line", level, {"message": text})

    def gauge(self, name: str, value: float) -> None:
        """A gauge is read."""
        self.run.gauges.setdefault(name, array("d")).append(value)
