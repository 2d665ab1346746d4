"""The world of one case: the stack, its visitors, what is watched, and the instants that things hang on."""

from collections.abc import Callable, Mapping
from typing import Any

from kit.scenario import Moment
from kit.scenario.story import Slowdown
from kit.scenario.topology import AppPool as DeclaredApp
from kit.scenario.topology import Cache as DeclaredCache
from kit.scenario.topology import Database as DeclaredDatabase
from kit.scenario.topology import Nginx as DeclaredNginx
from kit.scenario.topology import ThirdParty as DeclaredThirdParty
from kit.simulator.draw import Draw
from kit.simulator.engine import Engine
from kit.simulator.recorder import Recorder
from kit.simulator.records import Run
from kit.simulator.reports import Reports
from kit.simulator.rules import Rules
from kit.simulator.stack.app_pool import AppPool
from kit.simulator.stack.cache import Cache
from kit.simulator.stack.database import Database
from kit.simulator.stack.nginx import Nginx
from kit.simulator.stack.part import StackPart
from kit.simulator.stack.third_party import ThirdParty
from kit.simulator.stack.times import times_table
from kit.simulator.stack.visitors import Visitors
from kit.simulator.stack.visits import arrival_rates, arrival_times, plan_visits

WARM_UP_S = 240
"""Visitors come from this long before the window opens, so that connections and pools are as full as ever then."""


class World:
    """Everything that a run is made of.

    Attributes:
        draw: the case.
        engine: the clock.
        run: the records.
        recorder: what writes them.
        parts: the stack, by node.
        app_client: how the shop's app behaves; None where all visitors use browsers.
    """

    def __init__(self, draw: Draw) -> None:
        scenario = draw.scenario
        self.draw = draw
        self.engine = Engine()
        self.run = Run(
            draw=draw,
            start_utc=draw.start_utc,
            duration_s=scenario.clock.duration_s,
            scrape_s=scenario.monitoring.scrape_s,
            routes=tuple(endpoint.path for endpoint in scenario.workload.endpoints),
            hosts=tuple(draw.hosts[name] for name, node in scenario.topology.nodes.items() if node.kind == "nginx"),
        )
        self.recorder = Recorder(self.run)
        self.parts: dict[str, StackPart[Any]] = _stack(draw, self.engine, self.recorder)
        self.app_client = scenario.workload.sessions.app_client
        self._rules = Rules(scenario.monitoring, scenario.workload.base_rps)
        self._undo: dict[str, Callable[[float], None]] = {}
        self._when: dict[str, list[tuple[float, Callable[[float], None]]]] = {}

    def play(self) -> Run:
        """Start everything and let it run to the end of the window."""
        for part in self.parts.values():
            part.start(-WARM_UP_S)
        self._visitors()
        self.engine.at(0.0, self._scrape, None)
        self.engine.run(self.run.duration_s)
        self.run.in_flight = self.recorder.sent - len(self.run.requests)
        return self.run

    @property
    def app(self) -> AppPool:
        """The application."""
        part = self.parts[self.draw.scenario.topology.only("app_pool")]
        assert isinstance(part, AppPool)
        return part

    # Named instants: what is to happen relative to one is planned when it comes about.

    def mark(self, at_s: float, name: str) -> None:
        """A named instant comes about; only the first time counts."""
        if name in self.run.anchors:
            return
        self.run.anchors[name] = at_s
        for offset_s, action in self._when.pop(name, []):
            self._plan(at_s + offset_s, action)

    def when(self, moment: Moment, action: Callable[[float], None]) -> None:
        """Plan an action at an instant that may be known already, come about later, or never."""
        known_s = self.run.anchors.get(moment.anchor)
        if known_s is None:
            self._when.setdefault(moment.anchor, []).append((moment.offset_s, action))
        else:
            self._plan(known_s + moment.offset_s, action)

    def _plan(self, at_s: float, action: Callable[[float], None]) -> None:
        self.engine.at(max(at_s, -WARM_UP_S), lambda now_s, _: action(now_s), None)

    # What changes and responders do to the stack.

    def slow_down(self, at_s: float, cause: str, effect: Slowdown) -> None:
        """A cause slows a node down, for a while or until it is undone."""
        part = self.parts[effect.node]
        part.slow_down(effect.factor)
        self.can_undo(cause, lambda _: part.slow_down(1.0 / effect.factor))
        if effect.for_s is not None:
            self._plan(at_s + effect.for_s, lambda now_s: self.undo(now_s, cause))

    def can_undo(self, cause: str, action: Callable[[float], None]) -> None:
        """Remember how to undo what a cause did to the stack."""
        self._undo[cause] = action

    def undo(self, at_s: float, cause: str) -> None:
        """Undo what a cause does to the stack, if anything."""
        self._undo.pop(cause, _nothing)(at_s)

    def setting(self, target: str) -> float:
        """The value of a setting such as ``web.nofile``."""
        node, setting = target.split(".")
        return float(getattr(self.parts[node].node, setting))

    def set(self, at_s: float, settings: Mapping[str, float]) -> None:
        """Configure settings such as ``web.nofile`` and reload the parts concerned."""
        parts = {}
        for target, value in settings.items():
            node, setting = target.split(".")
            parts[node] = self.parts[node]
            parts[node].configure(setting, value)
        for part in parts.values():
            part.reload(at_s)

    # What is watched.

    def _visitors(self) -> Visitors:
        draw, workload = self.draw, self.draw.scenario.workload
        shapes = tuple(s for s in workload.shapes if s.only_with is None or s.only_with in draw.red_herrings)
        workload = workload.model_copy(update={"shapes": shapes})
        from_s, until_s = -WARM_UP_S, int(self.run.duration_s)
        rates = arrival_rates(workload, from_s, until_s, draw.stream("wander"))
        arrivals = arrival_times(rates, from_s, draw.stream("arrivals"))
        web = self.parts[draw.scenario.topology.only("nginx")]
        assert isinstance(web, Nginx)
        visits = plan_visits(workload, arrivals, draw.stream)
        visitors = Visitors(self.engine, web, self.recorder, workload.sessions, visits, self.app_client)
        if (declared := draw.scenario.monitoring.reports) is not None:
            visitors.leaves_unserved = Reports(self.engine, declared, self.run, self.mark).leaves_unserved
        return visitors

    def has_fired(self, at_s: float, alert: str, value: float) -> None:
        """An alert rule has fired before the window opened, and fires still."""
        self.run.rule_changes.append(self._rules.preset(at_s, alert, value))

    def _scrape(self, at_s: float, _: None) -> None:
        readings = {}
        for name, part in self.parts.items():
            for metric, value in part.read(at_s).items():
                self.recorder.gauge(f"{name}.{metric}", value)
                readings[metric] = value
        for change in self._rules.evaluate(at_s, self.recorder.answered, self.recorder.answered_5xx, readings):
            self.run.rule_changes.append(change)
            if change.state == "firing" and change.severity == "page":
                self.mark(at_s, "first_page")
        self.engine.at(at_s + self.run.scrape_s, self._scrape, None)


