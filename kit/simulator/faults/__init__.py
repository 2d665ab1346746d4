"""What can be wrong with a stack, one file a mechanism.

A mechanism is a function ``install(fault, world)`` that is called once, before the first event. It may configure
parts of the world (a latent fault) and plan events (a fault that begins during the window). It never touches
requests: what they suffer comes out of the stack.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kit.scenario.fault import Fault
from kit.simulator.faults import (
    bad_deploy,
    cert_expiry,
    disk_full,
    fd_exhaustion,
    primary_loss,
    retry_storm,
    slow_query,
    third_party_slow,
)

if TYPE_CHECKING:
    from kit.simulator.world import World

INSTALLERS: tuple[tuple[str, Callable[[Any, "World"], None]], ...] = (
    ("fd_exhaustion", fd_exhaustion.install),
    ("third_party_slow", third_party_slow.install),
    ("slow_query", slow_query.install),
    ("bad_deploy", bad_deploy.install),
    ("cert_expiry", cert_expiry.install),
    ("retry_storm", retry_storm.install),
    ("disk_full", disk_full.install),
    ("primary_loss", primary_loss.install),
)
"""Each mechanism and what installs it; each takes the fault of its own mechanism."""


def install(fault: Fault, world: "World") -> None:
    """Put a scenario's fault into the world."""
    dict(INSTALLERS)[fault.mechanism](fault, world)
