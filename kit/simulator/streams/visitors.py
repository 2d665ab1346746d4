"""Who a visitor is to the outside: address, browser, where from, what they looked at; the same in every stream."""

from functools import cache
from typing import NamedTuple, TypeVar

from kit.simulator.stack.visitor import checks_certificates, uses_app
from kit.simulator.streams.story import Story
from kit.simulator.streams.wares import in_words, wares_of

# Addresses reserved for documentation (RFC 5737, RFC 3849) and for benchmarks (RFC 2544): nobody real is ever named.
_IPV4_DOCUMENTATION = ("192.0.2", "198.51.100", "203.0.113")
_IPV6_SHARE = 0.42
_BENCHMARK_SHARE = 0.9
_BENCHMARK_HOSTS = 2 * 256 * 254

_CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{major}.0.0.0"
_SAFARI = "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.{minor}"
_LINUX = "Mozilla/5.0 (X11; Linux x86_64"
_WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64"


class Browser(NamedTuple):
    """A browser as its owner would call it, and the pattern of its User-Agent header."""

    words: str
    pattern: str


_BROWSERS = (
    (0.27, Browser("Chrome on Windows", _WINDOWS + ") " + _CHROME + " Safari/537.36")),
    (0.24, Browser("an Android phone", f"Mozilla/5.0 (Linux; Android 10; K) {_CHROME} Mobile Safari/537.36")),
    (
        0.23,
        Browser(
            "an iPhone",
            f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_{{minor}} like Mac OS X) {_SAFARI} Mobile/15E148 Safari/604.1",
        ),
    ),
    (0.09, Browser("Safari on a Mac", f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {_SAFARI} Safari/605.1.15")),
    (0.07, Browser("Firefox on Windows", _WINDOWS + "; rv:{major}.0) Gecko/20100101 Firefox/{major}.0")),
    (
        0.03,
        Browser("Firefox on Linux", "Mozilla/5.0 (X11; Linux x86_64; rv:{major}.0) Gecko/20100101 Firefox/{major}.0"),
    ),
    (0.07, Browser("Edge on Windows", _WINDOWS + ") " + _CHROME + " Safari/537.36 Edg/{major}.0.0.0")),
)
_SCRIPTS = (
    (0.34, Browser("a crawler", "Mozilla/5.0 (compatible; pricewatch/1.{minor}; +https://pricewatch.example/bot)")),
    (0.26, Browser("a crawler", "Mozilla/5.0 (compatible; shopindex/2.{minor}; +https://shopindex.example/crawler)")),
    (0.22, Browser("a script", "python-requests/2.3{minor}.0")),
    (0.11, Browser("a script", "curl/7.88.1")),
    (0.07, Browser("an old app", "okhttp/3.12.1{minor}")),
)
"""Clients that do not check certificates: crawlers, scripts, an app that nobody maintains."""
APP_WORDS = "your app"
"""How its owner calls the shop's app, before the name of the phone."""
_APP = (
    (0.56, Browser(f"{APP_WORDS} on an Android phone", "{shop}-android/6.4.{minor} okhttp/4.12.0")),
    (0.44, Browser(f"{APP_WORDS} on an iPhone", "{shop}/6.4.{minor} CFNetwork/1568.300.101 Darwin/24.2.0")),
)
"""The shop's own app."""
_ARRIVALS = (
    (0.44, ""),
    (0.30, "https://www.google.com/"),
    (0.08, "https://www.bing.com/"),
    (0.06, "https://duckduckgo.com/"),
    (0.07, "https://www.instagram.com/"),
    (0.05, "https://www.pinterest.com/"),
)
_MAIL_READERS = ((0.86, ""), (0.09, "https://mail.google.com/"), (0.05, "https://outlook.live.com/"))
_NO_REFERER = frozenset(browser.words for _, browser in (*_SCRIPTS, *_APP))
_PREVIOUS_PAGES = ((0.45, "/"), (0.40, "/products"), (0.15, "/search"))


class Visitor(NamedTuple):
    """One visitor as a web server sees them.

    Attributes:
        address: client address, from ranges reserved for documentation and benchmarks.
        browser: the browser in words, as its owner would call it.
        user_agent: the User-Agent header.
        by_mail: whether a link in the newsletter brought them.
        came_from: Referer of their first request; empty for none.
        product: the product they look at.
        search: what they search for.
        previous_page: path they came from on later requests.
    """

    address: str
    browser: str
    user_agent: str
    by_mail: bool
    came_from: str
    product: str
    search: str
    previous_page: str


class Visitors:
    """All visitors of a run, each drawn from a random stream of their own.

    Attributes:
        first_row: by visitor, the row of their first finished request.
        of: the visitor of a number.
    """

    def __init__(self, story: Story, campaign: str) -> None:
        """Find out who arrived when, and what share of each minute's arrivals the newsletter explains.

        Args:
            story: the story.
            campaign: the newsletter's name, as its links carry it.
        """
        self._story = story
        self._campaign = campaign
        self.first_row: dict[int, int] = {}
        for row, visitor in enumerate(story.run.requests.visitor):
            if visitor not in self.first_row:
                self.first_row[visitor] = row
        self._mail_share = self._shares_by_mail()
        self.of = cache(self._draw)

    def first_sent_s(self, number: int) -> float:
        """When a visitor sent their first finished request; the window's end for one without any."""
        row = self.first_row.get(number)
        run = self._story.run
        return run.duration_s if row is None else run.requests.sent_s[row]

    def arriving(self, number: int, at_s: float) -> bool:
        """Whether a visitor was still busy with their first request at a time."""
        row = self.first_row.get(number)
        return row is None or at_s <= self._story.run.requests.done_s[row]

    def _shares_by_mail(self) -> list[float]:
        """By minute: the share of arriving visitors above what came per minute before the newsletter."""
        run = self._story.run
        arrivals = [0] * (int(run.duration_s // 60) + 2)
        for row in self.first_row.values():
            arrivals[int(max(run.requests.sent_s[row], 0.0) // 60)] += 1
        sent_s = min(
            (
                run.anchors.get(c.id, run.duration_s)
                for c in self._story.scenario.changes
                if c.culprit == "trigger" and c.kind == "marketing"
            ),
            default=run.duration_s,
        )
        quiet_minutes = int(sent_s // 60)
        if quiet_minutes < 2:
            return [0.0] * len(arrivals)
        quiet = sum(arrivals[:quiet_minutes]) / quiet_minutes
        return [
            max(0.0, 1.0 - quiet / count) if minute >= quiet_minutes and count else 0.0
            for minute, count in enumerate(arrivals)
        ]

    def _draw(self, number: int) -> Visitor:
        random = self._story.random(f"visitor {number}")
        wares = wares_of(self._story.draw.domain)
        address = _address(random(), random(), random())
        checks = checks_certificates(number, self._story.scenario.workload.sessions.validating_share)
        app = self._story.scenario.workload.sessions.app_client
        by_app = app is not None and uses_app(number, app.share)
        browser = _pick(_APP if by_app else _BROWSERS if checks else _SCRIPTS, random())
        shop = self._story.draw.domain.partition(".")[0]
        user_agent = browser.pattern.format(major=128 + int(random() * 7), minor=int(random() * 4), shop=shop)
        minute = int(max(self.first_sent_s(number), 0.0) // 60)
        by_mail = random() < self._mail_share[minute] and checks
        came_from = _pick(_MAIL_READERS if by_mail else _ARRIVALS, random()) if checks and not by_app else ""
        product = wares[int(random() ** 2 * len(wares))]
        search = in_words(wares[int(random() * len(wares))])
        previous_page = _pick(_PREVIOUS_PAGES, random())
        return Visitor(address, browser.words, user_agent, by_mail, came_from, product, search, previous_page)

    def path(self, number: int, route: str, *, arriving: bool) -> str:
        """The path a visitor asks for on a route; the first one of a newsletter reader carries the campaign's name."""
        visitor = self.of(number)
        path = route.replace("{id}", visitor.product)
        if route == "/search":
            path += "?q=" + visitor.search.replace(" ", "+")
        if arriving and visitor.by_mail:
            path += (
                "&" if "?" in path else "?"
            ) + f"utm_source=newsletter&utm_medium=email&utm_campaign={self._campaign}"
        return path

    def referer(self, number: int, *, arriving: bool) -> str:
        """The Referer header of a visitor's request; empty for none."""
        visitor = self.of(number)
        without = visitor.browser in _NO_REFERER
        return visitor.came_from if arriving or without else f"https://{self._story.draw.domain}{visitor.previous_page}"


_Value = TypeVar("_Value")


def _pick(table: tuple[tuple[float, _Value], ...], draw: float) -> _Value:
    """The value that a uniform draw falls on in a table of shares."""
    for share, value in table:
        draw -= share
        if draw < 0.0:
            return value
    return table[-1][1]


def _address(family: float, network: float, host: float) -> str:
    if family < _IPV6_SHARE:
        prefix, interface = int(network * 2**32), int(host * 2**48)
        groups = (prefix >> 16, prefix & 0xFFFF, interface >> 32, interface >> 16 & 0xFFFF, interface & 0xFFFF)
        return "2001:db8:" + ":".join(f"{group or 1:x}" for group in (*groups, 1 + (prefix & 0xFF)))
    if network < _BENCHMARK_SHARE:
        number = int(network / _BENCHMARK_SHARE * _BENCHMARK_HOSTS)
        return f"198.{18 + number // (256 * 254)}.{number // 254 % 256}.{1 + number % 254}"
    last = 1 + int((network - _BENCHMARK_SHARE) / (1.0 - _BENCHMARK_SHARE) * 254)
    return f"{_IPV4_DOCUMENTATION[int(host * 3)]}.{last}"
