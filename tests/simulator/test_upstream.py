"""The web server and the application behind it: who loses patience, what that leaves behind, instances and pools."""

import pytest

from kit.scenario.topology import AppPool as DeclaredApp
from kit.scenario.topology import Database as DeclaredDatabase
from kit.scenario.topology import Lognormal
from kit.scenario.topology import Nginx as DeclaredNginx
from kit.scenario.topology import ThirdParty as DeclaredParty
from kit.simulator.draw import draw_case
from kit.simulator.engine import Engine
from kit.simulator.recorder import Recorder
from kit.simulator.records import CLIENT_GAVE_UP, Run
from kit.simulator.stack.app_pool import AppPool
from kit.simulator.stack.database import Database
from kit.simulator.stack.nginx import Nginx
from kit.simulator.stack.third_party import ThirdParty
from kit.simulator.stack.visitor import Visitor

QUICK, SLOW, QUERY = 0, 1, 2
"""Routes: one needs nothing, one calls a third party that takes 20 s, one asks the database."""


def about(mean):
    """Times that are all nearly the same."""
    return Lognormal(dist="lognormal", mean=mean, cv=0.0001)


class NoCache:
    """A cache that answers every look-up but those of one route."""

    def has(self, visitor):
        return visitor.route != QUERY


class Site:
    """A web server, an application with a third party and a database, and clients."""

    def __init__(self, scenario, *, patience_s=1000.0, read_timeout_s=60.0, connections=1, pool_timeout_s=4.0, **app):
        self.engine = Engine()
        draw = draw_case(scenario, 1)
        self.run = Run(
            draw=draw, start_utc=draw.start_utc, duration_s=200.0, scrape_s=10.0, routes=("/", "/a", "/b"), hosts=("w",)
        )
        recorder = Recorder(self.run)
        party = DeclaredParty(kind="third_party", latency_s=about(20.0), timeout_s=30.0)
        self.party = ThirdParty(self.engine, "pay", party)
        base = DeclaredDatabase(kind="db", connections=connections, service_s=about(3.0), pool_timeout_s=pool_timeout_s)
        self.database = Database(self.engine, "db", base)
        node = DeclaredApp(kind="app_pool", service_s=about(0.1), **({"workers": 1} | app))
        calls = ((), (self.party,), ())
        self.app = AppPool(self.engine, "app", node, NoCache(), self.database, calls, recorder)
        web = DeclaredNginx(kind="nginx", nofile=9000, proxy_read_timeout_s=read_timeout_s)
        tables = [1000.0] * 4096, [patience_s] * 4096
        self.web = Nginx(self.engine, "web", web, self.app, recorder, *tables)
        self.outcomes = []
        self.web.answered = self._answered
        for part in (self.database, self.app, self.web):
            part.start(0.0)

    def _answered(self, at_s, visitor, status):
        self.outcomes.append((round(at_s), visitor.number, status))

    def send(self, at_s, number, route=QUICK):
        visitor = Visitor(number, 0.3)
        visitor.keeps_alive, visitor.route, visitor.fate = True, route, 0

        def go(now_s, who):
            who.sent_s = now_s
            self.web.request(now_s, who)

        self.engine.at(at_s, go, visitor)

    def later(self, at_s, action):
        self.engine.at(at_s, lambda now_s, _: action(now_s), None)

    def play(self, until_s=150.0):
        self.engine.run(until_s)
        return self.outcomes

    def logged(self):
        return [event.kind for event in self.run.log_events]


@pytest.fixture
def site(fd_limit):
    """A function that makes a site."""
    return lambda **settings: Site(fd_limit, **settings)


def test_who_waits_for_a_worker_is_served_in_order(site):
    """A request that finds all workers taken waits until one is free."""
    it = site()
    it.send(1.0, 1, SLOW)
    it.send(2.0, 2)
    assert it.play() == [(21, 1, 200), (21, 2, 200)]


def test_a_client_who_gives_up_leaves_the_request_behind(site):
    """It is logged with 499, and the worker is held all the same until the request has run."""
    it = site(patience_s=5.0)
    it.send(1.0, 1, SLOW)
    it.send(15.0, 2)
    assert it.play() == [(6, 1, CLIENT_GAVE_UP), (20, 2, CLIENT_GAVE_UP)]
    assert it.app.gauges()["busy"] == 0
    assert it.web.gauges()["connections"] == 0


