"""A log that fills the volume of the database: known days ahead, harmless to the last byte, and then every write fails.

Free space falls in a straight line, so both ends are known: it is full at ``fault``, and was below the bound of the
rule on free space for bound / rate before that. The rule fired then, and has fired ever since.
"""

from typing import TYPE_CHECKING

from kit.scenario.fault import FAULT, DiskFull
from kit.scenario.story import parse_condition
from kit.simulator.stack.database import Database

if TYPE_CHECKING:
    from kit.simulator.world import World

HOUR_S = 3600.0
DISK_LOW = "disk_low"
"""The anchor of the instant at which the rule on free space fired."""


def install(fault: DiskFull, world: "World") -> None:
    """Switch the log on as the change left it, with so much space that it is used up at ``fault``."""
    database = world.parts[fault.node]
    assert isinstance(database, Database)
    node = database.node
    rate_gb_h = node.disk_fill_gb_h + node.general_log_gb_h
    switched_on = world.draw.scenario.change(fault.change).at
    since_s = world.run.anchors.get(switched_on.anchor, 0.0) + switched_on.offset_s  # the window opens at 0
    database.configure("general_log", 1)
    database.configure("disk_free_gb", rate_gb_h * fault.at.offset_s / HOUR_S)
    database.log_gb = node.general_log_gb_h * max(0.0, -since_s) / HOUR_S
    rule = next(rule for rule in world.draw.scenario.monitoring.rules if rule.alert == fault.alert)
    bound_pct = parse_condition(rule.expr).value
    low_s = world.run.anchors[FAULT] - bound_pct / 100.0 * node.disk_gb / rate_gb_h * HOUR_S
    world.has_fired(float(round(low_s + rule.for_s)), rule.alert, bound_pct - 0.1)
    world.mark(float(round(low_s + rule.for_s)), DISK_LOW)
