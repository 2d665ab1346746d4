"""The pager's events: who was called, who answered, who was called in."""

from collections.abc import Iterator

from kit.evidence.items import Alert, PageEvent
from kit.simulator.streams.story import Story

_SECOND_ACK_S = (15.0, 75.0)
"""How long an acknowledgement takes from somebody already at the keyboard."""
_JOIN_ACK_S = (25.0, 80.0)
"""How long the person called in takes to accept the call."""


def write_pages(story: Story, alerts: tuple[Alert, ...]) -> tuple[PageEvent, ...]:
    """Pages of the rules that call somebody, acknowledgements and escalations, in order of time."""
    run, draw = story.run, story.random("pages")
    primary = next(role.who for role in story.scenario.people if role.ack_s is not None)
    paging = [
        (change, alert) for change, alert in zip(run.rule_changes, alerts, strict=True) if alert.severity == "page"
    ]
    events: list[tuple[float, str, str, str, str]] = list(_by_support(story, primary))
    for index, (change, alert) in enumerate(paging):
        if alert.state == "resolved":
            events.append((change.at_s, "resolved", primary, alert.id, f"{alert.name} resolved"))
            continue
        first = not events and not any(a.state == "firing" for _, a in paging[:index])
        ack_s = run.anchors.get("ack") if first else change.at_s + _between(_SECOND_ACK_S, draw())
        events.append((change.at_s, "triggered", primary, alert.id, f"{alert.text} ({alert.route})"))
        if ack_s is not None and ack_s < run.duration_s:
            events.append((ack_s, "acknowledged", primary, alert.id, f"acknowledged by {story.handle(primary)}"))
    last_alert = next((alert.id for _, alert in paging if alert.state == "firing"), "")
    for action in run.actions:
        if action.do == "call":
            who = action.target
            by = f"{story.handle(action.who)} called in {story.handle(who)}"
            events.append((action.at_s, "escalated", who, last_alert, by))
            accepted_s = action.at_s + _between(_JOIN_ACK_S, draw())
            events.append((accepted_s, "acknowledged", who, last_alert, f"acknowledged by {story.handle(who)}"))
    events.sort(key=lambda event: event[0])
    return tuple(
        PageEvent(
            id=f"page-{number}",
            at_utc=run.at_utc(round(at_s)),
            event=event,
            who=story.handle(who),
            alert_id=alert_id,
            text=text,
        )
        for number, (at_s, event, who, alert_id, text) in enumerate(events, start=1)
    )


def _by_support(story: Story, primary: str) -> Iterator[tuple[float, str, str, str, str]]:
    """The page that somebody of support sent, where customers' reports came before any rule."""
    reports, page_s = story.scenario.monitoring.reports, story.run.anchors.get("support_page")
    if reports is None or page_s is None or page_s > story.run.anchors["first_page"]:
        return
    yield page_s, "triggered", primary, "", f"sent by {story.handle(reports.who)} (support), by hand"
    ack_s = story.run.anchors.get("ack", story.run.duration_s)
    if ack_s < story.run.duration_s:
        yield ack_s, "acknowledged", primary, "", f"acknowledged by {story.handle(primary)}"


def _between(low_high: tuple[float, float], draw: float) -> float:
    low, high = low_high
    return low + (high - low) * draw
