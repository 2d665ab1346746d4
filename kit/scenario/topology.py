"""The company's web stack as a scenario declares it: nodes in their healthy state, and who calls whom.

What is wrong with the stack is never declared here but under ``fault``: leaving the fault out gives the company that
did not have the outage.
"""

from typing import Annotated, Literal

from pydantic import Field

from kit.scenario.part import Name, NonNegative, Part, Positive, Share


class Exponential(Part):
    """Exponential times with that mean, in seconds."""

    dist: Literal["exponential"]
    mean: Positive


class Lognormal(Part):
    """Lognormal times: ``mean`` in seconds, ``cv`` the standard deviation over the mean."""

    dist: Literal["lognormal"]
    mean: Positive
    cv: Positive


Times = Annotated[Exponential | Lognormal, Field(discriminator="dist")]
"""How long something takes, in seconds."""


class Nginx(Part):
    """A web server host in front of the application.

    Attributes:
        workers: worker processes; each has its own descriptors and connections.
        worker_connections: connections a worker may hold, to clients and upstream together.
        nofile: open files a worker may hold (RLIMIT_NOFILE).
        fd_base: descriptors a worker holds when nobody is connected (logs, sockets, epoll).
        keepalive_timeout_s: how long an idle client connection is kept.
        accept_pause_s: how long nginx stops accepting after accept() failed for want of a descriptor.
        backlog: connections the kernel holds until they are accepted.
        restart_s: how long nothing listens while the service restarts.
        proxy_connect_timeout_s: how long it tries to connect to the application before it answers 504.
        proxy_read_timeout_s: how long it waits for the application's answer before it answers 504.
        refuse_retries: 1 answers 503 at once to what an app's library marks as a retry, and does not pass it on.
        certificate_days: for how many days from the window's opening the certificate it presents is valid; 0 stands
            for a server without TLS.
        redirects_http: 1 where who comes by plain http is sent to https, 0 where they are served there.
    """

    kind: Literal["nginx"]
    workers: Annotated[int, Field(ge=1, le=64)] = 1
    worker_connections: Annotated[int, Field(ge=8)] = 768
    nofile: Annotated[int, Field(ge=16)] = 1024
    fd_base: Annotated[int, Field(ge=1)] = 14
    keepalive_timeout_s: NonNegative = 65.0
    accept_pause_s: Positive = 0.5
    backlog: Annotated[int, Field(ge=1)] = 511
    restart_s: Positive = 1.2
    proxy_connect_timeout_s: Positive = 5.0
    proxy_read_timeout_s: Positive = 60.0
    refuse_retries: Annotated[int, Field(ge=0, le=1)] = 0
    certificate_days: NonNegative = 0.0
    redirects_http: Annotated[int, Field(ge=0, le=1)] = 1


class AppPool(Part):
    """Application workers, each serving one request at a time; the rest wait in order.

    Attributes:
        workers: workers of each instance.
        service_s: a worker's own time for a request.
        instances: equal copies of the application that the web server takes turns with.
        backlog: connections the kernel holds for an instance until a worker is free; a client beyond tries again.
        restart_s: how long nothing listens while an instance restarts, which cuts off what it serves; 0 stands for a
            restart that lets every request finish.
        cold_s: for so long after such a restart its times are multiplied by ``cold_factor``: what a process keeps in
            memory has to be built up again.
        cold_factor: see ``cold_s``.
    """

    kind: Literal["app_pool"]
    workers: Annotated[int, Field(ge=1)]
    service_s: Times
    instances: Annotated[int, Field(ge=1, le=32)] = 1
    backlog: Annotated[int, Field(ge=0)] = 2048
    restart_s: NonNegative = 0.0
    cold_s: NonNegative = 0.0
    cold_factor: Annotated[float, Field(ge=1)] = 1.0


class Database(Part):
    """A database reached through a pool of ``connections``; a query takes ``service_s``.

    A request that gets no connection within ``pool_timeout_s`` fails.

    Attributes:
        connections: connections of the pool.
        service_s: how long a query takes.
        pool_timeout_s: how long a request waits for a connection.
        restart_s: how long queries wait while the database restarts.
        disk_gb: size of the volume that data and logs share; 0 for one that is never full.
        disk_free_gb: what is free on it when the window opens.
        disk_fill_gb_h: what is written to it in an hour, net.
        general_log: 1 while every statement is written to a log on the same volume.
        general_log_gb_h: what that log takes in an hour.
        disk_temp_gb: temporary files on it, which a restart removes.
        working_set_gb: the data that queries touch all the time; 0 where memory does not matter.
        standby_buffer_gb: what a standby, which serves after a failover, may keep of it in memory.
        miss_factor: what a query's time is multiplied by where nothing that it touches is in memory.
    """

    kind: Literal["db"]
    connections: Annotated[int, Field(ge=1)]
    service_s: Times
    pool_timeout_s: Positive = 30.0
    restart_s: NonNegative = 0.0
    disk_gb: NonNegative = 0.0
    disk_free_gb: NonNegative = 0.0
    disk_fill_gb_h: NonNegative = 0.0
    general_log: Annotated[int, Field(ge=0, le=1)] = 0
    general_log_gb_h: NonNegative = 0.0
    disk_temp_gb: NonNegative = 0.0
    working_set_gb: NonNegative = 0.0
    standby_buffer_gb: NonNegative = 0.0
    miss_factor: Annotated[float, Field(ge=1)] = 1.0


class Cache(Part):
    """A cache in front of the database: ``hit`` is the share of look-ups it answers."""

    kind: Literal["cache"]
    hit: Share


class ThirdParty(Part):
    """A service of somebody else, called over the network; a call that takes longer than ``timeout_s`` fails.

    With ``enabled`` 0 the application does without it: a feature flag.
    """

    kind: Literal["third_party"]
    latency_s: Times
    timeout_s: Positive
    enabled: Annotated[int, Field(ge=0, le=1)] = 1


Node = Annotated[Nginx | AppPool | Database | Cache | ThirdParty, Field(discriminator="kind")]

CALLS = {
    "nginx": ("app_pool",),
    "app_pool": ("cache", "db", "third_party"),
    "cache": (),
    "db": (),
    "third_party": (),
}
"""Which kinds of node a kind of node may call."""


class Topology(Part):
    """Nodes by name, and edges such as ``web>app``: the left one calls the right one."""

    nodes: dict[Name, Node]
    edges: tuple[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*>[a-z][a-z0-9_-]*$")], ...]

    def callees(self, name: str) -> tuple[str, ...]:
        """The names of the nodes that a node calls, in the order of the edges."""
        return tuple(edge.split(">")[1] for edge in self.edges if edge.split(">")[0] == name)

    def only(self, kind: str) -> str:
        """The name of the one node of a kind that a stack has exactly one of (checked on loading)."""
        return next(name for name, node in self.nodes.items() if node.kind == kind)
