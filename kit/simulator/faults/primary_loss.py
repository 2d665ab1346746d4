"""The primary database's host dies; a standby takes over that has too little memory for what it now has to serve.

The failover itself works: after a minute or two the standby is promoted. What was written in the seconds that it lagged
behind is lost. And since it cannot keep the working set in memory, a share 1 - buffer / working set of what queries
touch comes from disk, for good: they take 1 + (miss factor - 1) * that share times as long. Where memory suffices
the share falls from cold to nothing within minutes, exponentially.
"""

import math
import re
from functools import partial
from typing import TYPE_CHECKING

from kit.scenario import Moment
from kit.scenario.fault import FAULT, PROMOTED, PrimaryLoss
from kit.simulator.records import LogEvent
from kit.simulator.stack.database import Database

if TYPE_CHECKING:
    from kit.simulator.world import World

COLD = 0.9
"""The share of the working set that a standby does not have in memory at first, however large that is."""
WARMS_S = 25.0
"""The time in which that share falls to a 1/e-th, where memory suffices."""
_STEP_S = 5.0
_WARM_ENOUGH = 0.002
_FAILS_AT_S = (4.0, 19.0)
"""After the host's death: when the orchestrator first misses it, and when it decides that it is dead."""


def standby_of(host: str) -> str:
    """The name of the standby's host: the next number."""
    return re.sub(r"(\d+)(?!.*\d)", lambda number: f"{int(number[0]) + 1:0{len(number[0])}d}", host)


def install(fault: PrimaryLoss, world: "World") -> None:
    """Configure the standby as the change left it; plan the death of the primary and the promotion."""
    failover = _Failover(fault, world)
    world.when(Moment(FAULT), failover.die)
    world.when(Moment(FAULT, fault.promoted_after_s), failover.promote)


class _Failover:
    """What becomes of the database."""

    def __init__(self, fault: PrimaryLoss, world: "World") -> None:
        database = world.parts[fault.node]
        assert isinstance(database, Database)
        for setting, value in fault.set.items():
            database.configure(setting, value)
        database.reloaded = self._reloaded
        world.run.aliases[fault.node] = "db-primary"
        self._fault = fault
        self._world = world
        self._database = database
        self._primary = world.draw.hosts[fault.node]
        self._standby = standby_of(self._primary)
        self._missing = 0.0
        self._slowness = 1.0
        self._promoted = self._warming = False

    def die(self, at_s: float) -> None:
        """The host is gone, and its log with it."""
        self._database.gone = True
        self._world.recorder.cannot_log(at_s, self._fault.node)
        primary, standby = self._primary, self._standby
        misses_s, decides_s = _FAILS_AT_S
        self._log(at_s + misses_s, f"DiscoverInstance({primary}:3306): dial tcp {primary}:3306: i/o timeout", "warning")
        self._log(at_s + decides_s, f"topology_recovery: detected DeadMaster on {primary}:3306, 1 replica", "err")
        lag = f"topology_recovery: candidate {standby}:3306, Seconds_Behind_Master {self._fault.lag_s:.0f}, "
        lag += f"binary log of {primary} not reachable"
        self._log(at_s + decides_s + 0.4, lag, "warning")
        self._log(at_s + decides_s + 1.0, "topology_recovery: waiting for relay log to be applied", "info")

    def promote(self, at_s: float) -> None:
        """The standby is the primary, with little in memory."""
        self._world.mark(at_s, PROMOTED)
        self._database.gone = False
        self._promoted = True
        self._missing = COLD
        self._log(at_s - 1.2, f"topology_recovery: promoted {self._standby}:3306, read_only=0", "notice")
        self._log(at_s, "topology_recovery: moved name db-primary, recovery complete", "notice")
        self._reloaded(at_s)

    def _reloaded(self, at_s: float) -> None:
        if self._promoted and not self._warming:
            self._warming = True
            self._warm(at_s)

    def _warm(self, at_s: float, _: None = None) -> None:
        """More of the working set comes into memory, up to what fits."""
        node = self._database.node
        least = max(0.0, 1.0 - node.standby_buffer_gb / node.working_set_gb)
        self._missing = max(least, least + (self._missing - least) * math.exp(-_STEP_S / WARMS_S))
        slowness = round(1.0 + (node.miss_factor - 1.0) * self._missing, 4)
        self._database.slow_down(slowness / self._slowness)
        self._slowness = slowness
        self._warming = self._missing - least > _WARM_ENOUGH
        if self._warming:
            self._world.engine.at(at_s + _STEP_S, self._warm, None)

    def _log(self, at_s: float, message: str, level: str) -> None:
        world = self._world
        host = world.draw.hosts[world.app.name]
        world.engine.at(max(at_s, 0.0), partial(self._write, host=host, message=message, level=level), None)

    def _write(self, at_s: float, _: None, host: str, message: str, level: str) -> None:
        fields = {"message": message, "pid": 871}
        self._world.run.log_events.append(LogEvent(at_s, "syslog", host, "orchestrator", "line", level, fields))
