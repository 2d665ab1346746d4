"""The answer key of a case: what the scenario declares to be true, filled with what the run computed."""

from collections.abc import Iterator

from kit.evidence.case_file import CaseFile
from kit.evidence.key import ActionItem, AnswerKey, Cause, Factor, KeyEvent, RedHerring
from kit.scenario.truth import Answer, Event
from kit.simulator.exhibits import Exhibits
from kit.simulator.names import COMPANIES
from kit.simulator.propagation import propagation
from kit.simulator.streams.story import Story

DEFINITIONS = {
    "impacted minute": "a minute in which more than 1 % of the requests that had their outcome in it failed",
    "failed request": "one answered 5xx, one that the client gave up, or one that got no answer at all",
    "onset": "the first failure of the first impacted minute",
    "end": "the last failure of the last impacted minute",
    "detected": "when the first page went out, or the first ticket was read, whichever came first",
    "mitigated": "when the action that ended the impact took effect",
    "share of requests": "failed requests over all requests that had their outcome from onset to end",
    "share of visitors": "visitors with a failed request over all visitors with a request, from onset to end",
    "peak": "the failed share of the worst minute",
    "link crossed": "its condition held at two scrapes in a row; the time is that of the first of them",
}
_WITHOUT_INCIDENT = {
    "onset": "the page, as nothing failed",
    "end": "when the rule that paged no longer held",
    "mitigated": "when a responder said that it was no incident",
}
"""What the turning points are of a case in which nothing was wrong."""
_STATUS_WORDS = {
    "investigating": "The status page told customers of errors.",
    "identified": "The status page said that the source was found.",
    "monitoring": "The status page said that the service works again and is being watched.",
    "resolved": "The status page declared the incident over.",
}
_STATUS_TERMS = (("status page", "status", "customers informed", "communicated", "posted", "announced"),)


def write_key(story: Story, file: CaseFile, exhibits: Exhibits) -> AnswerKey:
    """The answer key of a case."""
    truth, draw = story.scenario.truth, story.draw
    called = next((action.target for action in story.run.actions if action.do == "call"), None)
    person = draw.people.get(called) if called else None
    escalated_to = (*truth.escalated_to, person.handle, person.name) if person else ()
    return AnswerKey(
        case_id=story.case_id,
        times=story.times,
        impact=story.impact,
        detected_by=truth.detected_by,
        services=(*truth.services, draw.domain),
        symptoms=truth.symptoms,
        trigger=_cause(truth.trigger),
        root_cause=_cause(truth.root_cause),
        mitigation=_cause(truth.mitigation),
        fix=_cause(truth.fix),
        escalated_to=escalated_to,
        factors=tuple(Factor(id=f.id, text=f.text, terms=f.terms) for f in truth.factors),
        red_herrings=tuple(_red_herrings(story, exhibits)),
        events=tuple(sorted(_events(story, file, exhibits), key=lambda event: event.at_utc)),
        actions=tuple(ActionItem(text=a.text, kind=a.kind, factors=a.factors, terms=a.terms) for a in truth.actions),
        definitions=DEFINITIONS | ({} if truth.incident else _WITHOUT_INCIDENT),
        incident=truth.incident,
        names=_names(story, file),
        names_elsewhere=tuple(name for name, _ in COMPANIES if name != story.draw.company),
        tolerances=story.scenario.tolerances.model_dump(exclude_none=True),
        propagation=propagation(story.run),
    )


def _names(story: Story, file: CaseFile) -> dict[str, tuple[str, ...]]:
    """What the seed called things, by kind."""
    draw = story.draw
    return {
        "company": (draw.company, draw.domain),
        "people": tuple(person.name for person in draw.people.values()),
        "hosts": tuple(draw.hosts.values()),
        "changes": tuple(change.id.partition("-")[2] for change in file.changes),
    }


def _cause(answer: Answer) -> Cause:
    return Cause(text=answer.text, must_mention=answer.must_mention)


def _red_herrings(story: Story, exhibits: Exhibits) -> Iterator[RedHerring]:
    for herring in story.scenario.red_herrings.pool:
        if herring.id in story.draw.red_herrings:
            yield RedHerring(id=herring.id, text=herring.text, terms=herring.terms, evidence=exhibits.of(herring.id))


def _events(story: Story, file: CaseFile, exhibits: Exhibits) -> Iterator[KeyEvent]:
    """The events that came about in this case, and the posts on the status page."""
    beliefs = {action.name: action.belief for action in story.run.actions}
    for event in story.scenario.truth.events:
        at_s = story.instant(event.at)
        if at_s is None or not 0.0 <= at_s < story.run.duration_s:
            continue
        yield KeyEvent(
            id=event.id,
            at_utc=story.run.at_utc(at_s),
            knowable_utc=story.run.at_utc(_knowable_s(story, event, at_s)),
            kind=event.kind,
            text=event.text,
            terms=event.terms,
            evidence=exhibits.of(event.id),
            essential=event.essential,
            belief=beliefs.get(event.id, ""),
        )
    for post in file.status:
        yield KeyEvent(
            id=f"status_{post.status}",
            at_utc=post.at_utc,
            knowable_utc=post.at_utc,
            kind="communication",
            text=_STATUS_WORDS[post.status],
            terms=_STATUS_TERMS,
            evidence=(post.id,),
        )


def _knowable_s(story: Story, event: Event, at_s: float) -> float:
    """From when an event could be known: as declared, and never before it happened."""
    knowable_s = None if event.knowable is None else story.instant(event.knowable)
    return at_s if knowable_s is None else max(at_s, knowable_s)
