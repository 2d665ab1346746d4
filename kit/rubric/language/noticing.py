"""Phrases by which a text tells that an outage came to light, and through whom or what."""

import re

_PROBLEM = r"(?:issues?|problems?|outages?|incidents?|anomal\w+|errors?|failures?|disruptions?|spikes?|slow\w*|downtime|fault|bug|abnormalit\w+|irregularit\w+|symptoms?|crash|degradation|breach|attack|increase|rise|surge|drop|latency|delays?|unavailab\w+|it)"
_WHO = r"(?:users?|customers?|clients?|visitors?|engineers?|developers?|teams?|admin(?:istrator)?s?|operators?|employees?|students?|members?|people|qa|support|help ?desk|staff|someone|officers?|representatives?|managers?|colleagues?|testers?|technicians?|merchants?|partners?|interns?|sres?|devops|i|subscriber|ops|someone)"
_SAW = r"(?:detect(?:ed|s)|notic(?:ed|es)|report(?:ed|s|ing)?|complain(?:ed|s|ing|ts?)?|observ(?:ed|es)|spotted|flagged|discover(?:ed|s)|raised|encounter(?:ed|s)|saw|realized|realised|open(?:ed|s)|tweeted|called|alerted|confirmed|recei?(?:ie)?ved|recieved|identified|experienced|found|witnessed|attempted|tried|logged)"
_SENSOR = r"(?:monitor\w*|alert\w*|alarms?|pagerduty|pager|datadog|nagios|prometheus|grafana|zabbix|uptimerobot|uptime \w+|pingdom|new ?relic|sentry|cloudwatch|dashboards?|health ?checks?|wavefront|kibana|automated|notifications?|telemetry|logs?|metrics|tools?|systems?|script)"

SENSED = re.compile(
    rf"\b(?:(?:monitor\w*|alert\w*|alarms?|pagerduty|pager|datadog|nagios|prometheus|grafana|zabbix|uptimerobot|pingdom|new ?relic|sentry|cloudwatch|dashboards?|health ?checks?|wavefront|kibana|notifications?)\b[^.;]{{0,60}}?\b(?:trigger\w*|fir(?:ed|ing)|detect\w*|indicat\w*|report\w*|notif\w+|show\w*|went off|going off|rais\w+|signal\w*|flag\w*|pick\w*|alert\w*|sent|warn\w*|caught|rang|started|reveal\w*|sounded|flash\w*|activated|received|due to)"
    rf"|(?:trigger\w*|receiv\w+|sent|got|by|through|via|from|using|an?|our|raised|sounded|automated|automatic|system|pagerduty|datadog) (?:\w+ ){{0,3}}?(?:monitoring|alerts?|alarms?|notifications?)\b|alert(?:s|ed)? (?:from|about|on|for|indicat\w+|by))"
)
"""An instrument: monitoring, an alert, an alarm."""

TOLD = re.compile(
    rf"\b(?:{_WHO}\b(?:[^.;:]{{0,60}}?)\b{_SAW}\b|(?:detected|noticed|reported|discovered|observed|spotted|flagged|identified|raised|found|alerted) (?:by|when|while|through|via|from|after|during|upon)\b|(?:complaints?|complaining|reports?|tickets?|inquiries|calls|messages|emails|feedback) (?:\w+ )?(?:from|by|about|of|start\w*|were|regarding|came|that|flood\w*|trick\w+|pour\w+|on)\b|"
    rf"(?:user|customer|client|bug|support) (?:complaints?|reports?|tickets?|inquiries|feedback)|by an? (?:\w+ )?(?:{_WHO})|(?:while|when|upon|after) (?:trying|attempting|opening|testing|checking|browsing|accessing|i |we |he |she |an? |using))"
)
"""A person: a user who complained, an engineer who noticed, an author who ran into it."""

BARE = re.compile(
    rf"\b(?:{_PROBLEM} (?:\w+ ){{0,3}}?(?:detected|noticed|reported|discovered|observed|spotted|flagged|identified|detection|found)|(?:we|they|detected|noticed|discovered|first) (?:\w+ )?(?:detected|noticed|discovered|observed|realized|realised|saw|found|signs?|an?|the|that|{_PROBLEM})|detect(?:ed|ion)|noticed)\b"
)
"""A detection told without who or what."""

_AFTERWARDS = re.compile(
    r"\b(?:root cause|cause|culprit|misconfigur\w+|typo|source of)\b[^.;]{0,60}\b(?:identified|discovered|found|detected|traced|pinpointed|determined|located|revealed)|(?:identified|discovered|found|pinpointed|determined|located|revealed) (?:\w+ ){0,4}(?:root cause|cause|culprit|misconfigur\w+|typo|source|reason|bug in)"
)


def finds_cause(lower: str) -> bool:
    """Whether a sentence tells of finding the cause, which comes after detecting the outage."""
    return bool(_AFTERWARDS.search(lower)) and not SENSED.search(lower)
