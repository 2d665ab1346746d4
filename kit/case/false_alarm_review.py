"""The review of a false alarm: what a good author writes of a page that was no incident, filled from the answer key.

It is short. It says what the page cost and why the rule fired, states plainly that nobody was hurt and how that is
known, and ends with tasks about the rule.
"""

from kit.case.failure_chart import failure_chart
from kit.case.wording import clock, day_and_clock, minutes
from kit.evidence import AnswerKey, CaseFile
from kit.postmortem import Postmortem, Summary, Task, TimelineEntry


def false_alarm_review(
    case_file: CaseFile, key: AnswerKey, timeline: tuple[TimelineEntry, ...], tasks: tuple[Task, ...]
) -> Postmortem:
    """Write the review of a case without an incident.

    Args:
        case_file: the evidence of the case.
        key: its answer key.
        timeline: what happened, from the key's events.
        tasks: what to do, from the key's actions.
    """
    times = key.times
    lasted = minutes((times.ended_utc - times.onset_utc).total_seconds())
    cost = minutes((times.mitigated_utc - times.detected_utc).total_seconds())
    return Postmortem(
        title=f"Review of a false alarm: {case_file.title}",
        summary=Summary(
            start=day_and_clock(times.onset_utc),
            end=day_and_clock(times.ended_utc),
            zone="UTC",
            duration=lasted,
            services=f"product pages and checkout of {case_file.company}'s {key.services[0]}: neither down nor slow",
            experience=(
                f"Users met {key.symptoms[0]}: no request failed and none was slow while the rule fired. "
                "In the worst minute 0% of requests failed."
            ),
            affected="0%",
            affected_of="users had a failure; 0% of requests failed",
            root_cause=key.root_cause.text.split(". ", maxsplit=1)[0].rstrip(".") + ".",
        ),
        timeline=timeline,
        root_cause=_causes(key),
        resolution=(
            f"{key.mitigation.text} That was at {clock(times.mitigated_utc)}, {cost} after the page. "
            "The page was not escalated; the primary on-call took it on alone. "
            f"The rule stopped firing by itself at {clock(times.ended_utc)}.\n\nThe permanent fix: {key.fix.text}"
        ),
        improvements=(
            f"- The page cost {cost} of a night and found nothing that users met.\n"
            "- What a rule asks must be what users meet; a page without an answer teaches people to ignore pages."
        ),
        tasks=tasks,
        extras=f"## The page\n\n```text\n{failure_chart(case_file, key)}\n```",
    )


def _causes(key: AnswerKey) -> str:
    parts = [key.root_cause.text, f"The trigger: {key.trigger.text}"]
    if key.factors:
        parts.append("\n".join(["Contributing factors:", "", *(f"- {factor.text}" for factor in key.factors)]))
    return "\n\n".join(parts)
