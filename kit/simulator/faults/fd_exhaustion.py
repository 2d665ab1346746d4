"""A web server that is allowed more connections than open files, because a change raised one limit and not the other.

Nothing happens until more clients keep connections open than there are descriptors (see ``stack/nginx.py``). By
Little's law that is when the rate of kept connections times how long each is kept exceeds the limit: about 24
visitors/s * 0.7 * 70 s against 1024.
"""

from typing import TYPE_CHECKING

from kit.scenario.fault import FdExhaustion

if TYPE_CHECKING:
    from kit.simulator.world import World


def install(fault: FdExhaustion, world: "World") -> None:
    """Configure the web server as the change left it."""
    for setting, value in fault.set.items():
        world.parts[fault.node].configure(setting, value)
