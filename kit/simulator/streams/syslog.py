"""The hosts' system logs (RFC 5424), gathered: what the run logged, what responders did there, and the usual noise."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from kit.evidence.items import LogLine
from kit.simulator.draw import Stream
from kit.simulator.records import ActionTaken, LogEvent
from kit.simulator.streams.processes import WebProcesses
from kit.simulator.streams.story import Story

_SEVERITIES = {"emerg": 0, "alert": 1, "crit": 2, "err": 3, "warning": 4, "notice": 5, "info": 6, "debug": 7}
_FACILITIES = {"CRON": 9, "sshd": 10, "sudo": 10, "kernel": 0}
_DAEMON = 3
_NGINX = "nginx.service - A high performance web server and a reverse proxy server"


class Entry(NamedTuple):
    """One line before it is written; ``pid`` 0 stands for none."""

    at_s: float
    host: str
    program: str
    pid: int
    severity: str
    message: str


def write_syslog(story: Story, processes: WebProcesses) -> tuple[LogLine, ...]:
    """The lines of all hosts in order of time."""
    entries = [_from_run(story, event) for event in story.run.log_events if event.source == "syslog"]
    for action in story.run.actions:
        entries += _from_action(story, action, processes)
    entries += _noise(story)
    window = sorted((entry for entry in entries if 0.0 <= entry.at_s < story.run.duration_s), key=lambda e: e.at_s)
    return tuple(
        LogLine(
            id=f"sys-{number:04d}",
            source="syslog",
            at_utc=story.run.at_utc(entry.at_s),
            text=syslog_line(story.run.at_utc(entry.at_s), entry),
        )
        for number, entry in enumerate(window, start=1)
    )


def syslog_line(at_utc: datetime, entry: Entry) -> str:
    """One line as RFC 5424 has it: ``<PRI>1 TIMESTAMP HOST APP PROCID MSGID SD MSG``."""
    priority = 8 * _FACILITIES.get(entry.program, _DAEMON) + _SEVERITIES[entry.severity]
    stamp = f"{at_utc:%Y-%m-%dT%H:%M:%S}.{at_utc.microsecond // 1000:03d}Z"
    return f"<{priority}>1 {stamp} {entry.host} {entry.program} {entry.pid or '-'} - - {entry.message}"


def _from_run(story: Story, event: LogEvent) -> Entry:
    """What the run logged, in the words of the program that logs it."""
    at_utc, fields = story.run.at_utc(event.at_s), event.fields
    match event.kind:
        case "service_stopping":
            message, pid = f"Stopping {_NGINX}...", 1
        case "service_started":
            message, pid = f"Started {_NGINX}.", 1
        case "page_cleaner":
            pid = 1100 + int(story.random("mysqld pid")() * 800)
            message = (
                f"{at_utc:%Y-%m-%dT%H:%M:%S}.{at_utc.microsecond:06d}Z 0 [Note] InnoDB: page_cleaner: 1000ms intended loop took "
                f"{fields['loop_ms']}ms. The settings might not be optimal. (flushed={fields['flushed']} and evicted=0, during the time.)"
            )
        case "dump_started":
            pid = 40_000 + int(story.random("dump pid")() * 20_000)
            message = f"(root) CMD ({fields['job']})"
        case kind:
            raise ValueError(f"the wording of {kind!r} is not known here; add it to streams/syslog.py")
    return Entry(event.at_s, event.host, event.program, pid, event.level, message)


def _from_action(story: Story, action: ActionTaken, processes: WebProcesses) -> Iterator[Entry]:
    """What a responder's work on a host leaves in its log: a login, commands under sudo, what systemd and nginx said."""
    node = action.target.split(".")[0]
    host = story.draw.hosts.get(node)
    if host is None:
        return
    draw = story.random(f"session {action.name}")
    user, pid = story.handle(action.who), 300_000 + int(draw() * 500_000)
    if action.do in {"look", "restart"}:
        address = f"10.8.0.{2 + int(draw() * 60)}"
        message = f"Accepted publickey for {user} from {address} port {40000 + int(draw() * 20000)} ssh2"
        yield Entry(action.at_s - 6 - 14 * draw(), host, "sshd", pid, "info", message)
    for lead_s, command in _commands(action, node):
        message = f"{user} : TTY=pts/0 ; PWD=/home/{user} ; USER=root ; COMMAND={command}"
        yield Entry(action.at_s + lead_s, host, "sudo", pid + 20 + int(draw() * 9), "notice", message)
    if action.do == "set" and node == story.scenario.topology.only("nginx"):
        yield Entry(action.effective_s, host, "systemd", 1, "info", f"Reloading {_NGINX}...")
        yield Entry(action.effective_s + 0.1, host, "systemd", 1, "info", f"Reloaded {_NGINX}.")
    if action.do == "restart" and node == story.scenario.topology.only("nginx"):
        warned = [
            e
            for e in story.run.log_events
            if e.kind == "connections_exceed_nofile" and e.at_s <= action.effective_s + 5
        ]
        if warned:
            words = "nginx: [warn] {worker_connections} worker_connections exceed open file resource limit: {nofile}"
            master = processes.at(action.effective_s).master
            yield Entry(warned[-1].at_s - 0.02, host, "nginx", master, "info", words.format_map(warned[-1].fields))
    if action.do == "restart" and node == story.scenario.topology.only("app_pool"):
        yield Entry(
            action.at_s + 0.3, host, "systemd", 1, "info", "Stopping shop.service - Shop application (gunicorn)..."
        )
        yield Entry(
            action.effective_s, host, "systemd", 1, "info", "Started shop.service - Shop application (gunicorn)."
        )


