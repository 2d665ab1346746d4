"""A real nginx with few descriptors, and the simulated one, under the same visitors: both fail alike.

Everything stays on the loopback interface and ends by itself after half a minute.
"""

import asyncio
import math
import os
import shutil
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest
from nginx_wordings import ACCESS_LINE, kind_of

from kit.case import open_case
from kit.scenario import load_scenario
from kit.scenario.topology import Nginx as Declared
from kit.simulator.draw import draw_case
from kit.simulator.engine import Engine
from kit.simulator.recorder import Recorder
from kit.simulator.records import Run
from kit.simulator.stack.nginx import Nginx
from kit.simulator.stack.visitor import Visitor

pytestmark = pytest.mark.tools

NOFILE, WORKER_CONNECTIONS = 150, 512
LOAD_S, VISITORS_RPS, KEEPALIVE_SHARE = 27.0, 8.2, 0.85
THINK_S, APP_S = 3.0, 0.05
BUCKET_S = 5.0

CONFIG = """
worker_processes 1;
pid {home}/nginx.pid;
error_log {home}/error.log warn;
events {{ worker_connections {connections}; }}
http {{
    client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
    log_format timed '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent '
                     '"$http_referer" "$http_user_agent" rt=$request_time urt=$upstream_response_time';
    access_log {home}/access.log timed;
    keepalive_timeout 75;
    server {{
        listen 127.0.0.1:{port};
        server_name shop.example;
        location / {{ proxy_set_header Host $host; proxy_pass http://127.0.0.1:{app_port}; }}
    }}
}}
"""


def arrivals():
    """When visitors come, and whether they keep their connection: a Poisson process, the same in every run."""
    draw = Random("visitors of a real nginx").random
    at_s, found = 0.0, []
    while (at_s := at_s - math.log1p(-draw()) / VISITORS_RPS) < LOAD_S:
        found.append((at_s, draw() < KEEPALIVE_SHARE))
    return found


