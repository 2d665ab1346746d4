"""Who comes to the site, how often, and what they ask for."""

from typing import Annotated, Literal

from pydantic import Field

from kit.scenario.moments import When
from kit.scenario.part import Name, NonNegative, Part, Positive, Share
from kit.scenario.topology import Times


class Refresh(Part):
    """What visitors do after an error.

    With probability ``p`` they try again after ``delay_s`` (uniform), at most ``max`` times in a row.
    """

    p: Share
    delay_s: tuple[NonNegative, Positive]
    max: Annotated[int, Field(ge=0, le=20)]


class AppClient(Part):
    """The shop's own app, whose library gives up and tries again by itself.

    Attributes:
        share: share of visitors who use the app; the others use a browser.
        timeout_s: how long the library waits for an answer.
        retries: how often it tries again by itself before the app shows an error; such a request says that it is one.
        backoff_s: how long it waits before it does (uniform).
    """

    share: Share
    timeout_s: Positive
    retries: Annotated[int, Field(ge=0, le=10)]
    backoff_s: tuple[NonNegative, Positive]


class Sessions(Part):
    """How visitors behave.

    Attributes:
        requests_mean: mean number of pages a visitor asks for (geometric, at least one).
        think_s: time between an answer and the next request.
        keepalive_share: share of visitors whose browser keeps its connection open.
        patience_s: how long a visitor waits for an answer before giving up.
        refresh_on_error: what follows an error.
        app_client: the shop's app; None where all visitors use browsers.
        validating_share: share of visitors whose client checks certificates; the rest are crawlers and scripts.
        plain_http_share: share of those who check that come by plain http, and would stay there if they could.
    """

    requests_mean: Annotated[float, Field(ge=1)]
    think_s: Times
    keepalive_share: Share
    patience_s: Times
    refresh_on_error: Refresh
    app_client: AppClient | None = None
    validating_share: Share = 1.0
    plain_http_share: Share = 0.0


class Endpoint(Part):
    """A route of the application.

    Attributes:
        path: the route's pattern, such as ``/products/{id}``.
        method: the HTTP method.
        share: its share of requests; all shares sum to 1 as declared, and count in proportion where the seed varies
            one of them.
        size_bytes: typical size of an answer.
        calls: third parties it needs.
    """

    path: Annotated[str, Field(pattern=r"^/")]
    method: Literal["GET", "POST"] = "GET"
    share: Share
    size_bytes: Annotated[int, Field(ge=1)] = 20_000
    calls: tuple[Name, ...] = ()


class Surge(Part):
    """More visitors for a while: the rate ramps up to ``factor`` times the base, holds, and decays exponentially.

    With ``only_with`` it happens in those cases only for which that red herring has been picked.
    """

    id: Name
    kind: Literal["surge"]
    at: When
    factor: Annotated[float, Field(gt=1)]
    ramp_s: NonNegative
    hold_s: NonNegative
    decay_tau_s: Positive
    why: str
    only_with: Name | None = None


class Wander(Part):
    """The slow unrest of ordinary traffic: each ``every_s`` the rate heads for another level, about ``sigma`` off."""

    sigma: Annotated[float, Field(ge=0, le=0.5)]
    every_s: Positive


class Workload(Part):
    """The visitors: ``base_rps`` is the usual rate of requests a second."""

    base_rps: Positive
    wander: Wander
    sessions: Sessions
    endpoints: Annotated[tuple[Endpoint, ...], Field(min_length=1)]
    shapes: tuple[Surge, ...] = ()
