"""The certificate that a web server presents, and who turns away from it.

A client checks the certificate when it opens a connection and at no other time. One that finds it expired sends a TLS
alert (45, ``certificate expired``) and closes: nginx has accepted a connection but never sees a request, so neither
its access log nor its count of answers knows of it. It logs the alert at level ``info``, which an error log of level
``warn`` leaves out.
"""

import math

from kit.scenario.topology import Nginx as Declared
from kit.simulator.stack.visitor import Visitor

DAY_S = 86_400.0


class Certificate:
    """A certificate in use, or the lack of one.

    Attributes:
        expires_s: when it expires; infinite for a server without TLS.
        redirects_http: whether who comes by plain http is sent to https, and so meets the certificate as well.
    """

    __slots__ = ("expires_s", "redirects_http")

    def __init__(self, node: Declared) -> None:
        self.expires_s = node.certificate_days * DAY_S if node.certificate_days else math.inf
        self.redirects_http = bool(node.redirects_http)

    def turns_away(self, at_s: float, visitor: Visitor) -> bool:
        """Whether a visitor who opens a connection gives up in the handshake."""
        if at_s < self.expires_s or not visitor.checks_certificates:
            return False
        return self.redirects_http or not visitor.by_plain_http
