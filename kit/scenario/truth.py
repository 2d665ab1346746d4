"""The declared half of the truth: mechanisms, names and good answers.

Times and impact are computed by the run and never typed.
"""

from typing import Annotated, Literal

from pydantic import Field

from kit.scenario.moments import When
from kit.scenario.part import Name, Part, Share, Text
from kit.scenario.propagation import Link

COMPUTED_FIELDS = frozenset(
    {
        "acknowledged_utc", "computed", "detected_utc", "duration_min", "duration_s", "end", "ended_utc",
        "failed_requests", "impact", "impact_pct", "impact_pct_per_min", "impact_pct_requests", "impact_pct_visitors",
        "mitigated_utc", "onset", "onset_utc", "peak_pct", "peak_utc", "requests_failed", "requests_failed_pct",
        "t_ack", "t_detect", "t_end", "t_mitigated", "t_onset", "times", "visitors_hit", "visitors_hit_pct",
    }
)  # fmt: skip
"""Fields that the run computes: a scenario that types one, at the top or under ``truth``, is refused."""

Terms = tuple[tuple[Text, ...], ...]
"""Groups of accepted phrasings: a text names the thing when it holds one of each group."""


class Answer(Part):
    """What a reader must find named: ``text`` is the answer, ``must_mention`` the groups of accepted phrasings."""

    text: Text
    must_mention: Terms = ()


class Factor(Part):
    """A contributing factor."""

    id: Name
    text: Text
    terms: Terms = ()


class GoodAction(Part):
    """A good action item and the factors it answers."""

    text: Text
    kind: Literal["prevent", "detect", "mitigate"]
    factors: tuple[Name, ...] = ()
    terms: Terms = ()


class Event(Part):
    """Something a timeline should tell; it belongs to those cases in which its instant came about.

    Attributes:
        id: stable within the case.
        at: when it happened; ``onset``, ``end`` and ``<step>_relapse`` (when what a step relieved came back) are
            instants here too.
        knowable: from when a responder could know it; None for at once.
        kind: an entry kind of the postmortem's timeline.
        text: what happened.
        terms: groups of words that tell it.
        essential: whether a timeline without it is incomplete.
    """

    id: Name
    at: When
    knowable: When | None = None
    kind: Text
    text: Text
    terms: Terms = ()
    essential: bool = False


Setting = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*\.[a-z_]+$")]
"""A node's setting, such as ``web.nofile``."""


class Counterfactual(Part):
    """Another decision for the same visitors.

    Attributes:
        name: ``no_action`` (nobody acts), or a name of its own.
        text: what would have been different, in words.
        fault: False leaves the fault out.
        set: settings such as ``web.nofile: 65536``, in force from ``at`` on.
        at: when they are set; None for the whole window.
        scripted: whether the scripted responders act as well.
    """

    name: Name
    text: Text
    fault: bool = True
    set: dict[Setting, int | float] = Field(default_factory=dict)
    at: When | None = None
    scripted: bool = False


class Truth(Part):
    """What a scenario declares to be true of every one of its cases.

    With ``incident`` False a page calls somebody and nothing is wrong: no request fails. The turning points are then
    those of the page, and ``mitigated_by`` is the step by which a responder says so.
    """

    incident: bool = True
    detected_by: tuple[Text, ...]
    services: tuple[Text, ...]
    symptoms: tuple[Text, ...]
    trigger: Answer
    root_cause: Answer
    mitigation: Answer
    fix: Answer
    escalated_to: tuple[Text, ...] = ()
    mitigated_by: Name
    """The response step whose effect ended the impact; its ``_done`` anchor is the time of mitigation."""
    seems_to_work: Name | None = None
    """The response step that is wrong and helps for a while all the same; every incident has one."""
    factors: tuple[Factor, ...]
    actions: tuple[GoodAction, ...]
    events: tuple[Event, ...] = ()
    counterfactuals: tuple[Counterfactual, ...] = ()
    propagation: tuple[Link, ...] = ()
    """How the cause reached the users, step by step; none where nothing was wrong."""


class Bounds(Part):
    """What every case of the scenario must be like; a seed that falls outside is drawn again.

    Attributes:
        duration_min: shortest and longest time from onset to end, in minutes.
        requests_failed_pct: least and greatest share of failed requests from onset to end, in percent.
            Where nothing is wrong, the time is that from the page until its rule no longer holds.
        margin: onset and end lie inside the window by at least this share of it (quiet minutes are evidence too).
    """

    duration_min: tuple[float, float]
    requests_failed_pct: tuple[Annotated[float, Field(ge=0, le=100)], Annotated[float, Field(ge=0, le=100)]]
    margin: Share = 0.05
