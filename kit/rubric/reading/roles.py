"""What a heading or a label announces: the section of the assignment it stands for, by the meaning of its words.

Write-ups name the same section in many ways ("Synopsis", "Event timeline", "Mitigation", "Future safeguards") and often keep the
assignment's own questions as headings ("How was the issue detected?"), so a heading is understood by its words, not looked up whole.
"""

import re
from enum import StrEnum
from functools import lru_cache

from kit.rubric.language.stems import stem, stems, words


class Role(StrEnum):
    """What a section or a labelled line is about."""

    SUMMARY = "summary"
    TIMELINE = "timeline"
    CAUSE_AND_FIX = "cause and fix"
    MEASURES = "measures"
    OTHER = "other"
    DURATION = "duration"
    START = "start"
    END = "end"
    ZONE = "zone"
    IMPACT = "impact"
    SERVICE = "service"
    AFFECTED = "affected"
    CAUSE = "cause"
    FIX = "fix"
    DETECTION = "detection"
    METHOD = "method"
    ACTIONS = "actions"
    ASSUMPTION = "assumption"
    MISLEADING = "misleading"
    ESCALATION = "escalation"
    IMPROVEMENTS = "improvements"
    TASKS = "tasks"


MAJOR = frozenset({Role.SUMMARY, Role.TIMELINE, Role.CAUSE_AND_FIX, Role.MEASURES, Role.OTHER})
"""Roles that open a section; the others label a part of one."""

_CAUSE = stems("cause causes culprit reason")
_FIX = stems(
    "resolution resolve resolved resolving fix fixes fixed fixing recovery recovered restoration solution solved mitigation remediation repair"
)
_MEASURE = stems(
    "corrective correction preventative preventive prevention prevent preventing measures safeguards lessons learned recommendations future forward "
    "remedial improvements improvement improve improved enhancements changes"
)
_TASK = stems("task tasks todo todos actionable checklist backlog homework")
_RULES: tuple[tuple[Role, frozenset[str], frozenset[str]], ...] = (
    # role, one of these words, and one of these too (or nothing more)
    (Role.CAUSE_AND_FIX, _CAUSE, _FIX),
    (Role.TASKS, _TASK, frozenset()),
    (Role.TASKS, stems("action follow up next"), stems("item items plan steps list point points follow actions")),
    (Role.TASKS, stems("to"), stems("do")),
    (Role.IMPROVEMENTS, stems("improvements improve improved improvement enhancements"), frozenset()),
    (Role.IMPROVEMENTS, stems("improved fixed better"), stems("things thing what could can")),
    (
        Role.MEASURES,
        stems("corrective preventative preventive prevention prevent preventing safeguard safeguards measure measures"),
        frozenset(),
    ),
    (Role.MEASURES, stems("lessons recommendations takeaways remedial"), frozenset()),
    (
        Role.MEASURES,
        stems("future forward next again"),
        stems("plan plans steps work going moving actions recurrence avoid never happen"),
    ),
    (Role.TIMELINE, stems("timeline timelines chronology chronological"), frozenset()),
    (Role.TIMELINE, stems("time sequence order course series log list chain flow"), stems("line events event")),
    (Role.TIMELINE, stems("debug debugging troubleshooting investigation"), stems("process procedure steps story log")),
    (Role.ESCALATION, stems("escalation escalated escalate escalations"), frozenset()),
    (
        Role.MISLEADING,
        stems("misleading misled wrong false dead incorrect herring herrings"),
        stems(
            "path paths misleading misled investigation lead leads turn turns assumptions end ends red debugging trail trails"
        ),
    ),
    (
        Role.ASSUMPTION,
        stems("assumption assumptions hypothesis hypotheses suspected suspicion suspicions assumed theory theories"),
        frozenset(),
    ),
    (Role.METHOD, stems("how method"), stems("detected detection discovered noticed found detect")),
    (Role.DETECTION, stems("detection detected discovery discovered noticed reported detect alerted"), frozenset()),
    (Role.CAUSE, _CAUSE, frozenset()),
    (Role.DURATION, stems("duration timeframe period window length downtime"), frozenset()),
    (Role.DURATION, stems("time date"), stems("frame outage span incident dates issue window")),
    (Role.START, stems("start started began beginning onset begin starting"), frozenset()),
    (Role.END, stems("end ended ending finish"), frozenset()),
    (Role.ZONE, stems("timezone zone"), frozenset()),
    (
        Role.AFFECTED,
        stems("affected percentage percent many share"),
        stems("user users customers percentage clients share"),
    ),
    (
        Role.IMPACT,
        stems(
            "impact impacts effect effects experience experiencing experienced symptoms symptom affected consequences"
        ),
        frozenset(),
    ),
    (
        Role.SERVICE,
        stems("service services system systems component"),
        stems("affected down impacted slow unavailable service services system what"),
    ),
    (
        Role.ACTIONS,
        stems("actions action steps investigation investigated investigating debugging response diagnosis analysis"),
        frozenset(),
    ),
    (
        Role.SUMMARY,
        stems("summary synopsis overview abstract tldr recap summation gist description introduction"),
        frozenset(),
    ),
    (Role.SUMMARY, stems("happened"), stems("what")),
    (Role.FIX, _FIX, frozenset()),
    (Role.MEASURES, stems("monitoring"), stems("plan")),
    (
        Role.OTHER,
        stems(
            "conclusion acknowledgements acknowledgments thoughts author authors references appendix glossary diagram team contact postmortem post mortem closing note notes"
        ),
        frozenset(),
    ),
)
_FILLER = stems(
    "the of and a an in on for to with by at from or its it be was were is are that this which what when who whom how did do does we our your i "
    "issue incident outage problem event events root primary main initial key specific detailed detail details explanation section part list brief short quick executive "
    "taken take took path paths time times all any such process report postmortem post mortem web stack user users team teams technical service long term "
    "immediate address addressing follow up individual individuals person some broadly business things can could may items item view step steps "
    "final general proposed contributing underlying under down out real"
)
_KNOWN = frozenset().union(*(first | second for _, first, second in _RULES)) | _FILLER
_CLIPPED = {word[1:]: word for word in sorted(_KNOWN) if len(word) >= 6}
"""Words whose first letter a converter dropped ("imeline"), with the words they were."""

_LONGEST_HEADING_WORDS = 10
_QUESTION = re.compile(r"\s*(?:what|when|which|how|who|whom|where|why|was|were|did)\b", re.IGNORECASE)


@lru_cache(maxsize=4_000)
def role_of(phrase: str, *, strict: bool) -> Role | None:
    """The role a heading or label announces, or None.

    Args:
        phrase: the words of the heading, without markup.
        strict: whether nearly every word has to be one that headings use; for lines that nothing but their words mark as headings.
    """
    found = [_CLIPPED.get(word, word) if word not in _KNOWN else word for word in map(stem, words(phrase))]
    question = bool(_QUESTION.match(phrase))
    if not found or len(found) > (2 * _LONGEST_HEADING_WORDS if question else _LONGEST_HEADING_WORDS):
        return None
    unknown = sum(word not in _KNOWN for word in found)
    if strict and unknown > len(found) // (3 if question else 4):
        return None
    have = frozenset(found)
    for role, one, another in _RULES:
        hits = have & one
        if hits and (not another or have & another - (hits if len(hits) == 1 else frozenset())):
            return role
    return None
