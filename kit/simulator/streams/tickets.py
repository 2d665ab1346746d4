"""Customer tickets: each by a visitor who failed, some time after it."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import NormalDist

from kit.evidence.items import Ticket
from kit.scenario.prose import TicketText
from kit.scenario.wording import choose, fill, holds
from kit.simulator.draw import Stream
from kit.simulator.records import has_failed
from kit.simulator.reports import SOONEST_S
from kit.simulator.streams.facts import Facts, clock
from kit.simulator.streams.story import Story
from kit.simulator.streams.visitors import APP_WORDS, Visitors
from kit.simulator.streams.wares import in_words

_TIMES = ("once", "twice", "three times", "four times")
_PAGES = {"/": "the home page", "/products": "the product list", "/search": "the search page", "/cart": "my cart"}


@dataclass(slots=True)
class _Visit:
    """What one visitor with a failed request met.

    Attributes:
        failed: requests of theirs that failed.
        last_row: the row of the last of them.
        waited_s: the longest wait among them.
        served_after: requests of theirs that went through after that.
    """

    failed: int
    last_row: int
    waited_s: float
    served_after: int = 0


def write_tickets(story: Story, facts: Facts, visitors: Visitors) -> tuple[Ticket, ...]:
    """The tickets that reached support within the window, in order of time."""
    draw, run = story.random("tickets"), story.run
    used: set[int] = set()
    names = list(story.prose.customers)
    written = []
    visits = _visits(story)
    for at_s, visitor in _reports(story, visits, draw):
        visit, which, name_at = visits[visitor], draw(), draw()
        texts = _fitting(story, visitors, visitor, visit)
        if at_s >= run.duration_s or not texts:
            continue
        fresh = [text for text in texts if id(text) not in used] or texts
        text = fresh[int(which * len(fresh))]
        used.add(id(text))
        names = names or list(story.prose.customers)
        own = facts.fixed | _own_facts(story, visitors, visitor, visit)
        subject, body = (fill(choose(template, draw), own) for template in (text.subject, text.body))
        written.append((at_s, names.pop(int(name_at * len(names))), subject, body))
    written.sort(key=lambda ticket: ticket[0])
    return tuple(
        Ticket(id=f"ticket-{number}", at_utc=run.at_utc(at_s), customer=customer, subject=subject, body=body)
        for number, (at_s, customer, subject, body) in enumerate(written, start=1)
    )


def _reports(story: Story, visits: Mapping[int, _Visit], draw: Stream) -> Iterator[tuple[float, int]]:
    """When a ticket is written, and by which visitor: as the run has it, or drawn here where the run has no tickets."""
    declared, run = story.prose.tickets, story.run
    if story.scenario.monitoring.reports is not None:
        yield from run.reports
        return
    for visitor, visit in sorted(visits.items()):
        if draw() < declared.rate_per_failed_visitor:
            deviation = NormalDist().inv_cdf(max(draw(), 2.0**-54))
            delay_s = max(SOONEST_S, declared.delay_median_s * math.exp(declared.delay_sigma * deviation))
            yield float(round(run.requests.done_s[visit.last_row] + delay_s)), visitor


def _visits(story: Story) -> dict[int, _Visit]:
    """What each visitor with a failed request met."""
    requests = story.run.requests
    visits: dict[int, _Visit] = {}
    failures = {status for status in set(requests.status) if has_failed(status)}
    for row, (status, visitor) in enumerate(zip(requests.status, requests.visitor, strict=True)):
        if status in failures:
            visit = visits.get(visitor)
            if visit is None:
                visit = visits[visitor] = _Visit(0, row, 0.0)
            visit.failed += 1
            visit.last_row = row
            visit.waited_s = max(visit.waited_s, requests.done_s[row] - requests.sent_s[row])
            visit.served_after = 0
        elif visitor in visits:
            visits[visitor].served_after += 1
    return visits


def _fitting(story: Story, visitors: Visitors, number: int, visit: _Visit) -> list[TicketText]:
    """The wordings that are true of a visit: those of the first kind of ticket whose routes and figures fit."""
    requests = story.run.requests
    route = story.run.routes[requests.route[visit.last_row]]
    figures = {
        "waited_s": visit.waited_s,
        "status": float(requests.status[visit.last_row]),
        "failed": float(visit.failed),
        "served_after": float(visit.served_after),
        "by_mail": float(visitors.of(number).by_mail),
        "by_app": float(visitors.of(number).browser.startswith(APP_WORDS)),
    }
    for group in story.prose.tickets.groups:
        if (not group.routes or route in group.routes) and _hold(group.when, figures):
            return [text for text in group.texts if _hold(text.when, figures)]
    return []


def _hold(conditions: Mapping[str, str], figures: Mapping[str, float]) -> bool:
    return all(holds(condition, figures[name]) for name, condition in conditions.items())


def _own_facts(story: Story, visitors: Visitors, number: int, visit: _Visit) -> dict[str, str]:
    requests, run = story.run.requests, story.run
    route = run.routes[requests.route[visit.last_row]]
    who = visitors.of(number)
    return {
        "browser": who.browser,
        "product": in_words(who.product),
        "page": _PAGES.get(route, "a product page"),
        "failed_at": clock(run.at_utc(requests.done_s[visit.last_row])),
        "times": _TIMES[visit.failed - 1] if visit.failed <= len(_TIMES) else "several times",
    }
