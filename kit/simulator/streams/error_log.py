"""The web server's error log, in nginx's own words."""

from kit.evidence.items import LogLine
from kit.simulator.records import LogEvent
from kit.simulator.streams.nginx import error_line, request_context
from kit.simulator.streams.processes import WebProcesses
from kit.simulator.streams.story import Story
from kit.simulator.streams.visitors import Visitors

_UPSTREAM = {
    "read_timeout": "upstream timed out (110: Connection timed out) while reading response header from upstream",
    "connect_timeout": "upstream timed out (110: Connection timed out) while connecting to upstream",
    "connect_refused": "connect() failed (111: Connection refused) while connecting to upstream",
    "closed_early": "upstream prematurely closed connection while reading response header from upstream",
    "socket_emfile": "socket() failed (24: Too many open files) while connecting to upstream",
}
"""Errors that concern a request passed on, or to be passed on."""
WANTED_LINES = 4_000
"""About how many lines a case holds at most; a log with more is sampled, one line in n, and the brief says so."""


def keep_one_in(lines: int) -> int:
    """The n of one line in n: 1 keeps all."""
    return max(1, -(-lines // WANTED_LINES))


def write_error_log(story: Story, visitors: Visitors, processes: WebProcesses) -> tuple[tuple[LogLine, ...], int]:
    """The lines in order, and n where one line in n was kept, drawn at random."""
    events = [event for event in story.run.log_events if event.source == "nginx.error"]
    one_in = keep_one_in(len(events))
    draw = story.random("error_log")
    kept = [event for event in events if draw() * one_in < 1.0]
    kept.sort(key=lambda event: event.at_s)
    writer = _Writer(story, visitors, processes)
    lines = tuple(
        LogLine(
            id=f"err-{number:04d}",
            source="nginx.error",
            at_utc=story.run.at_utc(event.at_s),
            text=writer.line(event),
        )
        for number, event in enumerate(kept, start=1)
    )
    return lines, one_in


class _Writer:
    """Turns what the web server had to complain about into its lines."""

    def __init__(self, story: Story, visitors: Visitors, processes: WebProcesses) -> None:
        self._story = story
        self._visitors = visitors
        self._processes = processes
        # The application's address inside the company; nginx logs the address that the name in its configuration had.
        self._upstream = f"10.20.0.{10 + int(story.random('application address')() * 40)}:8000"
        self._endpoints = {endpoint.path: endpoint for endpoint in story.scenario.workload.endpoints}

    def line(self, event: LogEvent) -> str:
        at_utc = self._story.run.at_utc(event.at_s)
        processes = self._processes.at(event.at_s)
        match event.kind:
            case "accept_emfile":
                message = "accept4() failed (24: Too many open files)"
                return error_line(at_utc, event.level, processes.worker, message)
            case kind if kind in _UPSTREAM:
                message = _UPSTREAM[kind] + self._context(event)
                return error_line(at_utc, event.level, processes.worker, message, self._connection(event))
            case "connections_exceed_nofile":
                message = "{worker_connections} worker_connections exceed open file resource limit: {nofile}"
                return error_line(at_utc, event.level, processes.master, message.format_map(event.fields))
            case "reusing_connections":
                message = "{worker_connections} worker_connections are not enough, reusing connections"
                return error_line(at_utc, event.level, processes.worker, message.format_map(event.fields))
            case kind:
                raise ValueError(f"nginx's wording of {kind!r} is not known here; add it to streams/error_log.py")

    def _connection(self, event: LogEvent) -> int:
        """A number that grows with every connection since nginx was started."""
        before = self._processes.at(event.at_s).connections_from
        return before + 2 * int(event.fields["visitor"]) + 1

    def _context(self, event: LogEvent) -> str:
        visitor, story = int(event.fields["visitor"]), self._story
        route = story.run.routes[int(event.fields["route"])]
        arriving = self._visitors.arriving(visitor, event.at_s)
        path = self._visitors.path(visitor, route, arriving=arriving)
        return request_context(
            client=self._visitors.of(visitor).address,
            server=story.draw.domain,
            request=f"{self._endpoints[route].method} {path} HTTP/1.1",
            upstream=f"http://{self._upstream}{path}",
            host=story.draw.domain,
            referer=self._visitors.referer(visitor, arriving=arriving),
        )
