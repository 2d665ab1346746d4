"""What must hold of a case of any scenario: consistent, causal, silent about its cause, solvable, and its own.

One seed of each scenario in the ordinary run; ``KIT_SEEDS=50 pytest tests/case/test_every_scenario.py`` asks fifty.
"""

import math
import os
import re
from collections import Counter
from itertools import pairwise
from statistics import fmean, pstdev
from types import SimpleNamespace

import pytest

from kit.case import Case
from kit.case.model_postmortem import model_postmortem
from kit.postmortem import write_markdown
from kit.rubric import WORDS_MAX, WORDS_MIN, score
from kit.scenario import list_scenarios
from kit.simulator.records import has_failed
from kit.simulator.reports import SOONEST_S
from kit.simulator.streams.lost_orders import lost_rows
from kit.simulator.streams.story import Story
from kit.simulator.streams.tickets import ticket_writers

SEEDS = range(1, 1 + int(os.environ.get("KIT_SEEDS", "1")))
SIGMAS = 4.0


@pytest.fixture(scope="module", params=[(name, seed) for name in list_scenarios() for seed in SEEDS], ids=str)
def told(request, told_case):
    """A case of a scenario with the run it tells of; each is simulated once, one at a time."""
    name, seed = request.param
    each = told_case(name, seed)
    return SimpleNamespace(name=name, run=each.run, prose=each.prose, case=Case(each.file, each.key))


def seconds(told, at_utc):
    """Seconds since the window opened."""
    return (at_utc - told.run.start_utc).total_seconds()


def spoken(file, key):
    """Everything that people, customers and bots wrote, with its time.

    The brief of a false alarm tells of a page in the night, and page and night are words of its answer.
    """
    if key.incident:
        yield file.start_utc, f"{file.title} {file.brief}"
    yield from ((m.at_utc, m.text) for m in file.chat)
    yield from ((a.at_utc, a.text) for a in file.alerts)
    yield from ((p.at_utc, p.text) for p in file.pages)
    yield from ((t.at_utc, f"{t.subject} {t.body}") for t in file.tickets)
    yield from ((s.at_utc, s.text) for s in file.status)


def sampling_error(told, visitors):
    """The standard error of a sample of logged requests, given the visitor of each.

    Where a scenario samples whole visitors (those of an app, whose requests belong together), a visitor counts as a
    cluster: the variance is share * (1 - share) * the sum of the squared requests of each.
    """
    share = told.case.file.access_sample
    by_visitor = told.run.draw.scenario.workload.sessions.app_client is not None
    squares = sum(size * size for size in Counter(visitors).values()) if by_visitor else len(visitors)
    return math.sqrt(share * (1 - share) * squares) + 1


def logged(told, statuses=range(1000)):
    """The visitors of the requests that the web server logged with one of some statuses."""
    rows = told.run.requests
    return [
        visitor
        for visitor, at_s, status in zip(rows.visitor, rows.logged_s, rows.status, strict=True)
        if not math.isnan(at_s) and status in statuses
    ]


def test_the_access_log_is_a_fair_sample(told):
    """Lines over the sampled share are the requests that the web server answered, within four standard errors."""
    visitors, share = logged(told), told.case.file.access_sample
    off = abs(len(told.case.file.access_log) - share * len(visitors))
    assert off <= SIGMAS * sampling_error(told, visitors)


def metric(told, name):
    """The values of a metric, scrape by scrape, and the seconds between two."""
    series = told.case.file.item(f"metric-{name}")
    return [value or 0.0 for value in series.values], series.step_s


def test_the_metrics_count_what_the_access_log_samples(told):
    """Lines, and those with a 5xx, over the sampled share are what requests a second and error ratio add up to.

    Within four standard errors, and one scrape at each end of the window.
    """
    file = told.case.file
    (rates, step_s), (ratios, _) = metric(told, "web-rps"), metric(told, "web-5xx")
    codes = [re.search(r'" (\d{3}) ', line.text)[1] for line in file.access_log]
    answered = step_s * sum(rates)
    errors = step_s * sum(rate * ratio for rate, ratio in zip(rates, ratios, strict=True))
    at_the_ends = 2 * file.access_sample * step_s * max(rates)
    counts = (len(codes), answered, logged(told)), (
        sum(code[0] == "5" for code in codes), errors, logged(told, range(500, 600))
    )  # fmt: skip
    for counted, total, visitors in counts:
        assert abs(counted - file.access_sample * total) <= SIGMAS * sampling_error(told, visitors) + at_the_ends


