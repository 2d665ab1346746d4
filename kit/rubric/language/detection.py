"""Words for how an outage comes to light."""

from kit.rubric.language.stems import stems

SENSORS = stems(
    "monitoring monitor monitors monitored alert alerts alerting alarm alarms pagerduty pager datadog nagios prometheus grafana zabbix uptimerobot pingdom newrelic sentry dashboard dashboards "
    "healthcheck cloudwatch opsgenie statuspage observability telemetry wavefront kibana splunk notification notifications"
)
NOTICED = stems(
    "detect detected detection detecting notice noticed noticing report reported reporting reports complain complained complaint complaints complaining observe observed spotted flagged discovered discovery "
    "received triggered fired alerted notified raised indicated indicating identified saw encountered warned realized realised confirmed showed tickets ticket calls surfaced inquiries inquiry called realize found"
)
STRONG = stems(
    "detect detected detection notice noticed complained complaint complaints complain alerted alert alerts alarm alarms"
)
"""Words that by themselves tell of a detection."""
