"""Told cases that several tests read, and small made-up runs for one stream at a time."""

from types import SimpleNamespace

import pytest

from kit.evidence.key import Impact, Times
from kit.scenario.prose import read_prose
from kit.simulator.draw import draw_case
from kit.simulator.records import Run
from kit.simulator.streams.facts import Facts
from kit.simulator.streams.story import Story
from kit.simulator.streams.visitors import Visitors

SEEDS = (1, 4, 7)
NAN = float("nan")


@pytest.fixture(scope="session")
def prose(fd_limit):
    """The prose of the first scenario."""
    return read_prose(fd_limit)


@pytest.fixture(scope="session")
def tell_seed(told_case):
    """The case of a seed of the first scenario; each is simulated and told once."""
    return lambda seed: told_case("web-nginx-fd-limit", seed)


@pytest.fixture(scope="session", params=SEEDS)
def case(request, tell_seed):
    """A case of each of some seeds."""
    return tell_seed(request.param)


@pytest.fixture(scope="session")
def one_case(tell_seed):
    """One case, where one will do."""
    return tell_seed(SEEDS[-1])


@pytest.fixture(scope="session")
def story_of():
    """The story of a told case, as its streams saw it."""

    def of(case):
        return Story(case.run, case.prose, case.key.times, case.key.impact)

    return of


@pytest.fixture
def tiny(fd_limit, prose):
    """A made-up run of ten minutes without requests, and its story."""
    draw = draw_case(fd_limit, 3)
    run = Run(
        draw=draw,
        start_utc=draw.start_utc,
        duration_s=600.0,
        scrape_s=10.0,
        routes=tuple(endpoint.path for endpoint in draw.scenario.workload.endpoints),
        hosts=(draw.hosts["web"],),
    )
    at = run.at_utc
    times = Times(
        onset_utc=at(100), detected_utc=at(220), acknowledged_utc=at(300), mitigated_utc=at(500), ended_utc=at(499)
    )
    impact = Impact(
        requests=1,
        requests_failed=1,
        requests_failed_pct=100,
        visitors=1,
        visitors_hit=1,
        visitors_hit_pct=100,
        peak_pct=100,
        peak_utc=at(60),
    )
    return SimpleNamespace(run=run, story=lambda words=prose: Story(run, words, times, impact), request=_adder(run))


def _adder(run):
    def add(*, sent_s, done_s, status=200, route="/", visitor=0, attempt=0, logged=True, upstream_s=0.02):
        rows = run.requests
        rows.sent_s.append(sent_s)
        rows.done_s.append(done_s)
        rows.logged_s.append(done_s if logged else NAN)
        rows.status.append(status)
        rows.route.append(run.routes.index(route))
        rows.visitor.append(visitor)
        rows.attempt.append(attempt)
        rows.host.append(0)
        rows.request_time_s.append(done_s - sent_s)
        rows.upstream_time_s.append(upstream_s)

    return add


@pytest.fixture
def facts_and_visitors():
    """The facts and visitors of a story."""

    def of(story):
        facts = Facts(story)
        return facts, Visitors(story, facts.campaign.lower())

    return of
