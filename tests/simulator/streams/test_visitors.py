"""Visitors look the same in every stream, and nobody real is among them."""

import ipaddress
import re

RESERVED = [
    ipaddress.ip_network(net)
    for net in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "198.18.0.0/15", "2001:db8::/32")
]


def test_addresses_are_reserved_ones(one_case):
    """Every client address lies in a range reserved for documentation or benchmarks."""
    addresses = {line.text.split()[0] for line in one_case.file.access_log}
    assert len(addresses) > 1000
    for text in addresses:
        address = ipaddress.ip_address(text)
        assert any(address.version == net.version and address in net for net in RESERVED), text


def test_a_visitor_has_one_address_and_browser_in_both_logs(one_case):
    """Who fails in the error log with an address that the access log knows asks for the shop's own routes there too."""
    agents = {}
    for line in one_case.file.access_log:
        address, agent = line.text.split()[0], re.search(r'" "([^"]+)" rt=', line.text)[1]
        agents.setdefault(address, set()).add(agent)
    once = [address for address, seen in agents.items() if len(seen) == 1]
    assert len(once) > 0.9 * len(agents)
    failed = {m[1] for line in one_case.file.error_log if (m := re.search(r"client: ([^,]+),", line.text))}
    assert len(failed & set(agents)) > 50


def test_a_visitor_is_drawn_the_same_whoever_asks(tiny, facts_and_visitors):
    """A visitor depends on the case and their number alone, not on who was drawn before."""
    story = tiny.story()
    _, one = facts_and_visitors(story)
    _, other = facts_and_visitors(story)
    first = one.of(5)
    other.of(9)
    other.of(1)
    assert other.of(5) == first
    assert one.of(6) != first


def test_only_the_first_request_of_a_newsletter_reader_carries_the_campaign(tiny, facts_and_visitors):
    """A reader arrives by the link and goes on by the shop's own pages."""
    tiny.run.anchors["newsletter"] = 300.0
    for number in range(400):
        tiny.request(sent_s=320.0 + number / 10, done_s=320.1 + number / 10, visitor=number)
    story = tiny.story()
    _, visitors = facts_and_visitors(story)
    reader = next(number for number in range(400) if visitors.of(number).by_mail)
    assert "utm_campaign=nl-" in visitors.path(reader, "/", arriving=True)
    assert visitors.path(reader, "/search", arriving=True).count("?") == 1
    assert visitors.path(reader, "/", arriving=False) == "/"
    assert visitors.referer(reader, arriving=False).startswith(f"https://{story.draw.domain}/")


def test_nobody_comes_by_mail_in_a_case_without_newsletter(tiny, facts_and_visitors):
    """Without a trigger there is nothing to tag."""
    for number in range(100):
        tiny.request(sent_s=number * 2.0, done_s=number * 2.0 + 0.1, visitor=number)
    _, visitors = facts_and_visitors(tiny.story())
    assert not any(visitors.of(number).by_mail for number in range(100))
