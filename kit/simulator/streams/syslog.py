"""The hosts' system logs (RFC 5424), gathered: what the run logged, what responders did there, and the usual noise."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from kit.evidence.items import LogLine
from kit.scenario.wording import fill
from kit.simulator.records import ActionTaken, LogEvent
from kit.simulator.streams.app_log import AppProcesses, app_message
from kit.simulator.streams.processes import Pids, WebProcesses
from kit.simulator.streams.story import Story

_SEVERITIES = {"emerg": 0, "alert": 1, "crit": 2, "err": 3, "warning": 4, "notice": 5, "info": 6, "debug": 7}
_FACILITIES = {"CRON": 9, "sshd": 10, "sudo": 10, "kernel": 0}
_DAEMON = 3
_NGINX = "nginx.service - A high performance web server and a reverse proxy server"
_SHOP = "shop.service - Shop application (gunicorn)"
_APT = "apt-daily.service - Daily apt download activities"
_CRON_S = 300.0


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
    app = AppProcesses(story)
    entries = [_from_run(story, event, app) for event in story.run.log_events if event.source == "syslog"]
    entries += [entry for action in story.run.actions for entry in _from_action(story, action, processes)]
    entries += [entry for action in story.run.actions for entry in _typed(story, action, app)]
    for node, host in story.draw.hosts.items():
        if story.scenario.topology.nodes[node].kind != "third_party":
            entries += _noise(story, host)
    silent = story.run.silences
    entries = [e for e in entries if not any(e.host == host and start <= e.at_s < end for host, start, end in silent)]
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


def _from_run(story: Story, event: LogEvent, app: AppProcesses) -> Entry:
    """What the run logged, in the words of the program that logs it."""
    fields, pid = event.fields, 1
    match event.kind:
        case "service_stopping":
            message = f"Stopping {_NGINX}..."
        case "service_started":
            message = f"Started {_NGINX}."
        case "page_cleaner":
            at_utc, pid = story.run.at_utc(event.at_s), 900 + int(story.random("mysqld pid")() * 800)
            message = (
                f"{at_utc:%Y-%m-%dT%H:%M:%S}.{at_utc.microsecond:06d}Z 0 [Note] InnoDB: page_cleaner: 1000ms intended "
                f"loop took {fields['loop_ms']}ms. The settings might not be optimal. "
                f"(flushed={fields['flushed']} and evicted=0, during the time.)"
            )
        case "dump_started":
            pid = Pids(story, event.host).at(event.at_s)
            message = f"(root) CMD ({fields['job']})"
        case "line":
            message, pid = str(fields["message"]), int(fields.get("pid", 0))
        case "instance_started":
            message = f"Started {fields['unit']} - Shop application, instance {fields['unit'][5:-8]}."
        case kind if event.program == "shop":
            pid = app.worker(event.at_s, int(fields["instance"]), int(fields["visitor"]))
            message = app_message(story, event)
        case kind:
            raise ValueError(f"the wording of {kind!r} is not known here; add it to streams/syslog.py")
    return Entry(event.at_s + float(fields.get("after_s", 0.0)), event.host, event.program, pid, event.level, message)


def _from_action(story: Story, action: ActionTaken, processes: WebProcesses) -> Iterator[Entry]:
    """What a responder's work on a host leaves in its log: a login, commands under sudo, what systemd said."""
    node = action.target.split(".")[0]
    host = story.draw.hosts.get(node)
    words = story.prose.actions.get(action.name)
    if host is None or action.do not in {"look", "restart", "set"} or (words is not None and words.commands):
        return
    commands = _commands(story, action, processes)
    yield from _session(story, action, host, commands, logs_in=action.do != "set")
    is_web = node == story.scenario.topology.only("nginx")
    if action.do == "set" and is_web:
        yield Entry(action.effective_s, host, "systemd", 1, "info", f"Reloading {_NGINX}...")
        yield Entry(action.effective_s + 0.1, host, "systemd", 1, "info", f"Reloaded {_NGINX}.")
    elif action.do == "restart" and is_web:
        yield from _start_warning(story, action, host, processes)
    elif action.do == "restart":
        yield Entry(action.at_s + 0.3, host, "systemd", 1, "info", f"Stopping {_SHOP}...")
        yield Entry(action.effective_s, host, "systemd", 1, "info", f"Started {_SHOP}.")


