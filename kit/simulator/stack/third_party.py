"""A service of somebody else, called over the network with a time-out."""

from collections.abc import Callable

from kit.scenario.topology import ThirdParty as Declared
from kit.simulator.engine import Engine
from kit.simulator.stack.part import StackPart
from kit.simulator.stack.times import TABLE_SHIFT, times_table
from kit.simulator.stack.visitor import Visitor

Done = Callable[[float, Visitor], None]


class ThirdParty(StackPart[Declared]):
    """An outside service: unlimited in how much it serves at once, and slow now and then."""

    def __init__(self, engine: Engine, name: str, node: Declared) -> None:
        super().__init__(engine, name, node)
        self._latency_s = times_table(node.latency_s)
        self._calls = 0
        self._call_s = 0.0
        self._timeouts = 0

    def _set_pace(self, slowness: float) -> None:
        self._latency_s = times_table(self.node.latency_s, slowness)

    def call(self, at_s: float, visitor: Visitor, answered: Done, timed_out: Done) -> None:
        """Call the service for a visitor's request: ``answered``, or after ``timeout_s`` ``timed_out``, is called.

        Where the service is not ``enabled``, the application does without it at once.
        """
        if not self.node.enabled:
            answered(at_s, visitor)
            return
        latency_s = self._latency_s[visitor.roll() >> TABLE_SHIFT]
        limit_s = self.node.timeout_s
        if latency_s <= limit_s:
            self.engine.at(at_s + latency_s, self._ended, (visitor, answered, latency_s, 0))
        else:
            self.engine.at(at_s + limit_s, self._ended, (visitor, timed_out, limit_s, 1))

    def _ended(self, at_s: float, call: tuple[Visitor, Done, float, int]) -> None:
        visitor, then, took_s, timeouts = call
        self._calls += 1
        self._call_s += took_s
        self._timeouts += timeouts
        then(at_s, visitor)

    def gauges(self) -> dict[str, float]:
        """Since the last reading: calls ended, their mean time (0 without calls), and how many had timed out."""
        calls, total_s, timeouts = self._calls, self._call_s, self._timeouts
        self._calls, self._call_s, self._timeouts = 0, 0.0, 0
        return {"calls": calls, "latency_mean_s": total_s / calls if calls else 0.0, "timeouts": timeouts}
