"""An app whose library tries again often and soon, in front of a queue that takes longer than its patience.

Nothing happens at ordinary times. But once something slows the application down for a minute, requests wait longer
than the library does: it hangs up and sends them again, while the application still works off those that nobody waits
for. It stays so when the slowdown is over, because the offered rate, visitors * (1 + retries), is above what the
application can serve, and a full queue takes longer to work off than the library waits: queue / rate served > time-out.
Then everything that is served has been given up already.
"""

from typing import TYPE_CHECKING

from kit.scenario.fault import RetryStorm

if TYPE_CHECKING:
    from kit.simulator.stack.instance import Instance
    from kit.simulator.world import World

LOOK_EVERY_S = 5.0
_WARNING = "TCP: request_sock_TCP: Possible SYN flooding on port 8000. Sending cookies.  Check SNMP counters."
"""What Linux says once of a listening socket whose queue is full, whoever filled it."""


def install(fault: RetryStorm, world: "World") -> None:
    """Have the app behave as the change left it, and the kernel of the application's host warn of a full queue."""
    assert world.app_client is not None
    changed = {"retries": fault.retries, "backoff_s": fault.backoff_s}
    world.app_client = world.app_client.model_copy(update=changed)
    world.engine.at(0.0, _Kernel(world).look, None)


class _Kernel:
    """The kernel of the application's host: it warns once of each socket."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._warned: list[Instance] = []

    def look(self, at_s: float, _: None) -> None:
        app = self._world.app
        for instance in app.instances:
            if instance not in self._warned and len(instance.pool.waiting) >= app.node.backlog:
                self._warned.append(instance)
                line = {"message": _WARNING}
                self._world.recorder.log(at_s, "syslog", app.name, "kernel", "line", "info", line)
        self._world.engine.at(at_s + LOOK_EVERY_S, self.look, None)
