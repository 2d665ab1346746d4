"""Tickets are written by visitors who failed, in words that are true of what they met."""

import re

import pytest

from kit.simulator.records import CLIENT_GAVE_UP
from kit.simulator.streams.tickets import write_tickets


@pytest.fixture
def everybody_writes(prose):
    """The prose, with every failed visitor writing almost at once."""
    tickets = prose.tickets.model_copy(
        update={"rate_per_failed_visitor": 1.0, "delay_median_s": 60.0, "delay_sigma": 0.1}
    )
    return prose.model_copy(update={"tickets": tickets})


def written(tiny, prose, facts_and_visitors):
    story = tiny.story(prose)
    facts, visitors = facts_and_visitors(story)
    return write_tickets(story, facts, visitors)


def group_of(prose, ticket):
    """The kind of ticket whose subject a ticket carries."""
    kinds = ((group.id, text.subject) for group in prose.tickets.groups for text in group.texts)
    return next(kind for kind, subject in kinds if re.fullmatch(_pattern(subject), ticket.subject))


def _pattern(template):
    """What a template gives: anything for a fact, any of the wordings of a choice."""
    pieces = re.split(r"(\{\w+\}|\[[^\]]*\|[^\]]*\])", template)
    return "".join(_piece(piece) for piece in pieces)


def _piece(piece):
    if piece.startswith("["):
        return f"(?:{'|'.join(map(re.escape, piece[1:-1].split('|')))})"
    return ".+" if piece.startswith("{") else re.escape(piece)


def test_nobody_writes_where_nobody_failed(tiny, everybody_writes, facts_and_visitors):
    """A run without failures has no tickets, however eager its customers."""
    for number in range(50):
        tiny.request(sent_s=number * 5.0, done_s=number * 5.0 + 0.1, visitor=number)
    assert written(tiny, everybody_writes, facts_and_visitors) == ()


def test_exactly_those_who_failed_write_and_only_afterwards(tiny, everybody_writes, facts_and_visitors):
    """Each failed visitor writes one ticket, at least 45 seconds after the failure; the others none."""
    for number in range(30):
        status = 500 if number % 3 == 0 else 200
        tiny.request(sent_s=number * 10.0, done_s=number * 10.0 + 0.1, visitor=number, status=status)
    tickets = written(tiny, everybody_writes, facts_and_visitors)
    failed_s = [number * 10.0 + 0.1 for number in range(0, 30, 3)]
    assert len(tickets) == len(failed_s)
    for ticket, at_s in zip(tickets, failed_s, strict=True):
        assert 45.0 <= (ticket.at_utc - tiny.run.start_utc).total_seconds() - at_s < 120.0


def test_a_ticket_after_the_window_is_not_there_yet(tiny, everybody_writes, facts_and_visitors):
    """Who fails in the last seconds writes too late for the case."""
    tiny.request(sent_s=590.0, done_s=590.1, status=500)
    assert written(tiny, everybody_writes, facts_and_visitors) == ()


@pytest.mark.parametrize(
    ("route", "status", "waited_s", "kind"),
    [
        ("/checkout", 500, 0.1, "checkout"),
        ("/", 500, 0.1, "blank"),
        ("/", 500, 9.0, "slow"),
        ("/", CLIENT_GAVE_UP, 9.0, "slow"),
    ],
)
def test_the_kind_of_ticket_fits_what_happened(
    tiny, everybody_writes, facts_and_visitors, route, status, waited_s, kind
):
    """Money questions come from the checkout, complaints about waiting from those who waited."""
    tiny.request(sent_s=100.0, done_s=100.0 + waited_s, status=status, route=route)
    (ticket,) = written(tiny, everybody_writes, facts_and_visitors)
    assert group_of(everybody_writes, ticket) == kind


def test_who_failed_once_does_not_speak_of_several_times(tiny, everybody_writes, facts_and_visitors):
    """Wordings that need two failures are not used for one."""
    for number in range(40):
        tiny.request(sent_s=number * 5.0, done_s=number * 5.0 + 0.1, status=500, visitor=number)
    bodies = [ticket.body for ticket in written(tiny, everybody_writes, facts_and_visitors)]
    assert len(bodies) == 40
    assert not any("refresh. 500." in body or "every second click" in body or "tried once" in body for body in bodies)


def test_wordings_do_not_repeat_before_all_have_been_used(tiny, everybody_writes, facts_and_visitors):
    """The first dozen tickets of one kind are a dozen different ones."""
    for number in range(12):
        tiny.request(sent_s=number * 5.0, done_s=number * 5.0 + 0.1, status=500, visitor=number)
    tickets = written(tiny, everybody_writes, facts_and_visitors)
    assert len({ticket.subject for ticket in tickets}) == 12
    assert len({ticket.customer for ticket in tickets}) == 12
