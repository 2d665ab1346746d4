"""The model postmortem of a case: what a good author could have written from its evidence, filled from the answer key.

It is shown to a student after handing in, and to graders. It says what the key says and nothing that the key does not
know; roles stand for people. Its length is fitted to the assignment's 400 to 600 words: where everything would be too
long, what matters least is left out first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from kit.case.failure_chart import failure_chart
from kit.case.false_alarm_review import false_alarm_review
from kit.case.wording import clock, counted, day_and_clock, lower_first, minutes, possessive
from kit.evidence import AnswerKey, CaseFile, KeyEvent
from kit.evidence.key import ActionItem, Cause, Factor, RedHerring
from kit.postmortem import ENTRY_KINDS, TASK_KINDS, Postmortem, Summary, Task, TimelineEntry
from kit.rubric import WORDS_MAX, word_count
from kit.rubric.correctness.phrases import holds_all

_CITED_WITHIN_S = 60.0
_MOST_CITED = 2
_MOST_FURTHER_EVENTS = 2
_FEWEST_FACTORS = 2
_FEWEST_TASKS = 2
_DUE_DAYS = {"detect": 7, "mitigate": 14, "prevent": 21}
_OWNERS = {"detect": "primary on-call", "mitigate": "secondary on-call", "prevent": "secondary on-call"}


def model_postmortem(case_file: CaseFile, key: AnswerKey) -> Postmortem:
    """Write the model postmortem of a case.

    Args:
        case_file: the evidence of the case.
        key: its answer key.

    Returns:
        The fullest of the versions that keep to 600 words; the shortest there is where none does. A case that was no
        incident gets a short review of the false alarm.
    """
    if not key.incident:
        timeline = tuple(_timeline(case_file, key, further=0))
        return false_alarm_review(case_file, key, timeline, tuple(_tasks(key, more=len(key.actions))))
    shortest = None
    for contents in _contents(key):
        shortest = _write(case_file, key, contents)
        if word_count(shortest) <= WORDS_MAX:
            break
    assert shortest is not None
    return shortest


@dataclass(frozen=True, slots=True)
class _Contents:
    """How much to put in: further events, red herrings, tasks beyond those that answer a factor, lessons, factors."""

    events: int
    herrings: int
    more_tasks: int
    lessons: bool
    factors: int


def _contents(key: AnswerKey) -> Iterator[_Contents]:
    """From everything to the least, leaving out one thing after the other."""
    left = _Contents(
        _MOST_FURTHER_EVENTS, len(key.red_herrings), len(key.actions), lessons=True, factors=len(key.factors)
    )
    yield left
    for name in ("events", "herrings", "more_tasks"):
        while count := getattr(left, name):
            left = replace(left, **{name: count - 1})
            yield left
    left = replace(left, lessons=False)
    yield left
    while left.factors > _FEWEST_FACTORS:
        left = replace(left, factors=left.factors - 1)
        yield left


def _write(case_file: CaseFile, key: AnswerKey, contents: _Contents) -> Postmortem:
    factors = key.factors[: contents.factors]
    return Postmortem(
        title=f"Postmortem: {lower_first(case_file.title)}" if ":" not in case_file.title else case_file.title,
        summary=_summary(case_file, key),
        timeline=tuple(_timeline(case_file, key, further=contents.events)),
        root_cause=_root_cause(key, factors, key.red_herrings[: contents.herrings]),
        resolution=_resolution(key),
        improvements=_improvements(key),
        tasks=tuple(_tasks(key, more=contents.more_tasks)),
        extras=_extras(case_file, key, lessons=contents.lessons),
    )


def _summary(case_file: CaseFile, key: AnswerKey) -> Summary:
    times, impact = key.times, key.impact
    return Summary(
        start=day_and_clock(times.onset_utc),
        end=day_and_clock(times.ended_utc),
        zone="UTC",
        duration=minutes(times.duration_s),
        services=f"the {key.services[0]} of {case_file.company}",
        experience=(
            f"{possessive(case_file.company)} {key.services[0]} failed for some visitors; "
            f"seen from outside: {key.symptoms[0]}. "
            f"In the worst minute, {clock(impact.peak_utc)}, {impact.peak_pct:.0f}% of requests failed."
        ),
        affected=f"{impact.visitors_hit_pct:.0f}%",
        affected_of=f"visitors had at least one failure; {impact.requests_failed_pct:.0f}% of requests failed",
        root_cause=_enough(key.root_cause),
    )


def _timeline(case_file: CaseFile, key: AnswerKey, *, further: int) -> Iterator[TimelineEntry]:
    """Every essential event, and the first of the others, in order; what ended the impact stands before its end."""
    others = [event for event in key.events if not event.essential][:further]
    ended = key.times.ended_utc
    told = [event for event in key.events if event.essential or event in others]
    for event in sorted(told, key=lambda event: (clock(event.at_utc), event.at_utc == ended)):
        yield TimelineEntry(
            time=clock(event.at_utc),
            kind=next((kind for kind in ENTRY_KINDS if kind == event.kind), "event"),
            text=_told(key, event),
            evidence=_shown_by(case_file, event),
        )


def _told(key: AnswerKey, event: KeyEvent) -> str:
    """An event in the words of a timeline: with the assumption behind it, and with what it was in the story."""
    if event.belief:
        return f"Assumption: {event.belief}. {event.text}"
    if event.kind == "escalation" and key.escalated_to:
        return f"The incident was escalated to the {key.escalated_to[0]}."
    if event.kind == "detection":
        by_rule = any(item_id.startswith(("alert-", "page-")) for item_id in event.evidence)
        return f"Detected{' by an alert' if by_rule else ''}: {lower_first(event.text)}"
    return event.text


def _shown_by(case_file: CaseFile, event: KeyEvent) -> tuple[str, ...]:
    """The first of its evidence that happened at its time."""
    found = []
    for item_id in event.evidence:
        at_utc = getattr(case_file.item(item_id), "at_utc", None)
        if at_utc is not None and abs((at_utc - event.at_utc).total_seconds()) <= _CITED_WITHIN_S:
            found.append(item_id)
    return tuple(found[:_MOST_CITED])


def _root_cause(key: AnswerKey, factors: tuple[Factor, ...], herrings: tuple[RedHerring, ...]) -> str:
    parts = [key.root_cause.text, f"The trigger: {lower_first(key.trigger.text)}"]
    if factors:
        parts.append("\n".join(["Contributing factors:", "", *(f"- {factor.text}" for factor in factors)]))
    if herrings:
        parts.append("\n".join(["These looked like the cause and were not:", "", *(f"- {h.text}" for h in herrings)]))
    return "\n\n".join(parts)


def _resolution(key: AnswerKey) -> str:
    times = key.times
    return (
        f"Mitigation, at {clock(times.mitigated_utc)}: {lower_first(key.mitigation.text)} "
        f"No request failed after {clock(times.ended_utc)}, as the share of failed requests shows.\n\n"
        f"The permanent fix: {lower_first(key.fix.text)}"
    )


def _improvements(key: AnswerKey) -> str:
    times = key.times
    to_page = (times.detected_utc - times.onset_utc).total_seconds()
    to_mitigation = (times.mitigated_utc - times.acknowledged_utc).total_seconds()
    wrong = sum(event.kind == "misleading" for event in key.events)
    leads = f", with {counted(wrong, 'wrong lead')}" if wrong else ""
    return "\n".join(
        (
            f"- Earlier detection: the first failure went unnoticed for {minutes(to_page)}.",
            f"- Faster diagnosis: mitigation took {minutes(to_mitigation)}{leads}.",
            "- Prevention: the factors above outlive this trigger.",
        )
    )


def _tasks(key: AnswerKey, *, more: int) -> Iterator[Task]:
    """The few actions that between them answer every factor, and some of the others, in the key's order."""
    chosen = _chosen(key.actions, more)
    for number, action in enumerate(key.actions):
        if number in chosen:
            yield Task(
                text=action.text.rstrip("."),
                owner=_OWNERS.get(action.kind, "primary on-call"),
                due=f"{key.times.ended_utc + timedelta(days=_DUE_DAYS.get(action.kind, 21)):%Y-%m-%d}",
                kind=next((kind for kind in TASK_KINDS if kind == action.kind), ""),
            )


