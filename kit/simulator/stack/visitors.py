"""The visitors: they open their pages one after the other, read, and try again after an error, or leave."""

from collections.abc import Callable

from kit.scenario.workload import AppClient, Sessions
from kit.simulator.engine import Engine
from kit.simulator.recorder import Recorder
from kit.simulator.records import has_failed
from kit.simulator.stack.app_pool import OK
from kit.simulator.stack.nginx import Nginx
from kit.simulator.stack.times import TABLE_BITS, TABLE_MASK, TABLE_SHIFT, threshold, times_table
from kit.simulator.stack.visitor import THINK_SHIFT, Visitor, checks_certificates, comes_by_plain_http, uses_app
from kit.simulator.stack.visits import Visits


class Visitors:
    """Everybody who comes to the site, as planned in ``visits``.

    Attributes:
        leaves_unserved: who is told of a visitor who leaves after a failure; None for nobody.
    """

    leaves_unserved: Callable[[float, Visitor], None] | None = None

    def __init__(
        self,
        engine: Engine,
        web: Nginx,
        recorder: Recorder,
        sessions: Sessions,
        visits: Visits,
        app_client: AppClient | None = None,
    ) -> None:
        """Let everybody come.

        Args:
            engine: the clock.
            web: the web server.
            recorder: counts what is sent.
            sessions: how visitors behave.
            visits: who comes, and for what.
            app_client: how the shop's app behaves; None where all visitors use browsers.
        """
        self._sessions = sessions
        refresh = sessions.refresh_on_error
        self._at = engine.at
        self._web = web
        self._recorder = recorder
        self._visits = visits
        self._next_page = 0
        self._think_s = times_table(sessions.think_s)
        self._refreshes_below = threshold(refresh.p)
        self._refresh_max = refresh.max
        self._refresh_s = _even_table(*refresh.delay_s)
        self._app_share, self._timeout_s, self._tries = 0.0, 0.0, 1
        if app_client is not None:
            self._app_share, self._timeout_s = app_client.share, app_client.timeout_s
            self._tries = app_client.retries + 1
            self._backoff_s = _even_table(*app_client.backoff_s)
        web.answered = self._answered
        if visits.arrives_s:
            engine.at(visits.arrives_s[0], self._arrive, 0)

    def _arrive(self, at_s: float, number: int) -> None:
        visits = self._visits
        if number + 1 < len(visits.arrives_s):
            self._at(visits.arrives_s[number + 1], self._arrive, number + 1)
        visitor = Visitor(number, visits.luck[number])
        visitor.keeps_alive = visits.keeps_alive[number] == 1
        if self._sessions.validating_share < 1.0:
            visitor.checks_certificates = checks_certificates(number, self._sessions.validating_share)
        if self._sessions.plain_http_share:
            visitor.by_plain_http = comes_by_plain_http(number, self._sessions.plain_http_share)
        if self._app_share and uses_app(number, self._app_share):
            visitor.timeout_s = self._timeout_s - on_the_way_s(number)
        visitor.page = self._next_page
        visitor.leaves_after = self._next_page = self._next_page + visits.pages[number]
        self._open_page(at_s, visitor)

    def _open_page(self, at_s: float, visitor: Visitor) -> None:
        visits, page = self._visits, visitor.page
        visitor.page = page + 1
        visitor.route = visits.routes[page]
        visitor.fate = visits.fates[page]
        visitor.attempt = 0
        visitor.retry = False
        visitor.sent_s = at_s
        if at_s >= 0.0:
            self._recorder.sent += 1
        self._web.request(at_s, visitor)

    def _refresh(self, at_s: float, visitor: Visitor) -> None:
        visitor.attempt += 1
        visitor.sent_s = at_s
        if at_s >= 0.0:
            self._recorder.sent += 1
        self._web.request(at_s, visitor)

    def _answered(self, at_s: float, visitor: Visitor, status: int) -> None:
        if status == OK or not has_failed(status):
            if visitor.page < visitor.leaves_after:
                self._at(at_s + self._think_s[visitor.fate >> THINK_SHIFT & TABLE_MASK], self._open_page, visitor)
        elif visitor.timeout_s and (visitor.attempt + 1) % self._tries:
            visitor.retry = True
            self._at(at_s + self._backoff_s[visitor.roll() >> TABLE_SHIFT], self._refresh, visitor)
        elif self._tried(visitor) < self._refresh_max and visitor.roll() < self._refreshes_below:
            visitor.retry = False
            self._at(at_s + self._refresh_s[visitor.roll() >> TABLE_SHIFT], self._refresh, visitor)
        elif self.leaves_unserved is not None:
            self.leaves_unserved(at_s, visitor)

    def _tried(self, visitor: Visitor) -> int:
        """How often a visitor has tried this page again themselves."""
        return visitor.attempt // self._tries if visitor.timeout_s else visitor.attempt


def on_the_way_s(number: int) -> float:
    """How long before the web server sees a request its phone has begun to wait: 0.01 to 0.12 s, settled by number."""
    return round(0.01 + number * 7919 % 997 * 0.00011, 6)


def _even_table(low_s: float, high_s: float) -> list[float]:
    """Equally likely times, evenly between two, rounded to microseconds."""
    size = 1 << TABLE_BITS
    return [round(low_s + (high_s - low_s) * (index + 0.5) / size, 6) for index in range(size)]