def _commands(action: ActionTaken, node: str) -> tuple[tuple[float, str], ...]:
    """The commands of an action and how many seconds after its beginning each was given."""
    match action.do:
        case "restart":
            return ((-0.4, f"/usr/bin/systemctl restart {'nginx' if node == 'web' else 'shop'}"),)
        case "look":
            return ((2.0, "/usr/bin/tail -n 40 /var/log/nginx/error.log"), (48.0, "/usr/bin/ls /proc"))
        case "set":
            return (
                (1.0, "sudoedit /etc/nginx/nginx.conf"),
                (action.effective_s - action.at_s - 0.5, "/usr/bin/systemctl reload nginx"),
            )
        case _:
            return ()


def _noise(story: Story) -> Iterator[Entry]:
    """What every host logs all day: cron, timers, the clock."""
    for node, host in story.draw.hosts.items():
        if story.scenario.topology.nodes[node].kind == "third_party":
            continue
        draw = story.random(f"noise {node}")
        start = story.run.start_utc
        first_s = 60.0 * (-(start.minute % 5) % 5) - start.second
        pid = 20_000 + int(draw() * 60_000)
        at_s = first_s
        while at_s < story.run.duration_s:
            pid += 5 + int(draw() * 60)
            yield Entry(
                at_s + 1 + 0.6 * draw(),
                host,
                "CRON",
                pid,
                "info",
                "(root) CMD (command -v debian-sa1 > /dev/null && debian-sa1 1 1)",
            )
            at_s += 300.0
        yield from _timers(story, host, draw)


def _timers(story: Story, host: str, draw: Stream) -> Iterator[Entry]:
    at_s = 300.0 + 900.0 * draw()
    while at_s < story.run.duration_s:
        what = draw()
        if what < 0.4:
            offset = int(-400 + 800 * draw())
            yield Entry(at_s, host, "chronyd", 611, "info", f"System clock wrong by {offset / 1e6:.6f} seconds")
        elif what < 0.7:
            yield Entry(
                at_s, host, "systemd", 1, "info", "Starting apt-daily.service - Daily apt download activities..."
            )
            yield Entry(
                at_s + 1 + 3 * draw(),
                host,
                "systemd",
                1,
                "info",
                "Finished apt-daily.service - Daily apt download activities.",
            )
        else:
            yield Entry(
                at_s, host, "systemd", 1, "info", "Started sysstat-collect.service - system activity accounting tool."
            )
        at_s += 700.0 + 1900.0 * draw()
