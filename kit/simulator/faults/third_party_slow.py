"""A third party that turns slow, not down, behind a time-out that lets every caller wait for it.

By Little's law the calls hold rate * min(latency, time-out) workers: half a call a second at 45 s each holds 22 of 24,
and then every page waits for the payment provider, though one request in sixteen calls it.
"""

from functools import partial
from typing import TYPE_CHECKING

from kit.scenario import Moment
from kit.scenario.fault import FAULT, ThirdPartySlow
from kit.scenario.story import Slowdown

if TYPE_CHECKING:
    from kit.simulator.world import World


def install(fault: ThirdPartySlow, world: "World") -> None:
    """Configure the time-out as the change left it; plan when the service turns slow, worse, and well again."""
    for setting, value in fault.set.items():
        world.parts[fault.node].configure(setting, value)
    at_first = Slowdown(node=fault.node, factor=fault.first_factor, for_s=fault.for_s)
    later = Slowdown(
        node=fault.node,
        factor=fault.factor / fault.first_factor,
        for_s=max(fault.for_s - fault.worsens_after_s, 1.0),
    )
    world.when(Moment(FAULT), partial(world.slow_down, cause="fault at first", effect=at_first))
    world.when(Moment(FAULT, fault.worsens_after_s), partial(world.slow_down, cause="fault later", effect=later))