# The real one.


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """What happened to the visitors of a real nginx: outcomes as (time, status), and its logs.

    With them comes how many descriptors its worker held before anybody came.
    """
    path = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    if path is None:
        complain = pytest.fail if os.environ.get("KIT_REQUIRE_TOOLS") else pytest.skip
        complain("nginx is not installed; see the system packages in .ci/run")
    home = tmp_path_factory.mktemp("nginx")
    port, app_port = free_port(), free_port()
    config = home / "nginx.conf"
    config.write_text(
        CONFIG.format(home=home, port=port, app_port=app_port, connections=WORKER_CONNECTIONS), encoding="utf-8"
    )
    command = f'ulimit -n {NOFILE}; exec "{path}" -p "{home}" -c "{config}" -g "daemon off;"'
    server = subprocess.Popen(["sh", "-c", command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        worker = worker_of(server.pid)
        fd_base = len(list(Path(f"/proc/{worker}/fd").iterdir()))
        outcomes = asyncio.run(visit(port, app_port))
    finally:
        server.terminate()
        server.wait(timeout=10)
    logs = {name: (home / name).read_text(encoding="utf-8").splitlines() for name in ("error.log", "access.log")}
    return SimpleNamespace(outcomes=outcomes, fd_base=fd_base, **{name.partition(".")[0]: logs[name] for name in logs})


def free_port():
    """A port of the loopback interface that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def worker_of(master):
    """The process id of nginx's worker, as soon as it is there."""
    children = Path(f"/proc/{master}/task/{master}/children")
    for _ in range(100):
        if found := children.read_text().split():
            time.sleep(0.5)  # until it has opened what it holds
            return found[0]
        time.sleep(0.05)
    raise AssertionError("nginx did not start a worker within 5 s")


async def visit(port, app_port):
    """Let all visitors come to nginx in front of a tiny application; outcomes as (seconds, status)."""
    app = await asyncio.start_server(answer, "127.0.0.1", app_port)
    outcomes: list[tuple[float, int]] = []
    began_s = asyncio.get_running_loop().time()
    visitors = [asyncio.create_task(visitor(port, began_s, *each, outcomes)) for each in arrivals()]
    await asyncio.sleep(LOAD_S)
    for each in visitors:
        each.cancel()
    await asyncio.gather(*visitors, return_exceptions=True)
    app.close()
    return outcomes


async def answer(reader, writer):
    """The application: one request a connection, answered after a while."""
    with suppress(ConnectionError, asyncio.IncompleteReadError):
        await reader.readuntil(b"\r\n\r\n")
        await asyncio.sleep(APP_S)
        writer.write(b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok")
        await writer.drain()
    writer.close()


async def visitor(port, began_s, at_s, keeps_alive, outcomes):
    """Two pages over one connection, or one page over one that is closed; who fails leaves."""
    loop = asyncio.get_running_loop()
    await asyncio.sleep(began_s + at_s - loop.time())
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    connection = "keep-alive" if keeps_alive else "close"
    request = f"GET / HTTP/1.1\r\nHost: shop.example\r\nUser-Agent: visitor\r\nConnection: {connection}\r\n\r\n"
    try:
        for page in range(1 + keeps_alive):
            await asyncio.sleep(THINK_S * page)
            writer.write(request.encode())
            head = await reader.readuntil(b"\r\n\r\n")
            status = int(head.split()[1])
            outcomes.append((loop.time() - began_s, status))
            if status != 200:
                return
            await reader.readexactly(2)
        await asyncio.sleep(LOAD_S)  # cancelled before that
    finally:
        writer.close()


# The simulated one.


class TinyApp:
    """An application that answers everything after the same time."""

    def __init__(self, engine):
        self._engine = engine

    def serve(self, at_s, who):
        self._engine.at(at_s + APP_S, lambda now_s, it: self.respond(now_s, it, 200), who)
        return ""


@pytest.fixture(scope="module")
def fd_limit_case():
    """The evidence of a case in which the web server runs out of descriptors."""
    return open_case("web-nginx-fd-limit", 1, cache=False).file


@pytest.fixture(scope="module")
def simulated(real):
    """What happens to the same visitors in the simulation, outcomes as (time, status)."""
    engine = Engine()
    draw = draw_case(load_scenario("web-nginx-fd-limit"), 1)
    run = Run(draw=draw, start_utc=draw.start_utc, duration_s=LOAD_S, scrape_s=5.0, routes=("/",), hosts=("web",))
    node = Declared(
        kind="nginx", worker_connections=WORKER_CONNECTIONS, nofile=NOFILE, fd_base=real.fd_base, keepalive_timeout_s=75
    )
    web = Nginx(engine, "web", node, TinyApp(engine), Recorder(run), [10 * LOAD_S] * 4096)
    outcomes = []
    pages = {}

    def ask(at_s, who):
        who.sent_s = at_s
        web.request(at_s, who)

    def answered(at_s, who, status):
        outcomes.append((at_s, status))
        pages[who.number] -= 1
        if status == 200 and pages[who.number] > 0:
            engine.at(at_s + THINK_S, ask, who)

    web.answered = answered
    web.start(0.0)
    for number, (at_s, keeps_alive) in enumerate(arrivals()):
        who = Visitor(number, 0.5)
        who.keeps_alive, who.route = keeps_alive, 0
        pages[number] = 1 + keeps_alive
        engine.at(at_s, ask, who)
    engine.run(LOAD_S)
    return SimpleNamespace(outcomes=outcomes, run=run)


# What must agree.


def first_failure_s(outcomes):
    """When the first visitor was answered with an error."""
    return min(at_s for at_s, status in outcomes if status >= 500)


def test_failures_start_in_the_same_five_seconds(real, simulated):
    """The first error page comes in the same bucket of five seconds, and with the status that nginx gives it."""
    assert first_failure_s(real.outcomes) // BUCKET_S == first_failure_s(simulated.outcomes) // BUCKET_S
    assert {status for _, status in real.outcomes} == {status for _, status in simulated.outcomes} == {200, 500}


def test_a_real_error_log_holds_the_wordings_of_ours_and_no_others(real, simulated):
    """Each line of the real log is of a kind whose pattern is known, and the simulation logs the same kinds."""
    kinds = {kind_of(line) for line in real.error}
    assert None not in kinds, [line for line in real.error if kind_of(line) is None][:3]
    assert kinds == {event.kind for event in simulated.run.log_events if event.source == "nginx.error"}
    assert {"accept_emfile", "socket_emfile", "connections_exceed_nofile"} <= kinds


def test_a_real_access_log_has_the_format_of_ours(real):
    """Each line of the real log matches the pattern; one that failed for want of a socket has times of zero."""
    assert len(real.access) >= len(real.outcomes) > 100
    assert [line for line in real.access if not ACCESS_LINE.fullmatch(line)] == []
    failed = [line for line in real.access if '" 500 ' in line]
    assert failed
    assert all(line.endswith("rt=0.000 urt=0.000") for line in failed)


def test_our_logs_match_the_same_patterns(fd_limit_case):
    """The evidence of the case about descriptors: every line of both logs, and each kind of error that comes in it.

    The error log is a sample, which may miss the one warning of a restart; the system log always has it.
    """
    kinds = {kind_of(line.text) for line in fd_limit_case.error_log}
    assert None not in kinds
    assert {"accept_emfile", "socket_emfile"} <= kinds
    assert any("worker_connections exceed open file resource limit: 1024" in line.text for line in fd_limit_case.syslog)
    assert all(ACCESS_LINE.fullmatch(line.text) for line in fd_limit_case.access_log)
    failed = [line.text for line in fd_limit_case.access_log if '" 500 ' in line.text]
    assert failed
    assert all(text.endswith("rt=0.000 urt=0.000") for text in failed)
