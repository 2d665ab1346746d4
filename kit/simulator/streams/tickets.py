"""Customer tickets: each by a visitor who failed, some time after it."""

import math
from dataclasses import dataclass
from statistics import NormalDist

from kit.evidence.items import Ticket
from kit.scenario.prose import TicketGroup, TicketText
from kit.scenario.wording import choose, fill, holds
from kit.simulator.records import has_failed
from kit.simulator.streams.facts import Facts, clock
from kit.simulator.streams.story import Story
from kit.simulator.streams.visitors import Visitors
from kit.simulator.streams.wares import in_words

_SOONEST_S = 45.0
"""Nobody finds the contact form and writes sooner than that."""
_TIMES = ("once", "twice", "three times", "four times")
_PAGES = {"/": "the home page", "/products": "the product list", "/search": "the search page", "/cart": "my cart"}


@dataclass(slots=True)
class _Failures:
    """What one visitor met.

    Attributes:
        count: requests of theirs that failed.
        last_row: the row of the last of them.
        waited_s: the longest wait among them.
    """

    count: int
    last_row: int
    waited_s: float


def write_tickets(story: Story, facts: Facts, visitors: Visitors) -> tuple[Ticket, ...]:
    """The tickets that reached support within the window, in order of time."""
    draw, declared, run = story.random("tickets"), story.prose.tickets, story.run
    unused: dict[str, list[TicketText]] = {group.id: [] for group in declared.groups}
    names = list(story.prose.customers)
    written = []
    for visitor, failures in sorted(_failures(story).items()):
        chance, size, which, name_at = draw(), draw(), draw(), draw()
        if chance >= declared.rate_per_failed_visitor:
            continue
        last_s = run.requests.done_s[failures.last_row]
        deviation = NormalDist().inv_cdf(max(size, 2.0**-54))
        delay_s = declared.delay_median_s * math.exp(declared.delay_sigma * deviation)
        at_s = float(round(last_s + max(_SOONEST_S, delay_s)))
        group = _group(story, failures)
        if at_s >= run.duration_s or group is None:
            continue
        texts = unused[group.id] or list(group.texts)
        text = texts.pop(int(which * len(texts)))
        unused[group.id] = texts
        names = names or list(story.prose.customers)
        own = _own_facts(story, visitors, visitor, failures) | facts.fixed
        subject, body = (fill(choose(template, draw), own) for template in (text.subject, text.body))
        written.append((at_s, names.pop(int(name_at * len(names))), subject, body))
    written.sort(key=lambda ticket: ticket[0])
    return tuple(
        Ticket(id=f"ticket-{number}", at_utc=run.at_utc(at_s), customer=customer, subject=subject, body=body)
        for number, (at_s, customer, subject, body) in enumerate(written, start=1)
    )


def _failures(story: Story) -> dict[int, _Failures]:
    """What each visitor with a failed request met."""
    requests = story.run.requests
    met: dict[int, _Failures] = {}
    for row, status in enumerate(requests.status):
        if has_failed(status):
            visitor, waited_s = requests.visitor[row], requests.done_s[row] - requests.sent_s[row]
            failures = met.setdefault(visitor, _Failures(0, row, 0.0))
            failures.count += 1
            failures.last_row = row
            failures.waited_s = max(failures.waited_s, waited_s)
    return met


def _group(story: Story, failures: _Failures) -> TicketGroup | None:
    """The first kind of ticket that fits what a visitor met."""
    requests = story.run.requests
    route = story.run.routes[requests.route[failures.last_row]]
    figures = {
        "waited_s": failures.waited_s,
        "status": float(requests.status[failures.last_row]),
        "failures": float(failures.count),
    }
    for group in story.prose.tickets.groups:
        if group.routes and route not in group.routes:
            continue
        if all(holds(condition, figures[name]) for name, condition in group.when.items()):
            return group
    return None


def _own_facts(story: Story, visitors: Visitors, visitor: int, failures: _Failures) -> dict[str, str]:
    requests, run = story.run.requests, story.run
    route = run.routes[requests.route[failures.last_row]]
    who = visitors.of(visitor)
    return {
        "browser": who.browser,
        "product": in_words(who.product),
        "page": _PAGES.get(route, "a product page"),
        "failed_at": clock(run.at_utc(requests.done_s[failures.last_row])),
        "attempts_words": _TIMES[failures.count - 1] if failures.count <= len(_TIMES) else "several times",
    }
