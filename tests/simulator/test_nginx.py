"""The web server: descriptors, keep-alive, the pause of accept, restart and reload."""

import math
from collections import Counter
from itertools import pairwise

import pytest

from kit.scenario.topology import Nginx as Declared
from kit.simulator.draw import draw_case
from kit.simulator.engine import Engine
from kit.simulator.recorder import Recorder
from kit.simulator.records import NO_ANSWER, Run
from kit.simulator.stack.nginx import Nginx
from kit.simulator.stack.visitor import Visitor

ANSWER_S = 0.1
PATIENCE_S = 5.0


class FakeApp:
    """An application without limits that answers after a fixed time; visitor 101 after 10 s, 102 after 11 s ..."""

    def __init__(self, engine):
        self.engine = engine

    def serve(self, at_s, visitor):
        took_s = visitor.number - 91.0 if visitor.number > 100 else ANSWER_S
        self.engine.at(at_s + took_s, lambda now_s, who: self.respond(now_s, who, 200), visitor)


class Site:
    """A web server in front of the fake application, and its clients."""

    def __init__(self, scenario, **settings):
        defaults = {"nofile": 18, "fd_base": 14, "worker_connections": 4096, "keepalive_timeout_s": 10.0, "backlog": 3}
        self.node = Declared(kind="nginx", **(defaults | settings))
        self.engine = Engine()
        draw = draw_case(scenario, 1)
        self.run = Run(
            draw=draw, start_utc=draw.start_utc, duration_s=100.0, scrape_s=10.0, routes=("/",), hosts=("web1",)
        )
        self.app = FakeApp(self.engine)
        self.web = Nginx(self.engine, "web", self.node, self.app, Recorder(self.run), [PATIENCE_S] * 4096)
        self.outcomes = []
        self.web.answered = lambda at_s, visitor, status: self.outcomes.append((round(at_s, 6), visitor.number, status))
        self.web.start(0.0)

    def send(self, at_s, number, *, keeps_alive=True, visitor=None):
        if visitor is None:
            visitor = Visitor(number, 0.3)
            visitor.keeps_alive, visitor.route = keeps_alive, 0

        def go(now_s, who):
            who.sent_s = now_s
            self.web.request(now_s, who)

        self.engine.at(at_s, go, visitor)
        return visitor

    def fill(self):
        """Two slow requests, at 1 s, take all four descriptors until 11 and 12 s."""
        self.send(1.0, 101, keeps_alive=False)
        self.send(1.0, 102, keeps_alive=False)

    def play(self, until_s=100.0):
        self.engine.run(until_s)
        return self

    def logged(self):
        """What was logged since the start."""
        return [(round(event.at_s, 6), event.kind) for event in self.run.log_events if event.at_s > 0.0]

    def gauge(self, name):
        return self.web.gauges()[name]


@pytest.fixture
def site(fd_limit):
    """A function that makes a site with room for four descriptors besides its own."""
    return lambda **settings: Site(fd_limit, **settings)


def test_a_request_takes_a_descriptor_for_the_client_and_one_for_the_application(site):
    """Two descriptors while a request is served, one while its connection is idle, none after the keep-alive time."""
    it = site()
    it.send(1.0, 1)
    it.play(1.05)
    assert (it.gauge("fds_max"), it.gauge("connections"), it.gauge("idle")) == (16, 2, 0)
    it.play(1.2)
    assert (it.gauge("fds_max"), it.gauge("connections"), it.gauge("idle")) == (15, 1, 1)
    it.play(11.05)
    assert it.gauge("fds_max") == 15
    it.play(11.2)
    assert (it.gauge("fds_max"), it.gauge("idle")) == (14, 0)
    assert it.outcomes == [(1.1, 1, 200)]


def test_a_client_that_does_not_keep_alive_frees_both(site):
    """Without keep-alive the connection is closed with the answer."""
    it = site()
    visitor = it.send(1.0, 1, keeps_alive=False)
    it.play(2.0)
    assert (it.gauge("fds_max"), visitor.worker) == (14, None)


def test_a_request_within_the_keep_alive_time_uses_the_same_connection_and_renews_it(site):
    """The keep-alive time counts from the latest answer."""
    it = site()
    visitor = it.send(1.0, 1)
    it.send(9.0, 1, visitor=visitor)
    it.play(9.05)
    assert it.gauge("connections") == 2
    it.play(19.0)
    assert it.gauge("idle") == 1
    it.play(19.2)
    assert it.gauge("idle") == 0
    assert len(it.run.requests) == 2


