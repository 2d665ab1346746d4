"""Orders that were confirmed and then lost with a primary whose standby lagged behind, and the tickets about them."""

import math
from collections.abc import Mapping
from statistics import NormalDist

from kit.evidence.items import Ticket
from kit.scenario.fault import PrimaryLoss
from kit.scenario.wording import choose, fill
from kit.simulator.records import Run, has_failed
from kit.simulator.streams.story import Story
from kit.simulator.streams.visitors import Visitors
from kit.simulator.streams.wares import in_words

_WRITES_SHARE = 0.85
"""Who has paid and finds no order writes more often than who met an error."""
_DELAY_MEDIAN_S, _DELAY_SIGMA, _SOONEST_S = 1500.0, 0.7, 300.0


def lost_rows(run: Run) -> tuple[int, ...]:
    """The rows of the orders that went through in the last seconds before the primary died and that no standby had."""
    fault = run.draw.scenario.fault
    if not isinstance(fault, PrimaryLoss):
        return ()
    died_s = fault.at.offset_s
    writes = {e.path for e in run.draw.scenario.workload.endpoints if e.method == "POST"}
    rows = run.requests
    return tuple(
        row
        for row, (done_s, status, route) in enumerate(zip(rows.done_s, rows.status, rows.route, strict=True))
        if died_s - fault.lag_s < done_s <= died_s and not has_failed(status) and run.routes[route] in writes
    )


def with_lost_orders(
    tickets: tuple[Ticket, ...], story: Story, facts: Mapping[str, str], visitors: Visitors
) -> tuple[Ticket, ...]:
    """The tickets and those of customers whose orders were lost, in order of time and numbered anew."""
    rows, texts = lost_rows(story.run), list(story.prose.tickets.lost_orders)
    if not rows or not texts:
        return tickets
    draw, run = story.random("lost orders"), story.run
    wrote = {ticket.customer for ticket in tickets}
    names = [name for name in story.prose.customers if name not in wrote]
    more: list[Ticket] = []
    authors: set[int] = set()
    for row in rows:
        visitor = run.requests.visitor[row]
        writes, size, which, name_at = draw() < _WRITES_SHARE, draw(), draw(), draw()
        deviation = NormalDist().inv_cdf(max(size, 2.0**-54))
        delay_s = max(_SOONEST_S, _DELAY_MEDIAN_S * math.exp(_DELAY_SIGMA * deviation))
        at_s = float(round(run.requests.done_s[row] + delay_s))
        if not writes or at_s >= run.duration_s or visitor in authors:
            continue
        authors.add(visitor)
        texts = texts or list(story.prose.tickets.lost_orders)
        names = names or list(story.prose.customers)
        text = texts.pop(int(which * len(texts)))
        own = {
            **facts,
            "product": in_words(visitors.of(visitor).product),
            "ordered_at": f"{run.at_utc(run.requests.done_s[row]):%H:%M}",
            "order": str(40_000 + visitor),
        }
        subject, body = (fill(choose(template, draw), own) for template in (text.subject, text.body))
        customer = names.pop(int(name_at * len(names)))
        more.append(Ticket(id="", at_utc=run.at_utc(at_s), customer=customer, subject=subject, body=body))
    ordered = sorted((*tickets, *more), key=lambda ticket: ticket.at_utc)
    return tuple(ticket.model_copy(update={"id": f"ticket-{number}"}) for number, ticket in enumerate(ordered, start=1))
