"""All streams of a case agree with the run, with one another, and with the order of cause and effect."""

import math
import re
from collections import Counter
from itertools import pairwise

import pytest

from kit.postmortem.model import ENTRY_KINDS
from kit.simulator.records import has_failed
from kit.simulator.streams.facts import Facts

SIGMAS = 4.0


def seconds(case, at_utc):
    return (at_utc - case.run.start_utc).total_seconds()


def sampled_within(kept, total, share):
    """Whether a count fits a binomial sample of a share of a total, within four standard deviations."""
    deviation = math.sqrt(total * share * (1.0 - share))
    return abs(kept - total * share) <= SIGMAS * deviation + 1e-9


def metric(case, name):
    return next(series for series in case.file.metrics if series.id == f"metric-{name}")


def test_the_access_log_is_a_fair_sample_of_what_the_metrics_count(case):
    """Lines, and 5xx lines, over the sampled share are what requests a second and error ratio add up to."""
    rps, ratio = metric(case, "web-rps"), metric(case, "web-5xx")
    requests = round(sum(rps.values) * rps.step_s)
    errors = round(sum(r * (e or 0.0) for r, e in zip(rps.values, ratio.values, strict=True)) * rps.step_s)
    statuses = Counter(re.search(r'" (\d{3}) ', line.text)[1][0] for line in case.file.access_log)
    assert sampled_within(len(case.file.access_log), requests, case.file.access_sample)
    assert errors > 1000
    assert sampled_within(statuses["5"], errors, case.file.access_sample)


def test_the_metrics_count_every_logged_request_once(case):
    """Requests a second times ten seconds, summed, is the number of logged requests of the window."""
    rps = metric(case, "web-rps")
    logged = sum(not math.isnan(at_s) and at_s < case.run.duration_s for at_s in case.run.requests.logged_s)
    assert round(sum(rps.values) * rps.step_s) == pytest.approx(logged, abs=rps.step_s)


def test_the_error_log_is_a_fair_sample_of_what_nginx_complained_about(case):
    """The kept lines over the kept share are the complaints of the run."""
    complaints = sum(event.source == "nginx.error" for event in case.run.log_events)
    assert sampled_within(len(case.file.error_log), complaints, case.file.error_sample)


def test_failures_in_access_log_and_error_log_are_the_same_requests(case):
    """In the minutes of the outage, logged 500s and socket() failures scale to the same number."""
    refused = sum(event.kind == "socket_emfile" for event in case.run.log_events)
    logged = sum(status >= 500 and not math.isnan(at) for status, at in _logged(case))
    assert refused == logged


def _logged(case):
    return zip(case.run.requests.status, case.run.requests.logged_s, strict=True)


def test_the_first_page_comes_after_the_onset_and_the_duration_of_its_rule(case):
    """No page before the rule can have held long enough; the acknowledgement follows the page."""
    rule = next(rule for rule in case.scenario.monitoring.rules if rule.severity == "page")
    triggered = [page for page in case.file.pages if page.event == "triggered"]
    acknowledged = [page for page in case.file.pages if page.event == "acknowledged"]
    assert seconds(case, triggered[0].at_utc) >= seconds(case, case.key.times.onset_utc) + rule.for_s
    assert acknowledged[0].at_utc > triggered[0].at_utc
    assert triggered[0].at_utc == case.key.times.detected_utc
    assert acknowledged[0].at_utc == case.key.times.acknowledged_utc


def test_every_page_names_an_alert_that_had_fired_by_then(case):
    """Pages refer to alerts of the case, none of them later than the page."""
    alerts = {alert.id: alert for alert in case.file.alerts}
    assert case.file.pages
    for page in case.file.pages:
        assert alerts[page.alert_id].at_utc <= page.at_utc


def test_nobody_comes_by_newsletter_before_it_is_sent(case):
    """Requests that carry the campaign begin after the newsletter; most arrivals of the surge carry it."""
    sent_s = case.run.anchors["newsletter"]
    tagged = [seconds(case, line.at_utc) for line in case.file.access_log if "utm_campaign=" in line.text]
    assert len(tagged) > 500
    assert min(tagged) >= sent_s - 60.0


def test_the_error_log_holds_no_failure_before_the_first_one(case):
    """The first complaint about open files is not earlier than the onset, but for lone failures before it."""
    failures = [line for line in case.file.error_log if "(24:" in line.text]
    first_s = min(done for done, bad in _outcomes(case) if bad)
    assert seconds(case, failures[0].at_utc) >= first_s - 1.0


def _outcomes(case):
    return ((d, has_failed(s)) for d, s in zip(case.run.requests.done_s, case.run.requests.status, strict=True))


def test_no_ticket_comes_before_the_first_failure(case):
    """Customers write only after somebody has failed, and there are fewer of them than visitors hit."""
    first_s = min(done for done, bad in _outcomes(case) if bad)
    assert case.file.tickets
    assert all(seconds(case, ticket.at_utc) >= first_s + 45.0 for ticket in case.file.tickets)
    assert len(case.file.tickets) < case.key.impact.visitors_hit


def test_customers_name_minutes_in_which_requests_failed(case):
    """A time that a ticket names is a minute with failures, and before the ticket."""
    failed_minutes = {case.run.at_utc(done).strftime("%H:%M") for done, bad in _outcomes(case) if bad}
    named = [(t, m) for t in case.file.tickets for m in re.findall(r"(\d\d:\d\d) UTC", t.body)]
    for ticket, minute in named:
        assert minute in failed_minutes
        assert minute <= f"{ticket.at_utc:%H:%M}"


