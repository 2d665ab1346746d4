"""Alert rules that fired or resolved, as the alert manager announced them."""

from kit.evidence.items import Alert
from kit.scenario.story import Rule
from kit.simulator.records import RuleChange
from kit.simulator.streams.story import Story


def write_alerts(story: Story) -> tuple[Alert, ...]:
    """One alert for each change of state of a rule, in order."""
    rules = {rule.alert: rule for rule in story.scenario.monitoring.rules}
    return tuple(
        Alert(
            id=f"alert-{number}",
            at_utc=story.run.at_utc(change.at_s),
            name=change.alert,
            state="firing" if change.state == "firing" else "resolved",
            severity=change.severity,
            route=change.route,
            text=_text(rules[change.alert], change),
        )
        for number, change in enumerate(story.run.rule_changes, start=1)
    )


def _text(rule: Rule, change: RuleChange) -> str:
    value = f"{100.0 * change.value:.1f} %" if rule.expr.startswith("ratio") else f"{change.value:.1f}"
    if change.state == "firing":
        return f"{rule.alert}: {rule.expr} has held for {rule.for_s:.0f} s, the value is {value}"
    return f"{rule.alert}: {rule.expr} no longer holds, the value is {value}"
