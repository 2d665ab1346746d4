"""What can be wrong with a stack, as a scenario declares it; ``mechanism`` tells which."""

from typing import Annotated, Literal

from pydantic import Field

from kit.scenario.moments import When
from kit.scenario.part import Name, NonNegative, Part, Positive, Text

FAULT = "fault"
"""The anchor of a fault that begins by itself, at its ``at``."""
PROMOTED = "promoted"
"""The anchor of a standby's promotion after the loss of a primary."""


class FdExhaustion(Part):
    """A web server that may hold more connections than open files.

    Attributes:
        node: the nginx node.
        change: the id of the change that made it so; it took effect before the window opened.
        set: the settings that change left behind, such as ``worker_connections: 4096``.
        trigger: the id of the workload shape that brings it out.
    """

    mechanism: Literal["fd_exhaustion"]
    node: Name
    change: Name
    set: Annotated[dict[Name, int | float], Field(min_length=1)]
    trigger: Name


class ThirdPartySlow(Part):
    """An outside service that turns slow, behind a time-out so long that its callers wait.

    Attributes:
        node: the third party.
        change: the id of the change that made the callers wait; it took effect before the window opened.
        set: the settings that change left behind, such as ``timeout_s: 60``.
        at: when the service turns slow; the anchor ``fault``.
        first_factor: what its usual times are multiplied by at first.
        worsens_after_s: how long that lasts.
        factor: what they are multiplied by from then on.
        for_s: how long all of it lasts.
    """

    mechanism: Literal["third_party_slow"]
    node: Name
    change: Name
    set: Annotated[dict[Name, int | float], Field(min_length=1)]
    at: When
    first_factor: Annotated[float, Field(ge=1)]
    worsens_after_s: NonNegative
    factor: Annotated[float, Field(ge=1)]
    for_s: Positive


class SlowQuery(Part):
    """A change that makes the queries of some routes slow, until it is undone.

    Attributes:
        node: the database.
        change: the id of the change; its instant is when the queries turn slow.
        routes: paths of the routes whose queries it concerns.
        factor: what their times are multiplied by.
        trigger: the id of the workload shape that brings it out.
    """

    mechanism: Literal["slow_query"]
    node: Name
    change: Name
    routes: Annotated[tuple[Text, ...], Field(min_length=1)]
    factor: Annotated[float, Field(ge=1)]
    trigger: Name


class BadDeploy(Part):
    """A deploy that reaches the application's instances one after the other, and breaks some routes.

    Attributes:
        node: the application.
        change: the id of the deploy; rolling it back rolls back the instances one after the other.
        routes: paths of the routes whose code fails.
        first_after_s: from the start of the deploy to its first instance.
        every_s: from one instance to the next.
        back_every_s: the same when it is rolled back.
    """

    mechanism: Literal["bad_deploy"]
    node: Name
    change: Name
    routes: Annotated[tuple[Text, ...], Field(min_length=1)]
    first_after_s: NonNegative
    every_s: Positive
    back_every_s: Positive


class CertExpiry(Part):
    """A certificate that is not renewed, because a change broke its renewal weeks before.

    Attributes:
        node: the web server.
        change: the id of the change.
        at: when the certificate expires; the anchor ``fault``.
    """

    mechanism: Literal["cert_expiry"]
    node: Name
    change: Name
    at: When


class RetryStorm(Part):
    """A change of the app's library that makes it try again more often and sooner.

    Attributes:
        change: the id of the change; it took effect before the window opened.
        retries: how often the library tries again since then.
        backoff_s: how long it waits before it does (uniform).
    """

    mechanism: Literal["retry_storm"]
    change: Name
    retries: Annotated[int, Field(ge=1, le=10)]
    backoff_s: tuple[NonNegative, Positive]


class DiskFull(Part):
    """A log that was switched on days before and fills the volume that it shares with the data.

    Attributes:
        node: the database.
        change: the id of the change that switched the log on; it took effect before the window opened.
        at: when the volume is full; the anchor ``fault``.
        alert: the rule on free space that has fired since long before; the anchor ``disk_low``.
    """

    mechanism: Literal["disk_full"]
    node: Name
    change: Name
    at: When
    alert: Text


class PrimaryLoss(Part):
    """The host of the primary database dies, and a standby that a change had made small takes over.

    Attributes:
        node: the database.
        change: the id of the change; it took effect before the window opened.
        set: the settings that change left behind, such as ``standby_buffer_gb: 4``.
        at: when the host dies; the anchor ``fault``.
        promoted_after_s: from then to the promotion of the standby; the anchor of that is ``promoted``.
        lag_s: how far behind the standby is: what was written in the last ``lag_s`` seconds is lost.
    """

    mechanism: Literal["primary_loss"]
    node: Name
    change: Name
    set: Annotated[dict[Name, int | float], Field(min_length=1)]
    at: When
    promoted_after_s: Positive
    lag_s: Positive


Fault = Annotated[
    FdExhaustion | ThirdPartySlow | SlowQuery | BadDeploy | CertExpiry | RetryStorm | DiskFull | PrimaryLoss,
    Field(discriminator="mechanism"),
]

FAULTY_KINDS = {
    "fd_exhaustion": "nginx",
    "third_party_slow": "third_party",
    "slow_query": "db",
    "bad_deploy": "app_pool",
    "cert_expiry": "nginx",
    "disk_full": "db",
    "primary_loss": "db",
}
"""The kind of node that each mechanism concerns."""
