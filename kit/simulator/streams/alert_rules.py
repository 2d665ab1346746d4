"""The alert rules as their system holds them, and the counters that they read."""

from itertools import accumulate

from kit.evidence.items import AlertRule, MetricSeries
from kit.scenario.story import Condition, parse_condition
from kit.simulator.streams.story import Story

RESPONSES = "nginx_http_responses_total"
"""The counter of answers, by class of status as nginx groups them."""


def write_rules(story: Story) -> tuple[AlertRule, ...]:
    """The scenario's rules, in their order."""
    return tuple(
        AlertRule(
            id=f"rule-{rule.alert}",
            name=rule.alert,
            expr=promql(parse_condition(rule.expr)),
            for_s=rule.for_s,
            severity=rule.severity,
            route=rule.route,
            text=f"{rule.expr} has held for {rule.for_s:.0f} s",
        )
        for rule in story.scenario.monitoring.rules
    )


def write_counters(story: Story) -> tuple[MetricSeries, ...]:
    """Answers since the window opened, by class of status, as each scrape found them."""
    web, run = story.web, story.run
    counts = {
        "2xx": [n - bad - left for n, bad, left in zip(web.answers, web.errors, web.gave_up, strict=True)],
        "4xx": web.gave_up,
        "5xx": web.errors,
    }
    return tuple(
        MetricSeries(
            id=f"counter-web-{code}",
            name=RESPONSES,
            title="Requests answered, by class of status",
            unit="requests",
            group="web",
            labels={"code": code, "instance": run.hosts[0]},
            start_utc=run.start_utc,
            step_s=run.scrape_s,
            values=tuple(float(count) for count in accumulate(each, initial=0)),
        )
        for code, each in counts.items()
    )


def promql(condition: Condition) -> str:
    """A condition as Prometheus would evaluate it.

    Raises:
        ValueError: if it is about something that is not counted here.
    """
    window = f"[{condition.window_s:.0f}s]"
    answers = f"sum(rate({RESPONSES}{window}))"
    match condition.metric:
        case "rps":
            left = answers
        case "ratio5xx":
            left = f'sum(rate({RESPONSES}{{code="5xx"}}{window})) / {answers}'
        case "disk_free_pct":
            left = "node_filesystem_avail_percent"
        case metric:
            raise ValueError(f"{metric!r} is not known to Prometheus here; add it to streams/alert_rules.py")
    usual = f" * sum(rate({RESPONSES}{window} offset 1d))" if condition.times_yesterday else ""
    return f"{left} {'>' if condition.above else '<'} {condition.value:g}{usual}"
