"""The facts that prose is filled with: names and times that are fixed, and figures as dashboards show them at a moment.

What people say therefore agrees with the charts by construction.
"""

from bisect import bisect_right
from datetime import datetime, timedelta

from kit.scenario.topology import AppPool, Database
from kit.simulator.records import Run
from kit.simulator.streams.fault_facts import fault_facts
from kit.simulator.streams.rollout_facts import in_words, updated_units
from kit.simulator.streams.story import Story

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MINUTE_S = 60.0
_NUMBER_WORDS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def clock(at_utc: datetime) -> str:
    """A time of day as people write it in chat, such as ``09:47``."""
    return f"{at_utc:%H:%M}"


def date(at_utc: datetime) -> str:
    """A date in words, such as ``14 March 2025``."""
    return f"{at_utc.day} {_MONTHS[at_utc.month - 1]} {at_utc.year}"


def count_of(number: int, noun: str) -> str:
    """A count in words, such as ``one ticket`` or ``14 tickets``."""
    words = _NUMBER_WORDS[number] if number < len(_NUMBER_WORDS) else str(number)
    return f"{words} {noun}{'' if number == 1 else 's'}"


class Facts:
    """The facts of one case.

    Attributes:
        fixed: facts that do not change: names, ids, times of what happened.
        campaign: the newsletter's name.
    """

    def __init__(self, story: Story) -> None:
        """Collect the facts that do not change."""
        self._story = story
        self._web = story.scenario.topology.only("nginx")
        self._complaints_s = [
            event.at_s for event in story.run.log_events if event.source == "nginx.error" and event.level != "warn"
        ]
        draw = story.random("facts")
        self.campaign = f"NL-{100 + int(draw() * 400)}"
        recipients = f"{140 + int(draw() * 90)}k"
        last_campaign = story.run.start_utc - timedelta(days=45 + draw() * 60)
        self.fixed = self._names() | self._instants() | self._settings()
        self.fixed |= {
            "recipients": recipients,
            "last_campaign": _MONTHS[last_campaign.month - 1],
            "newsletter": self.campaign,
            "relief": self._relief(),
        }
        self.fixed |= fault_facts(story.run)

    def change_id(self, name: str) -> str:
        """The short hash of a change or an action that is in the history."""
        known = self._story.draw.change_ids.get(name)
        return known or f"{int(self._story.random(f'change {name}')() * 16**7):07x}"

    def at(self, at_s: float, **more: str) -> dict[str, str]:
        """All facts at a moment; ``more`` adds those of whoever speaks."""
        return self.fixed | self._words(at_s) | more

    def figures(self, at_s: float) -> dict[str, float]:
        """The figures on the dashboards at a moment, for the conditions of lines: percentages 0 to 100, times in ms."""
        story, web = self._story, self._story.web
        now = max(0, min(int(at_s // story.run.scrape_s), len(web.answers)))
        minute = range(max(0, now - int(_MINUTE_S // story.run.scrape_s)), now)
        last = max(0, now - 1)
        rps = sum(web.answers[k] for k in minute) / (len(minute) * story.run.scrape_s) if minute else 0.0
        topology = story.scenario.topology
        app, db = topology.nodes[topology.only("app_pool")], topology.nodes[topology.only("db")]
        assert isinstance(app, AppPool)
        assert isinstance(db, Database)
        answers = sum(web.answers[k] for k in minute)
        return {
            "errors_pct": 100.0 * web.ratio_over(minute),
            "errors_now_pct": 100.0 * web.ratio(last),
            "rps": rps,
            "traffic_pct": 100.0 * rps / story.scenario.workload.base_rps,
            "traffic_x": rps / story.scenario.workload.base_rps,
            "p95_ms": 1000.0 * (web.quantile(last, 0.95) or 0.0),
            "gave_up_pct": 100.0 * sum(web.gave_up[k] for k in minute) / answers if answers else 0.0,
            "p95_s": web.quantile(last, 0.95) or 0.0,
            "app_busy_pct": 100.0 * self._busy("app_pool", minute) / (app.workers * app.instances),
            "db_busy_pct": 100.0 * self._busy("db", minute) / db.connections,
            "db_busy": self._busy("db", minute),
            "queries_ms": 1000.0 * self._gauge("db", "query_mean_s", minute),
            "updated": float(len(updated_units(story, at_s))),
            "fds": _last(story.run, f"{self._web}.fds_max", now),
            "minutes": (at_s - story.run.anchors.get("first_page", at_s)) / _MINUTE_S,
        }

    def _busy(self, kind: str, buckets: range) -> float:
        return self._gauge(kind, "busy", buckets)

    def _gauge(self, kind: str, gauge: str, buckets: range) -> float:
        """The mean of a gauge of the one node of a kind over some scrapes."""
        return _mean(self._story.run, f"{self._story.scenario.topology.only(kind)}.{gauge}", buckets)

    def _words(self, at_s: float) -> dict[str, str]:
        """The figures as people would write them, and what has been tried by then."""
        figures = self.figures(at_s)
        words = {name: f"{value:.0f}" for name, value in figures.items()}
        for name in ("errors_pct", "errors_now_pct"):
            words[name] = f"{figures[name]:.1f}" if 0.05 <= figures[name] < 2.0 else words[name]
        words["one_in"] = f"{100.0 / figures['errors_pct']:.0f}" if figures["errors_pct"] >= 1.0 else "100"
        words["updated_units"] = in_words(updated_units(self._story, at_s))
        words["worker_limit"] = str(self._nofile(at_s))
        words["last_error_at"] = clock(self._last_error_utc(at_s))
        return words

    def _nofile(self, at_s: float) -> int:
        """The web server's limit of open files at a moment."""
        limit = self._story.scenario.topology.nodes[self._web].nofile  # type: ignore[union-attr]
        for action in self._story.run.actions:
            if action.do == "set" and action.target == f"{self._web}.nofile" and action.effective_s <= at_s:
                limit = int(float(action.value or limit))
        return int(limit)

    def _last_error_utc(self, at_s: float) -> datetime:
        """When the web server last complained before a moment."""
        before = bisect_right(self._complaints_s, at_s)
        return self._story.run.at_utc(self._complaints_s[before - 1]) if before else self._story.times.ended_utc

    def _relief(self) -> str:
        """For how long the action that helped for a while only did help, in words."""
        for action in reversed(self._story.run.actions):
            back_s = self._story.anchor(f"{action.name}_relapse")
            if back_s is not None:
                minutes = round((back_s - action.effective_s) / _MINUTE_S)
                return ("half a minute", "a minute")[minutes] if minutes < 2 else count_of(minutes, "minute")
        return "a while"

    def _names(self) -> dict[str, str]:
        story, draw = self._story, self._story.draw
        names = {
            "company": draw.company,
            "domain": draw.domain,
            "alert": next((c.alert for c in story.run.rule_changes if c.severity == "page"), "alert"),
            "date": date(story.run.start_utc),
            "part_of_day": "morning" if story.run.at_utc(story.run.duration_s / 2).hour < 12 else "afternoon",
            "month": _MONTHS[story.run.start_utc.month - 1],
            "start_at": clock(story.run.start_utc),
            "end_at": clock(story.run.at_utc(story.run.duration_s)),
            "onset_at": clock(story.times.onset_utc),
        }
        names |= draw.hosts
        names |= {f"{node}_vendor": host.split(".")[1] for node, host in draw.hosts.items() if host.startswith("api.")}
        for who, person in draw.people.items():
            names |= {who: person.handle, f"{who}_name": person.name.split()[0], f"{who}_full": person.name}
        return names

    def _instants(self) -> dict[str, str]:
        """``<name>`` for the hash of a change, ``<name>_at`` for the time of day of every anchor of the run."""
        run = self._story.run
        instants = {change.id: self.change_id(change.id) for change in self._story.scenario.changes}
        return instants | {f"{name}_at": clock(run.at_utc(at_s)) for name, at_s in run.anchors.items()}

    def _settings(self) -> dict[str, str]:
        """Settings of the nodes before the fault's change, as ``<node>_<setting>``, and what changes made of them."""
        scenario = self._story.scenario
        settings = {
            f"{name}_{field}": f"{value:g}"
            for name, node in scenario.topology.nodes.items()
            for field, value in node.model_dump().items()
            if isinstance(value, int | float)
        }
        if scenario.fault is not None:
            left: dict[str, float] = getattr(scenario.fault, "set", {})
            settings |= {f"new_{name}": f"{value:g}" for name, value in left.items()}
        for step in scenario.response:
            if step.value is not None:
                settings[f"{step.name}_value"] = f"{step.value:g}"
        return settings


def _mean(run: Run, gauge: str, buckets: range) -> float:
    values = run.gauges.get(gauge)
    if values is None or not buckets:
        return 0.0
    part = values[buckets.start : buckets.stop]
    return sum(part) / len(part) if len(part) else 0.0


def _last(run: Run, gauge: str, bucket: int) -> float:
    values = run.gauges.get(gauge)
    return values[min(bucket, len(values) - 1)] if values else 0.0
