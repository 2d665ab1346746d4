"""Alert rules, evaluated during the run on the web server's counters as they are scraped.

As in Prometheus: a rule whose condition holds is pending; once it has held at every evaluation for ``for_s`` it
fires; the first evaluation at which it no longer holds resolves it. What the web server never saw (refused
connections, clients still in the backlog) no rule sees.
"""

from collections.abc import Mapping

from kit.scenario.story import Condition, Monitoring, Rule, parse_condition
from kit.simulator.records import RuleChange


class RuleState:
    """One rule: since when it has been pending (None: it is not), and whether it fires."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.condition: Condition = parse_condition(rule.expr)
        self.since_s: float | None = None
        self.firing = False


class Rules:
    """All alert rules of a scenario."""

    def __init__(self, monitoring: Monitoring, usual_rps: float) -> None:
        """``usual_rps`` is the rate of requests at this time yesterday, in requests a second."""
        self._scrape_s = monitoring.scrape_s
        self._usual_rps = usual_rps
        self._states = tuple(RuleState(rule) for rule in monitoring.rules)
        self._scraped: list[tuple[int, int]] = []
        self._readings: Mapping[str, float] = {}

    def preset(self, at_s: float, alert: str, value: float) -> RuleChange:
        """Let a rule have fired at a time before the window, for a value; it stays so until its condition is false."""
        state = next(state for state in self._states if state.rule.alert == alert)
        state.since_s, state.firing = at_s - state.rule.for_s, True
        return self._change(state, at_s, "firing", value)

    def evaluate(
        self, at_s: float, answered: int, answered_5xx: int, readings: Mapping[str, float] | None = None
    ) -> list[RuleChange]:
        """Take in one scrape of the counters (both since the start) and see which rules change state.

        Args:
            at_s: the time.
            answered: requests that the web server answered.
            answered_5xx: those of them answered 5xx.
            readings: gauges as they are scraped, for rules about one of them.
        """
        self._readings = readings or {}
        self._scraped.append((answered, answered_5xx))
        changes = []
        for state in self._states:
            value = self._value(state.condition)
            if not self._holds(state.condition, value):
                if state.firing:
                    changes.append(self._change(state, at_s, "resolved", value))
                state.since_s, state.firing = None, False
                continue
            if state.since_s is None:
                state.since_s = at_s
            if not state.firing and at_s - state.since_s >= state.rule.for_s:
                state.firing = True
                changes.append(self._change(state, at_s, "firing", value))
        return changes

    def _value(self, condition: Condition) -> float:
        if condition.metric in self._readings:
            return self._readings[condition.metric]
        steps = max(1, round(condition.window_s / self._scrape_s))
        now = self._scraped[-1]
        before = self._scraped[-1 - steps] if len(self._scraped) > steps else self._scraped[0]
        answered, failed = now[0] - before[0], now[1] - before[1]
        if condition.metric == "ratio5xx":
            return failed / answered if answered else 0.0
        return answered / condition.window_s

    def _holds(self, condition: Condition, value: float) -> bool:
        bound = condition.value * (self._usual_rps if condition.times_yesterday else 1.0)
        return value > bound if condition.above else value < bound

    @staticmethod
    def _change(state: RuleState, at_s: float, to: str, value: float) -> RuleChange:
        rule = state.rule
        return RuleChange(at_s, rule.alert, to, rule.severity, rule.route, value)
