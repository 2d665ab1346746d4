"""A change that makes one kind of query slow: an index gone, a statement rewritten.

The connections it needs are rate * time: while that stays below the pool's size pages are merely slow; above it the
pool is full, requests wait for a connection while they hold a worker, and in the end pages without any query wait too.
"""

from functools import partial
from typing import TYPE_CHECKING

from kit.scenario import Moment
from kit.scenario.fault import SlowQuery
from kit.simulator.stack.database import Database

if TYPE_CHECKING:
    from kit.simulator.world import World


def install(fault: SlowQuery, world: "World") -> None:
    """Plan when the queries turn slow: at the instant of the change."""
    database = world.parts[fault.node]
    assert isinstance(database, Database)
    routes = frozenset(world.run.routes.index(route) for route in fault.routes)
    world.when(Moment(fault.change), partial(_begin, world=world, fault=fault, database=database, routes=routes))


def _begin(_at_s: float, world: "World", fault: SlowQuery, database: Database, routes: frozenset[int]) -> None:
    database.slow_routes(routes, fault.factor)
    world.can_undo(fault.change, lambda _: database.slow_routes(routes, 1.0))
