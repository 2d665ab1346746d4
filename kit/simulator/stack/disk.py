"""A volume that fills at a steady rate. Once it is full, nothing on it can grow: no table, and no log."""

from kit.simulator.engine import Engine
from kit.simulator.recorder import Recorder

HOUR_S = 3600.0
FULL_BELOW_GB = 1e-9


class Disk:
    """A volume of a host, and what is free on it: a straight line between two changes.

    While it is full the host's own system log stands still, which the recorder notes.
    """

    def __init__(self, engine: Engine, node: str, size_gb: float, recorder: Recorder | None) -> None:
        """An empty volume that nothing fills.

        Args:
            engine: the clock.
            node: the node whose host it belongs to.
            size_gb: its size; 0 for one that is never full.
            recorder: writes down when the host cannot log.
        """
        self._engine = engine
        self._node = node
        self._size_gb = size_gb
        self._recorder = recorder
        self._free_gb = size_gb
        self._since_s = 0.0
        self._rate_gb_h = 0.0
        self._version = 0
        self._full = False

    def free_gb(self, at_s: float) -> float:
        """What is free at a time, in GB."""
        filled_gb = self._rate_gb_h * (at_s - self._since_s) / HOUR_S
        return min(self._size_gb, max(0.0, self._free_gb - filled_gb))

    def free_pct(self, at_s: float) -> float:
        """What is free at a time, in percent of its size."""
        return 100.0 * self.free_gb(at_s) / self._size_gb if self._size_gb else 100.0

    def is_full(self) -> bool:
        """Whether nothing can be written."""
        return self._full

    def change(self, at_s: float, free_gb: float, rate_gb_h: float) -> None:
        """From now on so much is free, and fills at so many GB an hour."""
        self._version += 1
        self._free_gb, self._since_s, self._rate_gb_h = free_gb, at_s, rate_gb_h
        if free_gb > FULL_BELOW_GB:
            self._set_full(at_s, full=False)
            if rate_gb_h > 0.0 and self._size_gb:
                self._engine.at(at_s + free_gb / rate_gb_h * HOUR_S, self._fills_up, self._version)

    def _fills_up(self, at_s: float, version: int) -> None:
        if version == self._version:
            self._free_gb, self._since_s = 0.0, at_s
            self._set_full(at_s, full=True)

    def _set_full(self, at_s: float, *, full: bool) -> None:
        if full != self._full and self._recorder is not None:
            self._recorder.cannot_log(at_s, self._node) if full else self._recorder.can_log(at_s, self._node)
        self._full = full