def _session(
    story: Story, action: ActionTaken, host: str, commands: Iterable[tuple[float, str]], *, logs_in: bool
) -> Iterator[Entry]:
    """A login, unless they still are logged in from a look before, and what is typed under sudo."""
    draw, pids, user = story.random(f"session {action.name}"), Pids(story, host), story.handle(action.who)
    if logs_in:
        login_s = action.at_s - 6.0 - 14.0 * draw()
        message = f"Accepted publickey for {user} from 10.8.0.{2 + int(draw() * 60)} port {40000 + int(draw() * 20000)}"
        yield Entry(login_s, host, "sshd", pids.at(login_s), "info", f"{message} ssh2")
    for at_s, command in commands:
        message = f"{user} : TTY=pts/0 ; PWD=/home/{user} ; USER=root ; COMMAND={command}"
        yield Entry(at_s, host, "sudo", pids.at(at_s), "notice", message)


def _typed(story: Story, action: ActionTaken, app: AppProcesses) -> Iterator[Entry]:
    """What the prose says is typed for an action: evenly from its beginning to its effect, or over a minute."""
    words = story.prose.actions.get(action.name)
    if words is None or not words.commands:
        return
    host = story.draw.hosts[words.typed_on or action.target.split(".")[0]]
    step_s = (max(action.effective_s - action.at_s, 60.0) - 2.0) / len(words.commands)
    facts = story.draw.hosts | {"app_pid": str(app.master(action.at_s) + 4)}
    commands = [(action.at_s + 2.0 + k * step_s, fill(command, facts)) for k, command in enumerate(words.commands)]
    yield from _session(story, action, host, commands, logs_in=True)
    if "/usr/bin/systemctl reload nginx" in words.commands:
        yield Entry(action.effective_s, host, "systemd", 1, "info", f"Reloaded {_NGINX}.")


def _commands(story: Story, action: ActionTaken, processes: WebProcesses) -> Iterator[tuple[float, str]]:
    """The commands of an action, and when each was given."""
    is_web = action.target.split(".")[0] == story.scenario.topology.only("nginx")
    match action.do:
        case "restart":
            yield action.at_s - 0.4, f"/usr/bin/systemctl restart {'nginx' if is_web else 'shop'}"
        case "look":
            yield action.at_s + 2.0, "/usr/bin/tail -n 40 /var/log/nginx/error.log"
            yield action.at_s + 51.0, f"/usr/bin/cat /proc/{processes.at(action.at_s).worker}/limits"
            yield action.at_s + 63.0, f"/usr/bin/ls /proc/{processes.at(action.at_s).worker}/fd"
        case "set":
            yield action.at_s + 1.0, "sudoedit /etc/nginx/nginx.conf"
            yield action.effective_s - 4.0, "/usr/sbin/nginx -t"
            yield action.effective_s - 0.5, "/usr/bin/systemctl reload nginx"


def _start_warning(story: Story, action: ActionTaken, host: str, processes: WebProcesses) -> Iterator[Entry]:
    """What nginx says when it is started, on its standard error, which systemd passes to the log."""
    for event in story.run.log_events:
        if event.kind == "connections_exceed_nofile" and action.at_s < event.at_s <= action.effective_s + 1.0:
            words = "nginx: [warn] {worker_connections} worker_connections exceed open file resource limit: {nofile}"
            message = words.format_map(event.fields)
            yield Entry(event.at_s - 0.02, host, "nginx", processes.at(event.at_s).master, "info", message)


def _noise(story: Story, host: str) -> Iterator[Entry]:
    """What every host logs all day: cron, the clock, a timer."""
    draw, pids, start = story.random(f"noise {host}"), Pids(story, host), story.run.start_utc
    at_s = 60.0 * (-start.minute % 5) - start.second
    while at_s < story.run.duration_s:
        began_s = at_s + 1.0 + 0.6 * draw()
        message = "(root) CMD (command -v debian-sa1 > /dev/null && debian-sa1 1 1)"
        yield Entry(began_s, host, "CRON", pids.at(began_s), "info", message)
        at_s += _CRON_S
    at_s, clock_pid = 300.0 + 2000.0 * draw(), 540 + int(draw() * 160)
    while at_s < story.run.duration_s:
        message = f"System clock wrong by {-0.0004 + 0.0008 * draw():.6f} seconds"
        yield Entry(at_s, host, "chronyd", clock_pid, "info", message)
        at_s += 1400.0 + 2600.0 * draw()
    timer_s, took_s = draw() * 6.0 * story.run.duration_s, 1.0 + 3.0 * draw()  # twice a day, so in some cases only
    yield Entry(timer_s, host, "systemd", 1, "info", f"Starting {_APT}...")
    yield Entry(timer_s + took_s, host, "systemd", 1, "info", f"Finished {_APT}.")
