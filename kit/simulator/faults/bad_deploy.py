"""A deploy that breaks some routes and reaches the application's instances one after the other.

While k of n instances run the new code, k/n of the requests for those routes fail: a staircase. Rolling back takes the
instances down the same stairs, faster.
"""

from functools import partial
from typing import TYPE_CHECKING

from kit.scenario import Moment
from kit.scenario.fault import BadDeploy
from kit.simulator.stack.instance import NO_ROUTES

if TYPE_CHECKING:
    from kit.simulator.world import World


def install(fault: BadDeploy, world: "World") -> None:
    """Plan when each instance gets the new code."""
    rollout = _Rollout(fault, world)
    for number in range(rollout.instances):
        after_s = fault.first_after_s + number * fault.every_s
        world.when(Moment(fault.change, after_s), partial(rollout.update, number=number))
    world.can_undo(fault.change, rollout.roll_back)


class _Rollout:
    """The deploy under way."""

    def __init__(self, fault: BadDeploy, world: "World") -> None:
        self._fault = fault
        self._world = world
        self._broken = frozenset(world.run.routes.index(route) for route in fault.routes)
        self._going_back = False
        self.instances = len(world.app.instances)

    def update(self, at_s: float, number: int) -> None:
        """One instance gets the new code, unless the deploy is being rolled back."""
        if not self._going_back:
            self._put(at_s, number, self._broken)

    def roll_back(self, at_s: float) -> None:
        """Stop the roll-out, take every instance back, and have all of them in use again."""
        self._going_back = True
        for number in range(self.instances):
            self._world.engine.at(at_s + number * self._fault.back_every_s, self._take_back, number)

    def _take_back(self, at_s: float, number: int) -> None:
        self._put(at_s, number, NO_ROUTES)
        if number == self.instances - 1:
            self._world.app.serve_with_all()

    def _put(self, at_s: float, number: int, broken: frozenset[int]) -> None:
        app = self._world.app
        app.deploy(number, broken)
        unit = f"shop@{number + 1}.service"
        self._world.recorder.log(at_s, "syslog", app.name, "systemd", "instance_started", "info", {"unit": unit})