def test_without_a_descriptor_for_the_application_the_answer_is_500_and_the_connection_closed(site):
    """A request that was accepted with the last descriptor fails at once; nginx logs it without an upstream time."""
    it = site()
    for number in (1, 2, 3):
        it.send(1.0 + number, number)
    it.send(8.0, 4)
    it.play(8.05)
    assert it.gauge("connections") == 3
    assert it.outcomes[-1] == (8.0, 4, 500)
    assert it.logged() == [(8.0, "socket_emfile")]
    assert it.run.log_events[-1].fields == {"worker": 0, "visitor": 4, "route": 0}
    rows = it.run.requests
    assert (rows.status[-1], rows.request_time_s[-1], rows.logged_s[-1]) == (500, 0.0, 8.0)
    assert math.isnan(rows.upstream_time_s[-1])


def test_a_request_over_an_open_connection_fails_in_the_same_way(site):
    """An idle client that asks again when all descriptors are taken gets a 500 and loses its connection."""
    it = site()
    first = it.send(1.0, 1)
    second = it.send(1.5, 2)
    it.send(2.0, 101)
    it.send(3.0, 1, visitor=first)
    it.play(3.5)
    assert it.outcomes[-1] == (3.0, 1, 500)
    assert first.worker is None
    assert second.worker is not None
    assert it.gauge("connections") == 3


def test_without_a_descriptor_for_the_client_accept_pauses_for_half_a_second(site):
    """A new client waits in the backlog until nginx accepts again; its request time starts only then."""
    it = site()
    it.send(1.0, 1, keeps_alive=False)
    it.send(1.0, 2, keeps_alive=False)
    it.send(1.01, 3)
    it.play(1.3)
    assert it.logged() == [(1.01, "accept_emfile")]
    assert it.gauge("backlog") == 1
    assert it.gauge("connections") == 0
    it.play(2.0)
    assert it.outcomes[-1] == (1.61, 3, 200)
    rows = it.run.requests
    assert rows.done_s[-1] - rows.sent_s[-1] == pytest.approx(0.6)
    assert rows.request_time_s[-1] == pytest.approx(ANSWER_S)


def test_accept_fails_again_every_half_second_while_nothing_is_freed(site):
    """As long as all descriptors are held, each try to accept is logged; who waits is served in order."""
    it = site()
    it.fill()
    it.send(8.6, 1, keeps_alive=False)
    it.send(8.7, 2, keeps_alive=False)
    it.play(14.0)
    assert it.logged() == [(time_s, "accept_emfile") for time_s in (8.6, 9.1, 9.6, 10.1, 10.6, 11.1)]
    assert [outcome for outcome in it.outcomes if outcome[1] < 100] == [(11.2, 1, 200), (11.7, 2, 200)]


def test_a_client_gives_up_waiting_and_is_logged_when_it_is_found(site):
    """A client that runs out of patience in the backlog fails; nginx logs 499 when it accepts the connection."""
    it = site()
    it.fill()
    it.send(5.0, 9)
    it.play(12.0)
    assert (10.0, 9, 499) in it.outcomes
    rows = it.run.requests
    row = list(rows.status).index(499)
    assert rows.done_s[row] == 10.0
    assert rows.logged_s[row] == 11.0
    assert rows.request_time_s[row] == 0.0


def test_a_full_backlog_makes_clients_try_again_as_tcp_does(site):
    """A client that finds the backlog full tries again one, three and seven seconds after the first time."""
    it = site(backlog=1)
    it.fill()
    it.send(8.5, 8, keeps_alive=False)
    it.send(8.6, 9, keeps_alive=False)
    it.play(10.9)
    assert it.gauge("backlog") == 1
    it.play(30.0)
    assert [outcome for outcome in it.outcomes if outcome[1] < 100] == [(11.1, 8, 200), (11.7, 9, 200)]


def test_a_client_whose_connection_never_got_into_the_backlog_gives_up_too(site):
    """Patience ends also for those whom the full backlog kept out; nginx never hears of them."""
    it = site(backlog=1)
    it.fill()
    it.send(2.0, 8)
    it.send(2.1, 9)
    it.play(30.0)
    assert [outcome for outcome in it.outcomes if outcome[1] < 100] == [(7.0, 8, 499), (7.1, 9, 499)]
    logged = dict(zip(it.run.requests.visitor, it.run.requests.logged_s, strict=True))
    assert logged[8] == 11.0
    assert math.isnan(logged[9])


