"""Customer tickets: each by a visitor who failed, some time after it."""

import math
from collections.abc import Mapping
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

_WORDINGS_TRIED = 8
"""So many wordings of a text are tried before one is said twice."""
_TIMES = ("once", "twice", "three times", "four times")
_PAGES = {
    "/": "the home page",
    "/products": "the product list",
    "/search": "the search page",
    "/cart": "my cart",
    "/checkout": "the checkout",
    "/login": "the login page",
}


@dataclass(slots=True)
class Visit:
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
    """The tickets that reached support within the window, in order of time; no two of them say the same."""
    draw, run = story.random("tickets"), story.run
    used: set[int] = set()
    said: set[str] = set()
    names: list[str] = []
    visits = _visits(story)
    tickets: list[Ticket] = []
    for at_s, visitor in ticket_writers(story, visits):
        visit, which, name_at = visits[visitor], draw(), draw()
        texts = _fitting(story, visitors, visitor, visit)
        if not texts:
            continue
        fresh = [text for text in texts if id(text) not in used] or texts
        text = fresh[int(which * len(fresh))]
        used.add(id(text))
        names = names or list(story.prose.customers)
        own = facts.fixed | _own_facts(story, visitors, visitor, visit)
        subject, body = _worded(text, own, draw, said)
        tickets.append(
            Ticket(
                id=f"ticket-{len(tickets) + 1}",
                at_utc=run.at_utc(at_s),
                customer=names.pop(int(name_at * len(names))),
                subject=subject,
                body=body,
            )
        )
    return tuple(tickets)


def _worded(text: TicketText, facts: Mapping[str, str], draw: Stream, said: set[str]) -> tuple[str, str]:
    """Subject and body in one of their wordings, if possible one whose body was not said before; notes it as said."""
    for _ in range(_WORDINGS_TRIED):
        subject, body = (fill(choose(template, draw), facts) for template in (text.subject, text.body))
        if body not in said:
            break
    said.add(body)
    return subject, body


def ticket_writers(story: Story, visits: Mapping[int, Visit] | None = None) -> list[tuple[float, int]]:
    """Who wrote a ticket, and when, in order of time: the instant in seconds and the visitor, each of whom had failed.

    As the run has it where reports are simulated, else drawn here. ``visits`` spares finding them out again.
    """
    run = story.run
    if story.scenario.monitoring.reports is not None:
        writers = list(run.reports)
    else:
        declared, draw = story.prose.tickets, story.random("ticket writers")
        writers = []
        for visitor, visit in sorted((_visits(story) if visits is None else visits).items()):
            if draw() < declared.rate_per_failed_visitor:
                deviation = NormalDist().inv_cdf(max(draw(), 2.0**-54))
                delay_s = max(SOONEST_S, declared.delay_median_s * math.exp(declared.delay_sigma * deviation))
                writers.append((float(round(run.requests.done_s[visit.last_row] + delay_s)), visitor))
    return sorted(writer for writer in writers if writer[0] < run.duration_s)


def _visits(story: Story) -> dict[int, Visit]:
    """What each visitor with a failed request met."""
    requests = story.run.requests
    visits: dict[int, Visit] = {}
    failures = {status for status in set(requests.status) if has_failed(status)}
    for row, (status, visitor) in enumerate(zip(requests.status, requests.visitor, strict=True)):
        if status in failures:
            visit = visits.get(visitor)
            if visit is None:
                visit = visits[visitor] = Visit(0, row, 0.0)
            visit.failed += 1
            visit.last_row = row
            visit.waited_s = max(visit.waited_s, requests.done_s[row] - requests.sent_s[row])
            visit.served_after = 0
        elif visitor in visits:
            visits[visitor].served_after += 1
    return visits


def _fitting(story: Story, visitors: Visitors, number: int, visit: Visit) -> list[TicketText]:
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


def _own_facts(story: Story, visitors: Visitors, number: int, visit: Visit) -> dict[str, str]:
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
