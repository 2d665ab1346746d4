"""The story that all streams tell: one run, its prose, and what was computed from it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from kit.evidence.key import Impact, Times
from kit.scenario.model import Scenario
from kit.scenario.moments import Moment
from kit.scenario.prose import Prose
from kit.simulator.draw import Draw, Stream
from kit.simulator.records import ActionTaken, LogEvent, Run
from kit.simulator.streams.web_counts import WebCounts, count_web

LOUD_SCRAPES, QUIET_SCRAPES = 12, 3
"""An action seems to help where so many scrapes before it have errors, and so many after it are quiet."""
RELAPSE_RATIO = 0.05
"""Errors have come back when their share of ten seconds' answers exceeds this, and a quarter of what it was."""


@dataclass(frozen=True)
class Story:
    """Everything a stream may read.

    Attributes:
        run: what the engine saw; ``run.draw`` holds the names and the scenario as it was run.
        prose: the scenario's prose.
        times: the turning points, computed from the run.
        impact: how much failed, computed from the run.
    """

    run: Run
    prose: Prose
    times: Times
    impact: Impact

    @property
    def draw(self) -> Draw:
        """What the seed made of the scenario."""
        return self.run.draw

    @property
    def scenario(self) -> Scenario:
        """The scenario as it was run."""
        return self.run.draw.scenario

    @property
    def case_id(self) -> str:
        """The id of the case, ``<scenario id>:<seed in hex>``."""
        return f"{self.scenario.id}:{self.draw.seed:08x}"

    @cached_property
    def web(self) -> WebCounts:
        """What the web server counted, scrape by scrape."""
        return count_web(self.run)

    @cached_property
    def instance_starts(self) -> tuple[LogEvent, ...]:
        """When instances of the application were started, among all that was logged."""
        return tuple(event for event in self.run.log_events if event.kind == "instance_started")

    def random(self, name: str) -> Stream:
        """The random stream of an evidence stream: each has its own, so that adding one never shifts another."""
        return self.draw.stream(f"stream:{name}")

    def seconds(self, at_utc: datetime) -> float:
        """A time of day as seconds since the window opened."""
        return (at_utc - self.run.start_utc).total_seconds()

    def handle(self, who: str) -> str:
        """The chat handle of a person of the scenario; a team or a bot goes by its own name."""
        person = self.draw.people.get(who)
        return who if person is None else person.handle

    def anchor(self, name: str) -> float | None:
        """The instant of an anchor, in seconds; None where it did not come about in this case.

        Besides the run's own anchors there are ``start``, ``onset``, ``end``, and for each step of the response that
        helped only for a while ``<step>_relapse``: when the errors were back.
        """
        match name:
            case "start":
                return 0.0
            case "onset":
                return self.seconds(self.times.onset_utc)
            case "end":
                return self.seconds(self.times.ended_utc)
        if name.endswith("_relapse"):
            return next((self._relapse(a) for a in self.run.actions if a.name == name.removesuffix("_relapse")), None)
        return self.run.anchors.get(name)

    def instant(self, moment: Moment, draw: float = 0.5) -> float | None:
        """A moment in seconds, its spread resolved by ``draw`` (0 to 1); None where its anchor did not come about."""
        anchor_s = self.anchor(moment.anchor)
        return None if anchor_s is None else anchor_s + moment.offset_s + (2.0 * draw - 1.0) * moment.spread_s

    def _relapse(self, action: ActionTaken) -> float | None:
        """When the errors were back after an action had stopped them; None where it had not, or they never were.

        It seems to have stopped them where the scrapes right after it show hardly any error, and the two minutes
        before it more than a few. Errors are 5xx; where those do not say so, requests that clients gave up count too.
        """
        back = next((k for bad in (self.web.errors, self.web.lost) if (k := self._back(action, bad)) is not None), None)
        return None if back is None else back * self.run.scrape_s

    def _back(self, action: ActionTaken, bad: list[int]) -> int | None:
        """The scrape at which what is bad had come back after an action had stopped it."""
        answers = self.web.answers
        first = int(action.effective_s // self.run.scrape_s) + 1
        before, after = slice(max(0, first - 1 - LOUD_SCRAPES), first - 1), range(first, first + QUIET_SCRAPES)
        loud = sum(bad[before]) / max(sum(answers[before]), 1)
        if after.stop > len(answers) or loud <= RELAPSE_RATIO:
            return None
        back = max(RELAPSE_RATIO, loud / 4.0)
        if any(bad[k] > back / 2.0 * answers[k] for k in after):
            return None
        return next((k for k in range(after.stop, len(answers)) if bad[k] > back * answers[k]), None)
