"""The cache in front of the database."""

from kit.scenario.topology import Cache as Declared
from kit.simulator.engine import Engine
from kit.simulator.stack.part import StackPart
from kit.simulator.stack.times import TABLE_MASK
from kit.simulator.stack.visitor import CACHE_SHIFT, Visitor


class Cache(StackPart[Declared]):
    """A cache that answers a fixed share of look-ups, in no time."""

    def __init__(self, engine: Engine, name: str, node: Declared) -> None:
        super().__init__(engine, name, node)
        self._lookups = 0
        self._hits = 0

    def start(self, at_s: float) -> None:  # noqa: ARG002 (as of every part)
        """Take over the share of hits."""
        self._hit_below = round(self.node.hit * (TABLE_MASK + 1))

    def has(self, visitor: Visitor) -> bool:
        """Whether what a request needs is there."""
        hit = visitor.fate >> CACHE_SHIFT & TABLE_MASK < self._hit_below
        self._lookups += 1
        self._hits += hit
        return hit

    def gauges(self) -> dict[str, float]:
        """The share of look-ups since the last reading that were hits."""
        lookups, hits = self._lookups, self._hits
        self._lookups = self._hits = 0
        return {"hit_ratio": hits / lookups if lookups else 0.0}