def test_the_web_server_gives_up_after_its_read_time_out(site):
    """It answers 504, logs why, and keeps the client's connection."""
    it = site(read_timeout_s=10.0)
    it.send(1.0, 1, SLOW)
    assert it.play(15.0) == [(11, 1, 504)]
    assert it.logged() == ["read_timeout"]
    assert it.web.gauges()["connections"] == 1
    assert it.app.gauges()["busy"] == 1


def test_a_full_backlog_is_tried_three_times_and_then_given_up(site):
    """The kernel drops the first packet; after five seconds nginx answers 504."""
    it = site(backlog=1)
    it.send(1.0, 1, SLOW)
    it.send(1.1, 2)
    it.send(1.2, 3)
    it.send(18.9, 4)
    outcomes = it.play()
    assert (6, 3, 504) in outcomes
    assert (22, 4, 200) in outcomes
    assert it.logged() == ["connect_timeout"]


def test_a_restart_cuts_off_what_is_served_and_refuses_what_comes(site):
    """Whoever is in the application or waits for it gets a 502, and so does who comes while nothing listens."""
    it = site(restart_s=3.0)
    it.send(1.0, 1, SLOW)
    it.send(2.0, 2)
    it.later(5.0, it.app.restart)
    it.send(6.0, 3)
    it.send(9.0, 4)
    assert sorted(it.play()) == [(5, 1, 502), (5, 2, 502), (6, 3, 502), (9, 4, 200)]
    assert it.logged() == ["closed_early", "closed_early", "connect_refused"]
    assert it.app.gauges() == {"busy": 0, "waiting": 0, "broken": 0, "failed": 0}


def test_after_a_restart_an_application_may_be_slow_for_a_while(site):
    """For ``cold_s`` after it listens again its times are multiplied; then they are as before."""
    it = site(restart_s=1.0, cold_s=20.0, cold_factor=50.0)
    it.send(1.0, 1)
    it.later(4.0, it.app.restart)
    it.send(6.0, 2)
    it.send(30.0, 3)
    assert it.play() == [(1, 1, 200), (11, 2, 200), (30, 3, 200)]


def test_a_graceful_restart_cuts_off_nobody(site):
    """Without a time in which nothing listens, requests under way finish."""
    it = site()
    it.send(1.0, 1, SLOW)
    it.later(5.0, it.app.restart)
    assert it.play() == [(21, 1, 200)]


def test_a_service_that_is_switched_off_is_not_called(site):
    """With its flag at 0 the application does without it."""
    it = site()
    it.later(0.5, lambda _: it.party.configure("enabled", 0))
    it.send(1.0, 1, SLOW)
    assert it.play() == [(1, 1, 200)]


def test_a_broken_instance_fails_its_turns(site):
    """The web server takes turns; the instance with the broken route answers 500 and says so in its log."""
    it = site(instances=2)
    it.app.deploy(1, frozenset({QUICK}))
    for number in range(1, 5):
        it.send(float(number), number)
    assert [status for _, _, status in it.play()] == [500, 200, 500, 200]
    assert it.logged() == ["exception"]


def test_drained_instances_get_no_requests(site):
    """Instances that fail are left out as long as a sound one remains."""
    it = site(instances=3)
    it.app.deploy(0, frozenset({QUICK}))
    assert it.app.drain_broken() == 2
    for number in range(1, 7):
        it.send(float(number), number)
    assert {status for _, _, status in it.play()} == {200}
    it.app.deploy(1, frozenset({QUICK}))
    it.app.deploy(2, frozenset({QUICK}))
    assert it.app.drain_broken() == 2


def test_a_request_without_a_connection_fails_after_the_pools_time_out(site):
    """The first query holds the one connection; of those who wait, the one that waits too long fails."""
    it = site(workers=5, pool_timeout_s=4.0)
    for number in (1, 2, 3):
        it.send(1.0, number, QUERY)
    assert it.play() == [(4, 1, 200), (5, 3, 500), (7, 2, 200)]
    assert it.logged() == ["pool_timeout"]
    assert it.database.gauges()["busy"] == 0