def _nothing(_at_s: float) -> None:
    """There is nothing to undo."""


def _stack(draw: Draw, engine: Engine, recorder: Recorder) -> dict[str, StackPart[Any]]:
    """The parts of the stack, each knowing those it calls: the web server last."""
    scenario = draw.scenario
    nodes, workload = scenario.topology.nodes, scenario.workload
    outside = {
        name: ThirdParty(engine, name, node) for name, node in nodes.items() if isinstance(node, DeclaredThirdParty)
    }
    calls = tuple(tuple(outside[name] for name in endpoint.calls) for endpoint in workload.endpoints)
    name, cache_node = _only(nodes, DeclaredCache)
    cache = Cache(engine, name, cache_node)
    name, database_node = _only(nodes, DeclaredDatabase)
    database = Database(engine, name, database_node, recorder)
    writes = frozenset(n for n, endpoint in enumerate(workload.endpoints) if endpoint.method == "POST")
    name, app_node = _only(nodes, DeclaredApp)
    app = AppPool(engine, name, app_node, cache, database, calls, recorder, writes)
    name, web_node = _only(nodes, DeclaredNginx)
    patience_s = times_table(workload.sessions.patience_s)
    web = Nginx(engine, name, web_node, app, recorder, patience_s, patience_s)
    parts: tuple[StackPart[Any], ...] = (*outside.values(), cache, database, app, web)
    return {part.name: part for part in parts}


def _only(nodes: Mapping[str, Any], kind: type) -> tuple[str, Any]:
    return next((name, node) for name, node in nodes.items() if isinstance(node, kind))
