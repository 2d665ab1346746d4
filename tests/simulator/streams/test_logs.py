"""Error log, system log, pages and metrics, each on its own."""

import pytest

from kit.simulator.records import ActionTaken, LogEvent, RuleChange
from kit.simulator.streams.access_log import sample_share
from kit.simulator.streams.alerts import write_alerts
from kit.simulator.streams.error_log import keep_one_in, write_error_log
from kit.simulator.streams.metrics import GAUGES, write_metrics
from kit.simulator.streams.pages import write_pages
from kit.simulator.streams.processes import WebProcesses
from kit.simulator.streams.syslog import write_syslog


@pytest.mark.parametrize(("logged", "share"), [(0, 1.0), (11_000, 1.0), (11_001, 0.5), (160_000, 0.05), (10**7, 0.01)])
def test_the_access_log_keeps_a_round_share_that_fits(logged, share):
    """The share is the largest of a few round ones that keeps the log small."""
    assert sample_share(logged) == share


@pytest.mark.parametrize(("lines", "one_in"), [(0, 1), (4000, 1), (4001, 2), (24_000, 6)])
def test_a_long_error_log_keeps_one_line_in_n(lines, one_in):
    """A short log is kept whole."""
    assert keep_one_in(lines) == one_in


def complaint(kind, at_s, level, **fields):
    return LogEvent(at_s, "nginx.error", "web1", "nginx", kind, level, fields)


def error_log(tiny, facts_and_visitors):
    story = tiny.story()
    _, visitors = facts_and_visitors(story)
    return write_error_log(story, visitors, WebProcesses(story))[0]


def test_each_complaint_has_nginx_s_words(tiny, facts_and_visitors):
    """The four things that nginx complains about here."""
    tiny.request(sent_s=100.0, done_s=100.0, status=500, visitor=0)
    tiny.run.log_events += [
        complaint("connections_exceed_nofile", 10.0, "warn", worker_connections=4096, nofile=1024),
        complaint("reusing_connections", 20.0, "warn", worker=0, worker_connections=768),
        complaint("accept_emfile", 90.0, "crit", worker=0),
        complaint("socket_emfile", 100.0, "alert", worker=0, visitor=0, route=0),
    ]
    warned, reusing, accept, socket = (line.text for line in error_log(tiny, facts_and_visitors))
    assert warned.endswith(": 4096 worker_connections exceed open file resource limit: 1024")
    assert reusing.endswith(": 768 worker_connections are not enough, reusing connections")
    assert accept.endswith(": accept4() failed (24: Too many open files)")
    assert "socket() failed (24: Too many open files) while connecting to upstream, client: " in socket


def test_an_unknown_complaint_is_a_programming_error_with_directions(tiny, facts_and_visitors):
    """A kind of log event without wording names the file to add it to."""
    tiny.run.log_events.append(complaint("gremlins", 1.0, "warn"))
    with pytest.raises(ValueError, match=r"'gremlins' is not known here; add it to streams/error_log.py"):
        error_log(tiny, facts_and_visitors)


def test_a_restart_brings_new_processes_and_counts_connections_anew(tiny):
    """Pids change at a restart; a reload keeps the master and the count."""
    before = {"who": "P1", "belief": ""}
    tiny.run.actions += [
        ActionTaken(at_s=200.0, effective_s=201.0, name="restart", do="restart", target="web", value=None, **before),
        ActionTaken(at_s=400.0, effective_s=402.0, name="fix", do="set", target="web.nofile", value=9, **before),
    ]
    processes = WebProcesses(tiny.story())
    old, restarted, reloaded = processes.at(100.0), processes.at(300.0), processes.at(500.0)
    assert restarted.master > old.master
    assert restarted.connections_from == 0
    assert reloaded.master == restarted.master
    assert reloaded.worker > restarted.worker
    assert reloaded.connections_from == 0


def test_an_action_on_a_host_leaves_its_traces(tiny):
    """A restart shows as a login, a command under sudo, and what nginx says when it starts, in this order."""
    tiny.run.actions.append(ActionTaken(200.0, 201.0, "restart", "P1", "restart", "web", None, ""))
    fields = {"worker_connections": 4096, "nofile": 1024}
    tiny.run.log_events += [
        LogEvent(200.0, "syslog", tiny.run.draw.hosts["web"], "systemd", "service_stopping", "info", {"unit": "nginx"}),
        complaint("connections_exceed_nofile", 201.0, "warn", **fields),
        LogEvent(201.0, "syslog", tiny.run.draw.hosts["web"], "systemd", "service_started", "info", {"unit": "nginx"}),
    ]
    story = tiny.story()
    texts = [line.text for line in write_syslog(story, WebProcesses(story))]
    told = [text for text in texts if "CRON" not in text and "chronyd" not in text and "apt-daily" not in text]
    for text, words in zip(
        told, ("Accepted publickey", "systemctl restart nginx", "Stopping", "[warn]", "Started"), strict=True
    ):
        assert words in text


def test_a_second_firing_is_a_second_page_with_its_own_acknowledgement(tiny):
    """A rule that resolves and fires again pages again; the responder at the keyboard acknowledges within seconds."""
    tiny.run.rule_changes += [
        RuleChange(100.0, "HighErrorRate", "firing", "page", "oncall-web", 0.2),
        RuleChange(300.0, "HighErrorRate", "resolved", "page", "oncall-web", 0.0),
        RuleChange(400.0, "HighErrorRate", "firing", "page", "oncall-web", 0.3),
    ]
    tiny.run.anchors.update(first_page=100.0, ack=180.0)
    story = tiny.story()
    alerts = write_alerts(story)
    pages = write_pages(story, alerts)
    assert [page.event for page in pages] == ["triggered", "acknowledged", "resolved", "triggered", "acknowledged"]
    assert [page.alert_id for page in pages] == ["alert-1", "alert-1", "alert-2", "alert-3", "alert-3"]
    assert alerts[0].text == "HighErrorRate: ratio5xx(1m) > 0.05 has held for 120 s, the value is 20.0 %"
    assert 15.0 <= (pages[4].at_utc - pages[3].at_utc).total_seconds() <= 75.0


def test_blind_spots_are_not_scraped(one_case):
    """No metric of the case shows what the scenario says nobody watches."""
    blind = one_case.scenario.monitoring.blind_spots
    shown = {(gauge.kind, gauge.gauge) for gauge in GAUGES}
    kinds = {name: node.kind for name, node in one_case.scenario.topology.nodes.items()}
    assert blind
    for spot in blind:
        node, gauge = spot.split(".")
        assert spot in one_case.run.gauges
        assert (kinds[node], gauge) not in shown or not any(f"{node}-{gauge}" in m.id for m in one_case.file.metrics)


def test_a_mean_has_no_value_where_nothing_happened(tiny):
    """A scrape without calls shows no call time instead of zero; one without answers no ratio."""
    from array import array

    tiny.run.gauges.update({"pay.calls": array("d", [0.0, 2.0]), "pay.latency_mean_s": array("d", [0.0, 0.3])})
    series = {each.id: each for each in write_metrics(tiny.story())}
    assert series["metric-pay-latency-mean"].values == (None, 0.3)
    assert set(series["metric-web-5xx"].values) == {None}


def test_series_have_names_units_and_one_value_a_step(one_case):
    """Every metric is complete over the window."""
    for series in one_case.file.metrics:
        assert series.unit
        assert series.title
        assert len(series.values) * series.step_s == pytest.approx(one_case.run.duration_s, abs=2 * series.step_s)
        assert any(value is not None for value in series.values)
