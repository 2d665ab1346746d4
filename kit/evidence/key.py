"""The answer key: what was true of a case, computed by the simulation, never typed.

It lives beside the evidence models so that criteria can read a key without knowing the simulator. Definitions
(scenarios and the key use the same):
an *impacted minute* is one in which more than 1 % of requests failed; *onset* is the first failure of the first
impacted minute, *end* the last
failure of the last one; shares are taken over the time from onset to end.
"""

from datetime import datetime

from pydantic import BaseModel, ConfigDict


class _Fact(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Times(_Fact):
    """The turning points, UTC.

    Attributes:
        onset_utc: first failure of the first impacted minute.
        detected_utc: when a person or a rule first knew (the first page, or the first ticket read).
        acknowledged_utc: when a responder acknowledged the page.
        mitigated_utc: when the action that ended the impact took effect.
        ended_utc: last failure of the last impacted minute.
    """

    onset_utc: datetime
    detected_utc: datetime
    acknowledged_utc: datetime
    mitigated_utc: datetime
    ended_utc: datetime

    @property
    def duration_s(self) -> float:
        """Seconds from onset to end."""
        return (self.ended_utc - self.onset_utc).total_seconds()


class Impact(_Fact):
    """How much failed, from onset to end; shares in percent, 0 to 100.

    Attributes:
        requests: requests that were made.
        requests_failed: those answered 5xx, or given up by the client.
        requests_failed_pct: their share.
        visitors: visitors who made at least one request.
        visitors_hit: visitors with at least one failed request.
        visitors_hit_pct: their share.
        peak_pct: the failed share of the worst minute.
        peak_utc: the start of that minute.
    """

    requests: int
    requests_failed: int
    requests_failed_pct: float
    visitors: int
    visitors_hit: int
    visitors_hit_pct: float
    peak_pct: float
    peak_utc: datetime


class Cause(_Fact):
    """What a reader must find named.

    Attributes:
        text: the answer in a sentence or two.
        must_mention: groups of accepted phrasings; one of each group must be there.
    """

    text: str
    must_mention: tuple[tuple[str, ...], ...] = ()


class RedHerring(_Fact):
    """Something true that looked like the cause and was not: ``terms`` are the phrases that name it as a cause."""

    id: str
    text: str
    terms: tuple[str, ...]
    evidence: tuple[str, ...] = ()


class KeyEvent(_Fact):
    """One thing that happened, as a timeline should tell it.

    Attributes:
        id: stable within the case, such as ``page`` or ``rollback``.
        at_utc: when it happened.
        knowable_utc: from when a responder could know it.
        kind: an entry kind of the postmortem's timeline.
        text: what happened, in a sentence.
        terms: groups of words; an entry that tells this event names one of each group.
        evidence: ids of the items that show it.
        essential: whether a timeline without it is incomplete.
        belief: what the responder who did it thought was wrong, in words; empty where nobody acted on a belief.
    """

    id: str
    at_utc: datetime
    knowable_utc: datetime
    kind: str
    text: str
    terms: tuple[tuple[str, ...], ...] = ()
    evidence: tuple[str, ...] = ()
    essential: bool = False
    belief: str = ""


class Factor(_Fact):
    """A contributing factor, technical or process, and the words that name it."""

    id: str
    text: str
    terms: tuple[tuple[str, ...], ...] = ()


class ActionItem(_Fact):
    """A good action item: ``kind`` is prevent, detect or mitigate, ``factors`` the ids of the factors it answers."""

    text: str
    kind: str
    factors: tuple[str, ...] = ()
    terms: tuple[tuple[str, ...], ...] = ()


class Link(_Fact):
    """One step from the cause to what users met, and when the run shows that it was taken.

    Attributes:
        id: stable within the scenario.
        source: the node it came from, by its name in the scenario, or ``visitors``.
        target: the node it reached, or ``visitors``.
        effect: what happened, in a sentence.
        metric: the metric of the simulation by which one can tell, such as ``web.fds_max``; whether it was scraped
            for the company's dashboards is another question.
        op: how the metric compared with the threshold, such as ``>=``.
        threshold: the number, in the metric's own unit.
        crossed_utc: when it first compared so for two scrapes in a row; known to within one scrape.
    """

    id: str
    source: str
    target: str
    effect: str
    metric: str
    op: str
    threshold: float
    crossed_utc: datetime


class Counterfactual(_Fact):
    """What the same visitors would have met under another decision: the failed requests from the same onset on."""

    name: str
    text: str
    requests_failed: int


class AnswerKey(_Fact):
    """The truth of one case.

    Attributes:
        case_id: the case it belongs to.
        times: the turning points.
        impact: how much failed.
        detected_by: how it was detected, accepted phrasings.
        services: accepted names of the service affected, as seen from outside.
        symptoms: accepted phrasings of what users saw.
        trigger: what set it off.
        root_cause: mechanism and component.
        mitigation: what ended the impact.
        fix: what keeps it fixed.
        escalated_to: accepted phrasings of who it was escalated to; empty when it was not.
        factors: contributing factors.
        red_herrings: what looked like the cause.
        events: what a timeline should tell, in order.
        actions: good action items.
        definitions: how each number is defined, in words.
        incident: False where a page called somebody and nothing was wrong: no request failed, onset and detection are
            the page, the end is when its rule no longer held.
        propagation: how the cause reached the users, link by link; their times are in that order, to within a scrape.
        names: the names that the seed drew, by kind (``company``, ``people``, ``hosts``, ``changes``): a write-up that
            uses them is about this case.
        names_elsewhere: names that only other seeds draw: a write-up that uses one instead is about another case.
        tolerances: how far a stated fact may lie from the truth, by the names of ``kit.rubric.correctness.tolerances``;
            those that are not here are as usual.
    """

    case_id: str
    times: Times
    impact: Impact
    detected_by: tuple[str, ...]
    services: tuple[str, ...]
    symptoms: tuple[str, ...]
    trigger: Cause
    root_cause: Cause
    mitigation: Cause
    fix: Cause
    escalated_to: tuple[str, ...] = ()
    factors: tuple[Factor, ...] = ()
    red_herrings: tuple[RedHerring, ...] = ()
    events: tuple[KeyEvent, ...] = ()
    actions: tuple[ActionItem, ...] = ()
    definitions: dict[str, str] = {}
    incident: bool = True
    names: dict[str, tuple[str, ...]] = {}
    names_elsewhere: tuple[str, ...] = ()
    tolerances: dict[str, float] = {}
    propagation: tuple[Link, ...] = ()
