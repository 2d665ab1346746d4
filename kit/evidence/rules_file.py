"""Alert rules as the YAML file that Prometheus loads, so that ``promtool check rules`` and a real server take them.

https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
"""

from collections.abc import Iterable

from kit.evidence.items import AlertRule


def write_rules(rules: Iterable[AlertRule]) -> str:
    """One group with all rules, in their order; each carries its severity and route as labels."""
    import yaml

    written = [
        {
            "alert": rule.name,
            "expr": rule.expr,
            "for": f"{rule.for_s:.0f}s",
            "labels": {"severity": rule.severity, "route": rule.route},
            "annotations": {"summary": rule.text},
        }
        for rule in rules
    ]
    return yaml.safe_dump(
        {"groups": [{"name": "web", "rules": written}]}, sort_keys=False, allow_unicode=True, width=120
    )
