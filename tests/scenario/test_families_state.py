"""Families in which a slow state decides: a certificate's clock, the free space of a volume."""

import math
import re
from collections import Counter

import pytest

from kit.case.model_postmortem import model_postmortem
from kit.rubric import WORDS_MAX, word_count
from kit.scenario import load_scenario
from kit.scenario.prose import read_prose
from kit.simulator.records import NO_ANSWER, has_failed
from kit.simulator.run import run_counterfactual, run_scenario
from kit.simulator.stack.visitor import checks_certificates, comes_by_plain_http
from kit.simulator.telling import tell
from kit.simulator.truth import failed_from, impacted_between, inside_bounds, paged_between, turning_points

SEED = 3


@pytest.fixture(name="cert", scope="module")
def _cert():
    return run_scenario(load_scenario("web-cert-expiry"), SEED)


@pytest.fixture(name="told_cert", scope="module")
def _told_cert(cert):
    return tell(cert, read_prose(load_scenario("web-cert-expiry")))


@pytest.fixture(name="disk", scope="module")
def _disk():
    return run_scenario(load_scenario("web-disk-full"), SEED)


@pytest.fixture(name="told_disk", scope="module")
def _told_disk(disk):
    return tell(disk, read_prose(load_scenario("web-disk-full")))


@pytest.fixture(name="night", scope="module")
def _night():
    return run_scenario(load_scenario("web-quiet-night"), SEED)


@pytest.fixture(name="told_night", scope="module")
def _told_night(night):
    return tell(night, read_prose(load_scenario("web-quiet-night")))


def outcomes(run, from_s, until_s):
    """The rows of the requests that had their outcome in a time."""
    return [row for row, done_s in enumerate(run.requests.done_s) if from_s <= done_s < until_s]


def share_failed(run, rows):
    """The share of failed requests among some rows."""
    return sum(has_failed(run.requests.status[row]) for row in rows) / len(rows)


def test_nobody_fails_before_the_certificate_expires(cert):
    """The last second of its validity is as good as any, and the first failure comes within seconds of its end."""
    onset_s, _ = impacted_between(cert)
    expires_s = cert.anchors["fault"]
    assert share_failed(cert, outcomes(cert, 0.0, expires_s)) == 0.0
    assert expires_s <= onset_s < expires_s + 10.0


def test_failed_handshakes_are_in_no_log_and_no_rule(cert, told_cert):
    """Who fails in the handshake gets no answer, is not logged, and the error rate stays at zero throughout."""
    rows = cert.requests
    failed = [row for row in range(len(rows)) if has_failed(rows.status[row])]
    assert {rows.status[row] for row in failed} == {NO_ANSWER}
    assert all(math.isnan(rows.logged_s[row]) for row in failed)
    file, _ = told_cert
    assert file.error_log == ()
    errors = next(series for series in file.metrics if series.id == "metric-web-5xx")
    assert set(errors.values) <= {0.0, None}
    assert {change.alert for change in cert.rule_changes} == {"TrafficLow"}


def test_only_clients_that_check_fail_and_open_connections_live_on(cert):
    """Crawlers never fail, and some visitors who came before the end are served for a while after it."""
    expires_s, share = cert.anchors["fault"], cert.draw.scenario.workload.sessions.validating_share
    rows, first = cert.requests, {}
    for row in range(len(rows)):
        first.setdefault(rows.visitor[row], rows.sent_s[row])
    after = outcomes(cert, expires_s + 1.0, cert.anchors["restart"])
    assert all(checks_certificates(rows.visitor[row], share) for row in after if has_failed(rows.status[row]))
    served = [
        row for row in after if not has_failed(rows.status[row]) and checks_certificates(rows.visitor[row], share)
    ]
    assert len(served) > 20
    assert all(first[rows.visitor[row]] < expires_s for row in served)