def _chosen(actions: tuple[ActionItem, ...], more: int) -> set[int]:
    """The numbers of the actions: again and again the one that answers most, until all is answered; then others."""
    open_factors = {factor for action in actions for factor in action.factors}
    chosen: list[int] = []
    while open_factors:
        best = max(range(len(actions)), key=lambda number: len(open_factors & set(actions[number].factors)))
        chosen.append(best)
        open_factors -= set(actions[best].factors)
    others = [number for number in range(len(actions)) if number not in chosen]
    return {*chosen, *others[: max(more, _FEWEST_TASKS - len(chosen))]}


def _extras(case_file: CaseFile, key: AnswerKey, *, lessons: bool) -> str:
    parts = ["## Failed requests", f"```text\n{failure_chart(case_file, key)}\n```"]
    return "\n\n".join([*parts, "## Lessons", _lessons(key)] if lessons else parts)


def _lessons(key: AnswerKey) -> str:
    times = key.times
    to_page = (times.detected_utc - times.onset_utc).total_seconds()
    to_ack = (times.acknowledged_utc - times.detected_utc).total_seconds()
    wrong = sum(event.kind == "misleading" for event in key.events)
    went_wrong = (
        f"{counted(wrong, 'change')} that did not help came before the one that did"
        if wrong
        else f"nobody knew of the failures for {minutes(to_page)}"
    )
    return "\n".join(
        (
            f"- Went well: a responder had it {minutes(to_ack)} after its detection.",
            f"- Went wrong: {went_wrong}.",
            f"- Got lucky: {100 - key.impact.visitors_hit_pct:.0f}% of visitors met no failure at all.",
        )
    )


def _enough(cause: Cause) -> str:
    """As many of a cause's first sentences as it takes to name all of it."""
    sentences = re.findall(r"[^.]+(?:\.(?!\s|$)[^.]*)*\.?\s*", cause.text)
    for count in range(1, len(sentences)):
        text = "".join(sentences[:count]).strip()
        if holds_all(text, cause.must_mention):
            return text
    return cause.text
