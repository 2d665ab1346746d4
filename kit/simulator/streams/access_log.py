"""The web server's access log: a random sample of the requests it has logged."""

from math import isnan

from kit.evidence.items import LogLine
from kit.simulator.streams.nginx import access_line, access_time, error_page_bytes
from kit.simulator.streams.story import Story
from kit.simulator.streams.visitors import Visitors

WANTED_LINES = 11_000
"""About how many lines a case holds: enough for grep and awk to be worth it, small enough to open at once."""
_APP_ERROR, _APP_ERROR_BYTES = 500, 3317
_NO_SOCKET = 500
"""nginx's own answer where it gets no socket for the application; it logs that as an upstream time of 0.000 s."""
_SHARES = (1.0, 0.5, 0.25, 0.2, 0.1, 0.05, 0.02, 0.01)


def sample_share(logged: int) -> float:
    """The share of requests kept, one of a few round ones: the largest that keeps no more than ``WANTED_LINES``."""
    return next((share for share in _SHARES if logged * share <= WANTED_LINES), _SHARES[-1])


def write_access_log(story: Story, visitors: Visitors) -> tuple[tuple[LogLine, ...], float]:
    """The sampled lines in the order nginx wrote them, and the share of requests they are (0 to 1)."""
    requests, run = story.run.requests, story.run
    logged = [row for row, logged_s in enumerate(requests.logged_s) if not isnan(logged_s)]
    share = sample_share(len(logged))
    random = story.random("access_log")
    if story.scenario.workload.sessions.app_client is None:
        kept = [row for row in logged if random() < share]
    else:  # all requests of some visitors: what an app sends is told by what it sends next
        chosen = {visitor: random() < share for visitor in sorted(visitors.first_row)}
        kept = [row for row in logged if chosen[requests.visitor[row]]]
    kept.sort(key=lambda row: (requests.logged_s[row], row))
    endpoints = {endpoint.path: endpoint for endpoint in story.scenario.workload.endpoints}
    lines = []
    for number, row in enumerate(kept, start=1):
        route = run.routes[requests.route[row]]
        visitor, status = requests.visitor[row], requests.status[row]
        arriving = visitors.first_row[visitor] == row
        who, upstream_time_s = visitors.of(visitor), requests.upstream_time_s[row]
        by_app = not isnan(upstream_time_s)
        at_utc = run.at_utc(requests.logged_s[row])
        text = access_line(
            client=who.address,
            when=access_time(at_utc),
            request=f"{endpoints[route].method} {visitors.path(visitor, route, arriving=arriving)} HTTP/1.1",
            status=status,
            body_bytes=_body_bytes(status, endpoints[route].size_bytes, who.user_agent, random(), by_app=by_app),
            referer=visitors.referer(visitor, arriving=arriving),
            user_agent=who.user_agent,
            request_time_s=requests.request_time_s[row],
            upstream_time_s=0.0 if status == _NO_SOCKET and not by_app else upstream_time_s,
        )
        lines.append(LogLine(id=f"access-{number:05d}", source="nginx.access", at_utc=at_utc, text=text))
    return tuple(lines), share


def _body_bytes(status: int, typical: int, user_agent: str, draw: float, *, by_app: bool) -> int:
    """Bytes of body: pages vary by a tenth either way, error pages are nginx's own, a client that left got none.

    A 500 that the application itself answered is its own page.
    """
    if status == _APP_ERROR and by_app:
        return _APP_ERROR_BYTES
    if status >= 500:
        return error_page_bytes(status, user_agent)
    if status == 499:
        return 0
    return round(typical * (0.9 + 0.2 * draw))