def test_connections_are_accepted_while_requests_are_missing(cert):
    """The web server accepts at least as many connections as before, and answers a fraction of the requests."""
    expires = int(cert.anchors["fault"] // cert.scrape_s)
    accepted = cert.gauges["web.accepted"]
    before, after = sum(accepted[expires - 60 : expires]), sum(accepted[expires + 30 : expires + 90])
    assert after > before
    answered = [row for row in range(len(cert.requests)) if not math.isnan(cert.requests.logged_s[row])]
    counts = Counter(int(cert.requests.logged_s[row] // 600) for row in answered)
    assert counts[int((cert.anchors["fault"] + 600.0) // 600)] < 0.3 * counts[int(cert.anchors["fault"] // 600) - 1]
    assert set(cert.gauges["web.http_check"]) == {1.0}


def test_the_first_ticket_read_is_the_detection(cert, told_cert):
    """Ticket, reading, page by support and acknowledgement come in order; detected is when the first was read."""
    anchors, (file, key) = cert.anchors, told_cert
    names = ("fault", "first_ticket", "first_report", "support_page", "ack", "check_certificate", "fix_done")
    assert sorted(anchors[name] for name in names) == [anchors[name] for name in names]
    assert anchors["support_page"] == anchors["first_page"]
    assert key.times.detected_utc == cert.at_utc(anchors["first_report"])
    assert turning_points(cert).acknowledged_utc == cert.at_utc(anchors["ack"])
    assert (file.tickets[0].at_utc - cert.start_utc).total_seconds() == pytest.approx(anchors["first_ticket"], abs=1.0)
    assert [page.event for page in file.pages][:2] == ["triggered", "acknowledged"]
    assert file.pages[0].alert_id == ""


def test_plain_http_brings_some_back_until_configuration_management_undoes_it(cert):
    """With the redirect out those who come by http are served; when it is put back they fail again."""
    share = cert.draw.scenario.workload.sessions.plain_http_share
    done_s, undone_s = cert.anchors["plain_http_done"], cert.anchors["plain_http_undone"]
    meanwhile = outcomes(cert, done_s + 20.0, undone_s)
    assert share_failed(cert, meanwhile) < share_failed(cert, outcomes(cert, done_s - 200.0, done_s)) - 0.1
    numbers = cert.requests.visitor
    assert not any(
        comes_by_plain_http(numbers[row], share) and has_failed(cert.requests.status[row])
        for row in meanwhile
        if cert.requests.sent_s[row] > done_s + 1.0
    )
    assert share_failed(cert, outcomes(cert, undone_s + 60.0, undone_s + 120.0)) > 0.7


def test_a_new_certificate_ends_it_and_a_working_renewal_prevents_it(cert):
    """Nothing fails after the fix; the same visitors meet nothing where the renewal worked; without action it lasts."""
    assert failed_from(cert, cert.anchors["fix_done"] + 1.0) == 0
    assert impacted_between(run_counterfactual(cert, "without_change")) is None
    onset_s, _ = impacted_between(cert)
    assert failed_from(run_counterfactual(cert, "no_action"), onset_s) > failed_from(cert, onset_s)


def test_nobody_names_the_certificate_before_it_is_looked_at(cert, told_cert):
    """Chat, tickets and status say nothing of a certificate, its end or its renewal until somebody has looked."""
    file, _ = told_cert
    found = cert.at_utc(cert.anchors["check_certificate"])
    said = [*file.chat, *file.status]
    early = [item.text for item in said if item.at_utc < found] + [ticket.body for ticket in file.tickets]
    assert not [text for text in early if re.search(r"certificate|expire|renew|certbot", text, re.IGNORECASE)]
    assert any("ertificate" in message.text for message in file.chat if message.at_utc >= found)


def test_free_space_falls_in_a_straight_line_to_zero_at_the_onset(disk):
    """Each scrape finds less by the same amount; the first write fails within seconds of the last byte."""
    onset_s, _ = impacted_between(disk)
    full_s, free = disk.anchors["fault"], disk.gauges["db.disk_free_pct"]
    steps = [free[k] - free[k + 1] for k in range(int(full_s // disk.scrape_s) - 1)]
    assert max(steps) - min(steps) < 1e-9
    assert min(steps) > 0.0
    assert free[int(full_s // disk.scrape_s) + 1] == 0.0
    assert full_s <= onset_s < full_s + 20.0


def test_writes_fail_and_reads_go_on(disk):
    """From the last byte to the restart every POST is answered 500 and every GET is served."""
    routes = {endpoint.path: endpoint.method for endpoint in disk.draw.scenario.workload.endpoints}
    during = outcomes(disk, disk.anchors["fault"] + 5.0, disk.anchors["restart"] - 1.0)
    rows = disk.requests
    failed = {method: [] for method in ("GET", "POST")}
    for row in during:
        failed[routes[disk.routes[rows.route[row]]]].append(has_failed(rows.status[row]))
    assert all(failed["POST"])
    assert not any(failed["GET"])
    assert {rows.status[row] for row in during if has_failed(rows.status[row])} == {500}


def test_the_alert_on_free_space_fired_long_before_and_was_put_aside(disk, told_disk):
    """DiskSpaceLow fires hours before the window, is answered in chat, and resolves with the fix."""
    file, _ = told_disk
    alert = next(alert for alert in file.alerts if alert.name == "DiskSpaceLow")
    assert alert.state == "firing"
    assert 12 <= (disk.at_utc(disk.anchors["fault"]) - alert.at_utc).total_seconds() / 3600.0 <= 27
    answer = next(message for message in file.chat if message.channel == "alerts" and message.who != "alertmanager")
    assert alert.at_utc < answer.at_utc < file.start_utc
    resolved = next(a for a in file.alerts if a.name == "DiskSpaceLow" and a.state == "resolved")
    assert resolved.at_utc >= disk.at_utc(disk.anchors["fix_done"])


def test_the_log_of_a_full_host_stops_and_says_so_when_it_can_again(disk, told_disk):
    """No line of the database's host lies in the gaps; the first after each says that writing had failed."""
    file, _ = told_disk
    host = disk.draw.hosts["db"]
    lines = [(line.at_utc, line.text) for line in file.syslog if f" {host} " in line.text]
    assert len(disk.silences) == 2
    for name, from_s, until_s in disk.silences:
        assert name == host
        assert not [text for at, text in lines if disk.at_utc(from_s) <= at < disk.at_utc(until_s)]
        after = next(text for at, text in lines if at >= disk.at_utc(until_s))
        assert "No space left on device" in after
    others = [line for line in file.syslog if f" {disk.draw.hosts['app']} " in line.text]
    assert any(disk.at_utc(disk.silences[0][1]) < line.at_utc < disk.at_utc(disk.silences[0][2]) for line in others)


def test_a_restart_frees_temporary_files_and_helps_for_minutes(disk):
    """After the restart nothing fails until what it freed is used up, some minutes later."""
    node, restart_s = disk.draw.scenario.topology.nodes["db"], disk.anchors["restart_done"]
    rate_gb_h = node.disk_fill_gb_h + node.general_log_gb_h
    lasts_s = node.disk_temp_gb / rate_gb_h * 3600.0
    assert 120.0 < lasts_s < 600.0
    assert share_failed(disk, outcomes(disk, restart_s + 15.0, restart_s + lasts_s - 5.0)) == 0.0
    assert share_failed(disk, outcomes(disk, restart_s + lasts_s + 30.0, restart_s + lasts_s + 120.0)) > 0.08


def test_switching_the_log_off_ends_it(disk):
    """Nothing fails afterwards, and free space stays where it is; without the log nothing would have failed."""
    fixed_s, free = disk.anchors["fix_done"], disk.gauges["db.disk_free_pct"]
    assert failed_from(disk, fixed_s + 1.0) == 0
    after = free[int(fixed_s // disk.scrape_s) + 1 :]
    assert min(after) > 8.0
    assert max(after) - min(after) < 0.1
    assert impacted_between(run_counterfactual(disk, "without_change")) is None


def test_payments_are_taken_for_orders_that_are_not_stored(disk):
    """Checkouts call the payment provider as ever while not one order is stored."""
    full_s = disk.anchors["fault"]
    scrapes = range(int(full_s // disk.scrape_s) + 2, int(disk.anchors["restart"] // disk.scrape_s))
    assert sum(disk.gauges["pay.calls"][k] for k in scrapes) > 10
    assert sum(disk.gauges["db.writes"][k] for k in scrapes) == 0


def test_nobody_names_the_full_volume_before_it_is_looked_at(disk, told_disk):
    """In the window nobody writes of space or of the log until somebody has looked at the host."""
    file, _ = told_disk
    found = disk.at_utc(disk.anchors["check_disk"])
    early = [item.text for item in (*file.chat, *file.status) if file.start_utc <= item.at_utc < found]
    early += [ticket.body for ticket in file.tickets]
    assert not [
        text for text in early if re.search(r"disk|volume|no space|general log|query\.log", text, re.IGNORECASE)
    ]


def test_a_page_without_an_incident_has_no_impact_and_says_so(night, told_night):
    """No request fails in the window, the key says that it is no incident, and its times are those of the page."""
    _, key = told_night
    paged_s, resolved_s = paged_between(night)
    assert failed_from(night, 0.0) == 0
    assert inside_bounds(night)
    assert not key.incident
    assert (key.impact.requests_failed, key.impact.visitors_hit, key.impact.peak_pct) == (0, 0, 0.0)
    assert key.times.onset_utc == key.times.detected_utc == night.at_utc(paged_s)
    assert key.times.ended_utc == night.at_utc(resolved_s)
    assert key.times.mitigated_utc == night.at_utc(night.anchors["close_done"])
    assert "nothing failed" in key.definitions["onset"]


def test_the_page_of_the_night_is_traffic_of_our_own_letter(night, told_night):
    """The rule fires on several times the usual traffic; most of it carries the letter's campaign; nobody writes in."""
    file, _ = told_night
    page = night.rule_changes[0]
    assert page.alert == "TrafficAnomaly"
    assert page.value > 3.0 * night.draw.scenario.workload.base_rps
    assert any("utm_campaign=" in line.text for line in file.access_log)
    assert file.tickets == ()
    assert file.status == ()
    assert file.error_log == ()


def test_the_precaution_of_the_night_changes_nothing(night):
    """The workers added were not short before and are not used after."""
    workers = night.draw.scenario.topology.nodes["app"].workers
    assert max(night.gauges["app.busy"]) < workers
    assert max(night.gauges["app.waiting"]) == 0
    assert failed_from(run_counterfactual(night, "no_action"), 0.0) == 0


def test_the_model_text_of_the_night_is_a_review_of_a_false_alarm(told_night):
    """It states that nobody was hurt, what the page cost, and tasks about the rule, in less than 600 words."""
    review = model_postmortem(*told_night)
    assert review.title.startswith("Review of a false alarm")
    assert review.summary.affected == "0%"
    assert any("TrafficAnomaly" in task.text for task in review.tasks)
    assert word_count(review) <= WORDS_MAX


@pytest.mark.parametrize("name", ["web-cert-expiry", "web-disk-full", "web-quiet-night"])
def test_speakers_exist_and_everything_is_shown(name):
    """Whoever speaks is of the scenario, and each event of the key has something that shows it."""
    scenario = load_scenario(name)
    words = read_prose(scenario)
    assert {line.who for line in words.chat} <= {role.who for role in scenario.people} | {"marketing"}
    events = {event.id for event in scenario.truth.events} | {herring.id for herring in scenario.red_herrings.pool}
    assert events <= set(words.shows)


@pytest.mark.parametrize("seed", range(20, 26))
@pytest.mark.parametrize("name", ["web-cert-expiry", "web-disk-full", "web-quiet-night"])
def test_some_seeds_lie_within_bounds_at_the_first_draw(name, seed):
    """Cases keep to the declared duration and impact at the first draw, and a page is acknowledged after it is sent."""
    run = run_scenario(load_scenario(name), seed)
    assert run.draw.attempt == 0
    assert run.anchors["first_page"] < run.anchors["ack"]