def test_arrivals_are_irregular(told):
    """The gaps between requests vary at least about as much as those of independent visitors: nothing ticks."""
    sent = sorted(told.run.requests.sent_s)
    gaps = [later - sooner for sooner, later in pairwise(sent)]
    assert pstdev(gaps) >= 0.8 * fmean(gaps)
    assert Counter(round(gap, 3) for gap in gaps).most_common(1)[0][1] < len(gaps) / 20


def test_no_effect_comes_before_its_cause(told):
    """Nothing fails before the change that made it possible and the event that set it off; no alert before failures."""
    key, draw = told.case.key, told.run.draw
    made = {change.id: change.at_utc for change in told.case.file.changes}
    if key.incident:
        for change in draw.scenario.changes:
            if change.culprit is not None:
                assert made[f"change-{draw.change_ids[change.id]}"] <= key.times.onset_utc, change.id
    assert all(action.effective_s >= action.at_s for action in told.run.actions)
    rules = {rule.alert: rule for rule in draw.scenario.monitoring.rules}
    for alert in told.case.file.alerts:
        rule = rules.get(alert.name)
        if key.incident and rule and rule.expr.startswith("ratio5xx") and alert.state == "firing":
            assert seconds(told, alert.at_utc) >= seconds(told, key.times.onset_utc) + rule.for_s


def test_times_are_in_their_order(told):
    """Onset, then detection, then acknowledgement, then mitigation; the end after the onset."""
    times = told.case.key.times
    assert times.onset_utc <= times.detected_utc <= times.acknowledged_utc < times.mitigated_utc
    assert times.onset_utc < times.ended_utc or not told.case.key.impact.requests_failed


def test_every_page_follows_its_alert_and_every_acknowledgement_its_page(told):
    """The pager never knows more than the rules."""
    alerts = {alert.id: alert for alert in told.case.file.alerts}
    triggered = {}
    for page in told.case.file.pages:
        if page.event == "triggered" and page.alert_id in alerts:
            assert page.at_utc >= alerts[page.alert_id].at_utc
            triggered.setdefault(page.alert_id, page.at_utc)
        if page.event == "acknowledged" and page.alert_id in triggered:
            assert page.at_utc >= triggered[page.alert_id]


def test_tickets_come_only_from_visitors_who_had_failed(told):
    """Who writes met a failure before, except customers whose confirmed order was lost with a database."""
    rows = told.run.requests
    first_failure_s = {}
    for done_s, status, visitor in zip(rows.done_s, rows.status, rows.visitor, strict=True):
        if has_failed(status):
            first_failure_s.setdefault(visitor, done_s)
    writers = ticket_writers(Story(told.run, told.prose, told.case.key.times, told.case.key.impact))
    assert all(at_s - first_failure_s[visitor] >= SOONEST_S - 1 for at_s, visitor in writers)
    written = {at_s for at_s, _ in writers}
    others = [ticket for ticket in told.case.file.tickets if seconds(told, ticket.at_utc) not in written]
    assert len(others) <= len(lost_rows(told.run))


def test_nobody_names_the_cause_before_it_was_found(told):
    """Before the diagnosis no text names the root cause: a phrase of each of its groups."""
    key = told.case.key
    found_utc = next((event.at_utc for event in key.events if event.id == "diagnosis"), key.times.mitigated_utc)
    groups = [
        re.compile(rf"\b(?:{'|'.join(map(re.escape, group))})\b", re.IGNORECASE)
        for group in key.root_cause.must_mention
    ]
    leaks = [
        text
        for at_utc, text in spoken(told.case.file, key)
        if at_utc < found_utc and groups and all(group.search(text) for group in groups)
    ]
    assert leaks == []


def test_ids_are_unique_and_events_are_shown(told):
    """Every item has an id of its own; every essential event points at evidence that is there."""
    file, key = told.case.file, told.case.key
    ids = [item.id for item in file.items()]
    assert len(ids) == len(set(ids))
    for event in key.events:
        assert event.knowable_utc >= event.at_utc
        assert all(file.item(item_id) is not None for item_id in event.evidence)
        assert event.evidence or not event.essential, event.id


def test_the_model_postmortem_is_full_marks(told):
    """What the key writes is complete, correct, and of the assignment's length.

    A page that was no incident was escalated to nobody, and its review does not say otherwise.
    """
    file, key = told.case.file, told.case.key
    text = write_markdown(model_postmortem(file, key))
    report = score(text, key=key, case_file=file)
    lost = [(f.code, f.note) for f in report.findings if f.mark < 2]
    assert [code for code, _ in lost] == ([] if key.incident else ["T6"]), lost
    assert WORDS_MIN <= report.words <= WORDS_MAX


def test_an_empty_document_scores_nothing():
    """Nothing written, nothing earned."""
    assert score("").points() == 0
    assert score("   \n\n").points() == 0
