"""How many people open the shop's app: what the app's own statistics count, whatever becomes of its requests."""

from kit.evidence.items import MetricSeries
from kit.simulator.stack.visitor import uses_app
from kit.simulator.streams.story import Story

_EVERY_S = 60.0


def write_app_launches(story: Story) -> tuple[MetricSeries, ...]:
    """One series of launches a minute; none where the shop has no app."""
    app, run = story.scenario.workload.sessions.app_client, story.run
    if app is None:
        return ()
    launches = [0.0] * int(run.duration_s // _EVERY_S)
    seen: set[int] = set()
    for visitor, sent_s in sorted(zip(run.requests.visitor, run.requests.sent_s, strict=True)):
        if visitor not in seen and uses_app(visitor, app.share) and sent_s < len(launches) * _EVERY_S:
            launches[int(sent_s // _EVERY_S)] += 1.0
        seen.add(visitor)
    return (
        MetricSeries(
            id="metric-app-launches",
            name="shop_app_launches_per_minute",
            title="App opened, per minute",
            unit="launches/min",
            group="business",
            labels={"source": "app statistics"},
            start_utc=run.at_utc(_EVERY_S),
            step_s=_EVERY_S,
            values=tuple(launches),
        ),
    )
