"""A certificate whose renewal has failed for weeks: nothing at all happens, until the second in which it expires.

From then on every client that checks certificates and opens a new connection gives up in the handshake. Connections
that are open already live on, so the failures set in over about a keep-alive time; clients that do not check, and
health checks over plain http, notice nothing (see ``stack/certificate.py``).
"""

from typing import TYPE_CHECKING

from kit.scenario import Moment
from kit.scenario.fault import FAULT, CertExpiry

if TYPE_CHECKING:
    from kit.simulator.world import World

DAY_S = 86_400.0
RENEWAL_BEFORE_S = (420.0, 1500.0)
"""The last of the daily tries to renew falls into this time before the certificate expires."""
_UNIT = "certbot.service"


def install(fault: CertExpiry, world: "World") -> None:
    """Let the web server present a certificate that expires in the window; log one of the tries to renew it."""
    world.parts[fault.node].configure("certificate_days", fault.at.offset_s / DAY_S)
    draw = world.draw.stream("renewal")
    earliest_s, latest_s = RENEWAL_BEFORE_S
    before_s = float(round(earliest_s + (latest_s - earliest_s) * draw()))
    pid = 20_000 + int(draw() * 300_000)
    world.when(Moment(FAULT, -before_s), lambda at_s: _fail_to_renew(at_s, world, fault.node, pid))


def _fail_to_renew(at_s: float, world: "World", node: str, pid: int) -> None:
    """What certbot and systemd log of a renewal whose challenge is not answered."""
    path = "/etc/letsencrypt/live/shop/fullchain.pem"
    failed = "Failed to renew certificate shop"
    lines = (
        (0.0, "systemd", 1, "info", f"Starting {_UNIT} - Certbot..."),
        (6.2, "certbot", pid, "info", f"{failed} with error: Some challenges have failed."),
        (6.3, "certbot", pid, "info", "All renewals failed. The following certificates could not be renewed:"),
        (6.3, "certbot", pid, "info", f"  {path} (failure)"),
        (6.3, "certbot", pid, "info", "1 renew failure(s), 0 parse failure(s)"),
        (6.5, "systemd", 1, "notice", f"{_UNIT}: Main process exited, code=exited, status=1/FAILURE"),
        (6.5, "systemd", 1, "warning", f"{_UNIT}: Failed with result 'exit-code'."),
        (6.5, "systemd", 1, "err", f"Failed to start {_UNIT} - Certbot."),
    )
    for after_s, program, process, level, message in lines:
        fields: dict[str, str | int | float] = {"message": message, "pid": process, "after_s": after_s}
        world.recorder.log(at_s, "syslog", node, program, "line", level, fields)
