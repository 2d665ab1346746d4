"""Prometheus takes the metrics and the rules, and its own engine fires each alert when the case says so."""

import json
import re

import pytest

from kit.evidence.openmetrics import read_openmetrics

pytestmark = pytest.mark.tools

DAY_S = 86_400


def instant(text):
    """What a scrape would have found at the first time: each series once, in the older text format, without times."""
    counters = set(re.findall(r"^# TYPE (\S+) counter$", text, flags=re.MULTILINE))
    lines, seen = [], set()
    for line in text.splitlines():
        if line == "# EOF":
            continue
        if line.startswith("#"):
            mark, word, name, rest = line.split(" ", 3)
            lines.append(f"{mark} {word} {name}_total {rest}" if name in counters else line)
            continue
        series, value, _ = line.rsplit(" ", 2)
        if series not in seen:
            seen.add(series)
            lines.append(f"{series} {value}")
    return "\n".join([*lines, ""])


def test_metrics_pass_the_linter(tool, written):
    """Names, types and help texts are as Prometheus recommends them."""
    text = (written.folder / "metrics.openmetrics.txt").read_text(encoding="utf-8")
    done = tool("promtool", "check", "metrics", input=instant(text))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_whole_window_becomes_blocks(tool, written, tmp_path):
    """A real time series database takes every sample."""
    source = written.folder / "metrics.openmetrics.txt"
    done = tool("promtool", "tsdb", "create-blocks-from", "openmetrics", source, tmp_path / "data")
    assert done.returncode == 0, done.stderr
    blocks = [json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "data").glob("*/meta.json")]
    samples = sum(1 for _ in read_openmetrics(source.read_text(encoding="utf-8")))
    assert sum(block["stats"]["numSamples"] for block in blocks) == samples


def test_rules_pass(tool, written):
    """Every rule of the case is found and none is wrong."""
    done = tool("promtool", "check", "rules", written.folder / "rules.yml")
    assert done.returncode == 0, done.stderr
    assert f"SUCCESS: {len(written.file.rules)} rules found" in done.stdout + done.stderr


def test_every_alert_fires_and_resolves_when_the_case_says_so(tool, written, tmp_path):
    """Fed with the counters of the case, and with an ordinary day before it, the rules agree to one scrape."""
    step_s = round(written.run.scrape_s)
    source = tmp_path / "rules_test.yml"
    checks = [check for change in _in_window(written) for check in _checks(written, change, step_s)]
    source.write_text(
        json.dumps(
            {
                "rule_files": [str(written.folder / "rules.yml")],
                "evaluation_interval": f"{step_s}s",
                "tests": [
                    {"interval": f"{step_s}s", "input_series": _counters(written, step_s), "alert_rule_test": checks}
                ],
            }
        ),
        encoding="utf-8",
    )
    done = tool("promtool", "test", "rules", source)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "SUCCESS" in done.stdout


def test_the_first_page_is_the_detection_of_the_answer_key(written):
    """What the tests above check against is what the key says: a rule's page, or a ticket that was read before."""
    pages = [alert.at_utc for alert in written.file.alerts if (alert.state, alert.severity) == ("firing", "page")]
    told_s = written.run.anchors.get("first_report")
    told = [] if told_s is None else [written.run.at_utc(told_s)]
    assert written.key.times.detected_utc == min(pages + told)


def _counters(written, step_s):
    """What the rules read: counters, after an ordinary day at the usual rate in promtool's short form, and gauges."""
    usual = written.run.draw.scenario.workload.base_rps * step_s
    steps = DAY_S // step_s - 1
    found = []
    for series in written.file.counters:
        rise = usual if series.labels["code"] == "2xx" else 0.0
        values = " ".join(f"{rise * (steps + 1) + value:.3f}" for value in series.values)
        found.append({"series": _name(series), "values": f"0+{rise:.6f}x{steps} {values}"})
    for series in written.file.metrics:
        if any(series.name in rule.expr for rule in written.file.rules):
            values = " ".join("_" if value is None else repr(value) for value in series.values)
            found.append({"series": _name(series), "values": f"_x{steps + 1} {values}"})
    return found


def _in_window(written):
    """Changes of state since the window opened: of what fired the day before there is nothing to feed."""
    return [change for change in written.run.rule_changes if change.at_s >= 0.0]


def _name(series):
    labels = ",".join(f'{name}="{value}"' for name, value in series.labels.items())
    return f"{series.name}{{{labels}}}"


def _checks(written, change, step_s):
    """What is to be found at a change of state and one scrape before it."""
    rule = next(rule for rule in written.file.rules if rule.name == change.alert)
    labels = {"severity": rule.severity, "route": rule.route}
    for series in written.file.metrics:
        if series.name in rule.expr:  # a gauge is not summed up: its alert names the host
            labels |= series.labels
    firing = [{"exp_labels": labels, "exp_annotations": {"summary": rule.text}}]
    at_s = DAY_S + round(change.at_s)
    before, after = ([], firing) if change.state == "firing" else (firing, [])
    return [
        {"eval_time": f"{at_s - step_s}s", "alertname": change.alert, "exp_alerts": before},
        {"eval_time": f"{at_s}s", "alertname": change.alert, "exp_alerts": after},
    ]