def test_idle_connections_are_reused_when_worker_connections_run_short(site):
    """With worker_connections below the limit of open files nginx closes idle connections, and nothing fails."""
    it = site(nofile=1024, worker_connections=32, keepalive_timeout_s=60.0)
    for number in range(90):
        it.send(1.0 + number * 0.2, number)
    it.play(25.0)
    assert Counter(status for _, _, status in it.outcomes) == {200: 90}
    assert 26 <= it.gauge("connections") <= 32
    assert {kind for _, kind in it.logged()} == {"reusing_connections"}
    times = [at_s for at_s, _ in it.logged()]
    assert min(b - a for a, b in pairwise(times)) >= 1.0


def test_a_restart_finishes_what_runs_and_refuses_who_comes(site):
    """For a moment nothing listens; afterwards the descriptors of idle connections are free."""
    it = site(restart_s=2.0)
    idle = it.send(1.0, 1)
    it.send(4.95, 5)
    it.engine.at(5.0, lambda at_s, _: it.web.restart(at_s), None)
    it.send(6.0, 7)
    it.send(7.5, 8)
    it.play(8.0)
    assert it.outcomes == [(1.1, 1, 200), (5.05, 5, 200), (6.0, 7, NO_ANSWER), (7.6, 8, 200)]
    assert idle.worker is None
    assert it.gauge("connections") == 1
    assert it.logged() == [(5.0, "service_stopping"), (7.0, "service_started"), (7.0, "connections_exceed_nofile")]
    assert math.isnan(it.run.requests.logged_s[2])


def test_a_restart_resets_the_backlog_once(site):
    """Who waits in the backlog at a restart gets no answer, and nothing more happens to that request later."""
    it = site()
    it.fill()
    it.send(6.0, 9)
    it.engine.at(6.2, lambda at_s, _: it.web.restart(at_s), None)
    it.play(30.0)
    assert [outcome for outcome in it.outcomes if outcome[1] == 9] == [(6.2, 9, NO_ANSWER)]


def test_a_higher_limit_and_a_reload_end_the_shortage_without_refusing_anybody(site):
    """After the reload new workers have the new limit, idle connections are gone and the backlog is served at once."""
    it = site()
    it.fill()
    it.send(6.0, 9)

    def raise_limit(at_s, _):
        it.web.configure("nofile", 100)
        assert it.web.node.nofile == 100
        it.web.reload(at_s)

    it.engine.at(6.2, raise_limit, None)
    it.play(7.0)
    assert it.outcomes == [(6.3, 9, 200)]
    assert it.gauge("connections") == 1
    it.play(13.0)
    assert it.outcomes[1:] == [(11.0, 101, 200), (12.0, 102, 200)]


def test_a_worker_of_before_a_reload_no_longer_accepts(site):
    """A worker that paused when it was replaced does not come back."""
    it = site()
    it.fill()
    it.send(6.0, 9)
    it.engine.at(6.2, lambda at_s, _: it.web.reload(at_s), None)
    it.send(6.4, 10)
    it.play(10.0)
    assert [outcome[1:] for outcome in it.outcomes] == [(9, 200), (10, 200)]
    assert [kind for _, kind in it.logged()] == ["accept_emfile", "connections_exceed_nofile"]


def test_starting_with_more_connections_than_open_files_is_only_a_warning(site):
    """The web server starts all the same, and logs both limits."""
    it = site()
    (event,) = it.run.log_events
    assert (event.source, event.level, event.kind) == ("nginx.error", "warn", "connections_exceed_nofile")
    assert event.fields == {"worker_connections": 4096, "nofile": 18}
    assert site(worker_connections=18).run.log_events == []


def test_of_several_workers_one_may_run_out_while_the_others_accept(site):
    """A worker without descriptors pauses and clients go to the others; only when all pause do they wait."""
    it = site(workers=2)
    for number in (101, 102, 103, 104):
        it.send(1.0, number, keeps_alive=False)
    it.send(2.0, 9)
    it.play(2.1)
    assert it.gauge("connections") == 8
    assert it.gauge("backlog") == 1
    paused = [
        event.fields["worker"] for event in it.run.log_events if event.kind == "accept_emfile" and event.at_s == 2.0
    ]
    assert sorted(paused) == [0, 1]
    assert 500 not in {status for _, _, status in it.outcomes}