def test_nobody_names_the_cause_before_the_error_log_was_read(case):
    """No text by people or bots holds an accepted phrasing of the exhausted resource before a responder found it."""
    phrases = [phrase.casefold() for phrase in case.key.root_cause.must_mention[0]]
    found_utc = next(event.at_utc for event in case.key.events if event.id == "diagnosis")
    told = [
        *((m.at_utc, m.text) for m in case.file.chat),
        *((a.at_utc, a.text) for a in case.file.alerts),
        *((p.at_utc, p.text) for p in case.file.pages),
        *((c.at_utc, c.text) for c in case.file.changes),
        *((t.at_utc, f"{t.subject} {t.body}") for t in case.file.tickets),
        *((s.at_utc, s.text) for s in case.file.status),
        (case.file.start_utc, f"{case.file.title} {case.file.brief}"),
    ]
    leaks = [text for at_utc, text in told if at_utc < found_utc and any(p in text.casefold() for p in phrases)]
    assert leaks == []


def test_nobody_at_all_puts_the_whole_cause_together(case):
    """No single message names both the limit and the setting that outgrew it: that is left to the student."""
    for message in case.file.chat:
        text = message.text.casefold()
        assert not ("worker_connections" in text and ("open files" in text or "descriptor" in text))


def test_the_cause_can_be_found(case):
    """The change of worker_connections is in the history as a diff, and the error log shows the exhausted resource."""
    diffs = [change.diff for change in case.file.changes if "worker_connections" in change.diff]
    assert len(diffs) == 1
    assert "-    worker_connections 768;\n+    worker_connections 4096;" in diffs[0]
    assert any("accept4() failed (24: Too many open files)" in line.text for line in case.file.error_log)
    assert any("worker_connections exceed open file resource limit" in line.text for line in case.file.syslog)


def test_ids_are_unique_and_found_again(case):
    """Every evidence item has an id of its own, by which the case file finds it."""
    items = list(case.file.items())
    counts = Counter(item.id for item in items)
    assert [item_id for item_id, count in counts.items() if count > 1] == []
    assert all(case.file.item(item.id) is item for item in items[::97])


def test_every_stream_is_in_order_and_inside_the_window(case):
    """Items are sorted by time; all but the history of earlier weeks lie in the window."""
    file = case.file
    for stream in (file.access_log, file.error_log, file.syslog, file.alerts, file.pages, file.changes, file.chat):
        times = [item.at_utc for item in stream]
        assert times == sorted(times)
        if stream is not file.changes:
            assert file.start_utc <= times[0]
            assert times[-1] <= file.end_utc
    assert file.changes[-1].at_utc <= file.end_utc


def test_chat_gaps_are_irregular(case):
    """People do not write like clockwork: hardly two gaps between messages are alike."""
    times = [seconds(case, message.at_utc) for message in case.file.chat]
    gaps = [round(b - a) for a, b in pairwise(times)]
    assert Counter(gaps).most_common(1)[0][1] <= len(gaps) // 4


def test_what_people_quote_is_what_the_dashboards_show(case, story_of):
    """The share of errors that the primary first quotes is that of the last minute before the message."""
    facts = Facts(story_of(case))
    quoted = [m for m in case.file.chat if re.search(r"p95 (?:is )?\d+ ms", m.text)]
    assert quoted
    for message in quoted:
        p95_ms = int(re.search(r"p95 (?:is )?(\d+) ms", message.text)[1])
        near = [facts.figures(seconds(case, message.at_utc) + shift)["p95_ms"] for shift in (-1, 0, 1)]
        assert any(abs(p95_ms - value) <= 0.5 for value in near)


def test_the_restart_seems_to_help_only_when_it_did(case, story_of):
    """The key tells a relapse exactly where errors had stopped after the restart, and at the time they were back."""
    back_s = story_of(case).anchor("restart_relapse")
    relapse = [event for event in case.key.events if event.id == "relapse"]
    assert bool(relapse) == (back_s is not None)
    if back_s is not None:
        assert back_s > case.run.anchors["restart_done"] + 30.0
        assert seconds(case, relapse[0].at_utc) == pytest.approx(back_s)


def test_key_events_are_in_order_and_shown_by_evidence(case):
    """Each event has a known kind, can be known from when it happened or later, and points at items of the case."""
    events = case.key.events
    assert 10 <= len(events) <= 18
    assert [event.at_utc for event in events] == sorted(event.at_utc for event in events)
    for event in events:
        assert event.kind in ENTRY_KINDS
        assert event.knowable_utc >= event.at_utc
        assert event.evidence, event.id
        assert all(case.file.item(item_id) is not None for item_id in event.evidence)
    essential = {event.id for event in events if event.essential}
    assert {"onset", "page", "escalation", "restart", "diagnosis", "mitigation"} <= essential


def test_red_herrings_of_the_key_are_those_picked_and_are_shown(case):
    """The key names the red herrings of this case and nothing else, each with evidence."""
    assert {herring.id for herring in case.key.red_herrings} == set(case.run.draw.red_herrings)
    for herring in case.key.red_herrings:
        assert herring.evidence, herring.id
        assert all(case.file.item(item_id) is not None for item_id in herring.evidence)


def test_the_key_knows_whom_it_was_escalated_to_by_name(case):
    """The handle and the name of the person called in are accepted answers."""
    second = next(person for person in case.file.people if person.role == "secondary on-call")
    assert {second.handle, second.name} <= set(case.key.escalated_to)


def test_other_seeds_are_other_cases(tell_seed):
    """Two seeds differ in company or time, in the people, and in the impact."""
    one, other = tell_seed(1), tell_seed(4)
    assert one.key.times != other.key.times
    assert one.file.people != other.file.people
    assert one.key.impact != other.key.impact
