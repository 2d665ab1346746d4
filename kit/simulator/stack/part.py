"""What every part of the stack can do, whatever it is: be configured, started, slowed down, restarted, and read."""

from typing import Generic, TypeVar

from kit.scenario.part import Part as Declared
from kit.simulator.engine import Engine

NodeT = TypeVar("NodeT", bound=Declared)


class StackPart(Generic[NodeT]):
    """A part of the stack.

    Attributes:
        name: the node's name in the scenario.
        node: its settings as they stand in its configuration; they are in force from the next start or reload on.
    """

    def __init__(self, engine: Engine, name: str, node: NodeT) -> None:
        self.engine = engine
        self.name = name
        self.node = node
        self._slowness = 1.0

    def configure(self, setting: str, value: float) -> None:
        """Change a setting in the configuration (that it exists is checked when a scenario is loaded)."""
        kept = type(getattr(self.node, setting))
        self.node = self.node.model_copy(update={setting: kept(value)})

    def start(self, at_s: float) -> None:
        """Come up with the settings as configured."""

    def reload(self, at_s: float) -> None:
        """Take over the settings as configured without refusing anybody."""
        self.start(at_s)

    def restart(self, at_s: float) -> float:
        """Stop and start; returns how many seconds nothing is served meanwhile."""
        self.reload(at_s)
        return 0.0

    def slow_down(self, factor: float) -> None:
        """Multiply the times of the part by a factor, on top of what slows it already."""
        self._slowness *= factor
        self._set_pace(self._slowness)

    def _set_pace(self, slowness: float) -> None:
        """Recompute what depends on how slow the part is."""

    def read(self, at_s: float) -> dict[str, float]:  # noqa: ARG002 (for those parts to which it matters)
        """The part's gauges, with what depends on the time."""
        return self.gauges()

    def gauges(self) -> dict[str, float]:
        """The part's state now, by metric name without the node's."""
        return {}
