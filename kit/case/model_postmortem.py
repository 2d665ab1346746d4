"""The model postmortem of a case: what a good author could have written from its evidence, filled from the answer key.

It is shown to a student after handing in, and to graders. It says what the key says and nothing that the key does not
know; roles stand for people. Its length is fitted to the assignment's 400 to 600 words: where everything would be too
long, what matters least is left out first.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import product

from kit.case.failure_chart import failure_chart
from kit.evidence import AnswerKey, CaseFile, KeyEvent
from kit.evidence.key import ActionItem
from kit.postmortem import ENTRY_KINDS, TASK_KINDS, Postmortem, Summary, Task, TimelineEntry
from kit.rubric import WORDS_MAX, word_count

_CITED_WITHIN_S = 60.0
_MOST_CITED = 2
_DUE_DAYS = {"detect": 7, "mitigate": 14, "prevent": 21}
_OWNERS = {"detect": "primary on-call", "mitigate": "secondary on-call", "prevent": "secondary on-call"}
_LEADING_WORDS = frozenset(
    {"A", "An", "The", "Since", "When", "After", "Because", "In", "On", "At", "Set", "Each", "Every", "It", "They"}
)


def model_postmortem(case_file: CaseFile, key: AnswerKey) -> Postmortem:
    """Write the model postmortem of a case.

    Args:
        case_file: the evidence of the case.
        key: its answer key.

    Returns:
        The fullest of the versions that keep to 600 words; the shortest there is where none does.
    """
    versions = (_write(case_file, key, **left_in) for left_in in _versions(key))
    shortest = None
    for version in versions:
        shortest = version
        if word_count(version) <= WORDS_MAX:
            break
    assert shortest is not None
    return shortest


def _versions(key: AnswerKey) -> Iterator[dict[str, int]]:
    """How much to put in, from everything to the least: further events, red herrings told, and tasks."""
    more = sum(not event.essential for event in key.events)
    yield from (
        {"events": events, "herrings": herrings, "tasks": tasks}
        for tasks, herrings, events in product(
            range(len(key.actions), 1, -1), range(len(key.red_herrings), -1, -1), range(min(more, 2), -1, -1)
        )
    )
    yield {"events": 0, "herrings": 0, "tasks": min(2, len(key.actions))}


def _write(case_file: CaseFile, key: AnswerKey, *, events: int, herrings: int, tasks: int) -> Postmortem:
    return Postmortem(
        title=f"Postmortem: {_lower_first(case_file.title)}" if ":" not in case_file.title else case_file.title,
        summary=_summary(case_file, key),
        timeline=tuple(_timeline(case_file, key, further=events)),
        root_cause=_root_cause(key, herrings),
        resolution=_resolution(key),
        improvements=_improvements(key),
        tasks=tuple(_tasks(key, tasks)),
        extras=_extras(case_file, key),
    )


def _summary(case_file: CaseFile, key: AnswerKey) -> Summary:
    times, impact = key.times, key.impact
    return Summary(
        start=_day_and_clock(times.onset_utc),
        end=_day_and_clock(times.ended_utc),
        zone="UTC",
        duration=_minutes(times.duration_s),
        services=f"the {key.services[0]} of {case_file.company}",
        experience=(
            f"{_possessive(case_file.company)} {key.services[0]} failed for some visitors; "
            f"seen from outside: {key.symptoms[0]}. "
            f"In the worst minute, {_clock(impact.peak_utc)}, {impact.peak_pct:.0f}% of requests failed."
        ),
        affected=f"{impact.visitors_hit_pct:.0f}%",
        affected_of=f"visitors had at least one failure; {impact.requests_failed_pct:.0f}% of requests failed",
        root_cause=_enough(key.root_cause.text),
    )


def _timeline(case_file: CaseFile, key: AnswerKey, *, further: int) -> Iterator[TimelineEntry]:
    """Every essential event, and the first of the others, in order; what ended the impact stands before its end."""
    others = [event for event in key.events if not event.essential][:further]
    ended = key.times.ended_utc
    told = [event for event in key.events if event.essential or event in others]
    for event in sorted(told, key=lambda event: (_clock(event.at_utc), event.at_utc == ended)):
        yield TimelineEntry(
            time=_clock(event.at_utc),
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
        return f"Detected{' by an alert' if by_rule else ''}: {_lower_first(event.text)}"
    return event.text


def _shown_by(case_file: CaseFile, event: KeyEvent) -> tuple[str, ...]:
    """The first of its evidence that happened at its time."""
    found = []
    for item_id in event.evidence:
        at_utc = getattr(case_file.item(item_id), "at_utc", None)
        if at_utc is not None and abs((at_utc - event.at_utc).total_seconds()) <= _CITED_WITHIN_S:
            found.append(item_id)
    return tuple(found[:_MOST_CITED])


def _root_cause(key: AnswerKey, herrings: int) -> str:
    parts = [key.root_cause.text, f"The trigger: {_lower_first(key.trigger.text)}"]
    if key.factors:
        parts.append("\n".join(["Contributing factors:", "", *(f"- {factor.text}" for factor in key.factors)]))
    if told := key.red_herrings[:herrings]:
        parts.append("\n".join(["These looked like the cause and were not:", "", *(f"- {each.text}" for each in told)]))
    return "\n\n".join(parts)


def _resolution(key: AnswerKey) -> str:
    times = key.times
    return (
        f"Mitigation, at {_clock(times.mitigated_utc)}: {_lower_first(key.mitigation.text)} "
        f"No request failed after {_clock(times.ended_utc)}, as the share of failed requests shows.\n\n"
        f"The permanent fix: {_lower_first(key.fix.text)}"
    )


def _improvements(key: AnswerKey) -> str:
    times = key.times
    to_page = (times.detected_utc - times.onset_utc).total_seconds()
    to_mitigation = (times.mitigated_utc - times.acknowledged_utc).total_seconds()
    wrong = sum(event.kind == "misleading" for event in key.events)
    leads = f", with {_count(wrong, 'wrong lead')} on the way" if wrong else ""
    return "\n".join(
        (
            f"- Earlier detection: {_minutes(to_page)} passed from the first failure to its detection.",
            f"- Faster diagnosis: {_minutes(to_mitigation)} passed from acknowledgement to mitigation{leads}.",
            "- Prevention: the factors above need to go, not only this trigger.",
        )
    )


def _tasks(key: AnswerKey, most: int) -> Iterator[Task]:
    """The first actions that between them answer every factor, then the others, in the key's order.

    At most so many of them.
    """
    chosen = set(_answering(key.actions, most))
    for number, action in enumerate(key.actions):
        if number in chosen:
            yield Task(
                text=action.text.rstrip("."),
                owner=_OWNERS.get(action.kind, "primary on-call"),
                due=_day(key.times.ended_utc + timedelta(days=_DUE_DAYS.get(action.kind, 21))),
                kind=next((kind for kind in TASK_KINDS if kind == action.kind), ""),
            )


def _answering(actions: tuple[ActionItem, ...], most: int) -> list[int]:
    done: set[str] = set()
    first: list[int] = []
    rest: list[int] = []
    for number, action in enumerate(actions):
        (first if set(action.factors) - done else rest).append(number)
        done |= set(action.factors)
    return [*first, *rest][: max(most, len(first))]


def _extras(case_file: CaseFile, key: AnswerKey) -> str:
    times = key.times
    wrong = sum(event.kind == "misleading" for event in key.events)
    to_ack = (times.acknowledged_utc - times.detected_utc).total_seconds()
    to_page = (times.detected_utc - times.onset_utc).total_seconds()
    went_wrong = (
        f"{_count(wrong, 'change')} that did not help came before the one that did"
        if wrong
        else f"nobody knew of the failures for {_minutes(to_page)}"
    )
    return "\n\n".join(
        (
            "## Share of requests that failed",
            f"```text\n{failure_chart(case_file, key)}\n```",
            "## Lessons",
            "\n".join(
                (
                    f"- Went well: the page was acknowledged within {_minutes(to_ack)}.",
                    f"- Went wrong: {went_wrong}.",
                    f"- Got lucky: {100 - key.impact.visitors_hit_pct:.0f}% of visitors met no failure at all.",
                )
            ),
        )
    )


def _enough(text: str) -> str:
    """The first sentence of a text."""
    return text.split(". ", maxsplit=1)[0].rstrip(".") + "."


def _lower_first(text: str) -> str:
    """A text as it goes on behind a colon: its first word small, unless it is a name."""
    word = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if word in _LEADING_WORDS else text


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _count(number: int, noun: str) -> str:
    words = ("no", "one", "two", "three", "four", "five")
    return f"{words[number] if number < len(words) else number} {noun}{'' if number == 1 else 's'}"


def _minutes(seconds: float) -> str:
    minutes = max(1, round(seconds / 60))
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def _clock(at: datetime) -> str:
    return f"{at:%H:%M}"


def _day(at: datetime) -> str:
    return f"{at.day} {at:%B %Y}"


def _day_and_clock(at: datetime) -> str:
    return f"{_day(at)}, {_clock(at)}"
