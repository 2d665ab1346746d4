"""What a heading or a label announces: the section of the assignment it stands for, by the meaning of its words.

Write-ups name the same section in many ways ("Synopsis", "Event timeline", "Mitigation", "Future safeguards") and
often keep the assignment's own questions as headings ("How was the issue detected?"), so a heading is understood by
its words, not looked up whole.
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
    FIX_AND_MEASURES = "fix and measures"
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

_CAUSE = "cause causes casue culprit reason"
_FIX = """resolution resolve resolved resolving fix fixes fixed fixing recovery recovered restoration solution
    solved mitigation remediation repair patch remedy cure cured"""
_PREVENT = "corrective correction preventative preventive prevention prevent preventing"
_RULES: tuple[tuple[Role, str, str], ...] = (
    # the role, one of these words, and another word out of these (or nothing more); the first rule that holds decides
    (Role.CAUSE_AND_FIX, _CAUSE, _FIX),
    (Role.CAUSE_AND_FIX, "summation recap", ""),  # a summing-up after the story: what it was and how it ended
    (Role.FIX_AND_MEASURES, "resolution solution mitigation remediation recovery", _PREVENT),
    (Role.TASKS, "task tasks todo todos actionable checklist backlog homework", ""),
    (Role.TASKS, "action follow up next", "item items plan steps list point points follow actions"),
    (Role.TASKS, "to", "do"),
    (Role.IMPROVEMENTS, "improvements improve improved improvement enhancements", ""),
    (Role.IMPROVEMENTS, "improved fixed better", "things thing could can should needs must"),
    (Role.MEASURES, f"{_PREVENT} safeguard safeguards measure measures", ""),
    (Role.MEASURES, "lessons recommendations takeaways remedial", ""),
    (
        Role.MEASURES,
        "future forward next again",
        "plan plans steps work going moving actions recurrence avoid never happen for",
    ),
    (Role.MEASURES, "learnings learning", ""),
    (Role.MEASURES, "home away", "take taken takes"),
    (Role.MEASURES, "will differently", "what we do change would"),
    (Role.TIMELINE, "timeline timelines chronology chronological", ""),
    (Role.TIMELINE, "time sequence order course series log list chain flow", "line events event"),
    (Role.TIMELINE, "hour minute step play blow", "by"),
    (Role.TIMELINE, "story diary journal log chronicle events", "night day events minutes hours"),
    (Role.TIMELINE, "debug debugging troubleshooting investigation", "process procedure steps story log"),
    (Role.ESCALATION, "escalation escalated escalate escalations handover handoff handed", ""),
    (
        Role.MISLEADING,
        "misleading misled wrong false dead incorrect herring herrings",
        "path paths misleading misled investigation lead leads turn turns assumptions end ends red debugging trail",
    ),
    (
        Role.ASSUMPTION,
        "assumption assumptions hypothesis hypotheses suspected suspicion suspicions assumed theory theories",
        "",
    ),
    (Role.ASSUMPTION, "thought believed guessed guess", "what first we"),
    (Role.METHOD, "how method", "detected detection discovered noticed found detect"),
    (Role.DETECTION, "detection detected discovery discovered noticed detect alerted", ""),
    (Role.CAUSE, _CAUSE, ""),
    (Role.CAUSE, "why", "happened happen broke failed down occurred went so sentence short"),
    (Role.CAUSE, "trigger origin mechanism explanation", ""),
    (Role.CAUSE_AND_FIX, "analysis diagnosis", ""),
    (Role.DURATION, "duration timeframe period window length downtime", ""),
    (Role.DURATION, "time date", "frame outage span incident dates issue window"),
    (Role.START, "start started began beginning onset begin starting", ""),
    (Role.END, "end ended ending finish", ""),
    (Role.ZONE, "timezone zone", ""),
    (Role.AFFECTED, "many", "how"),
    (Role.AFFECTED, "affected percentage percent many share", "user users customers percentage clients share"),
    (Role.IMPACT, "saw see felt noticed", "user users customer customers client clients visitors what they"),
    (Role.SERVICE, "down broke broken slow", "what which"),
    (
        Role.IMPACT,
        """impact impacts effect effects experience experiencing experienced symptoms symptom affected consequences
        scope extent damage harm""",
        "",
    ),
    (
        Role.SERVICE,
        "service services system systems component",
        "affected down impacted slow unavailable service services system what",
    ),
    (
        Role.ACTIONS,
        "actions action steps investigation investigated investigating debugging response",
        "",
    ),
    (Role.ACTIONS, "tried checked looked", "what where how"),
    (Role.SUMMARY, "summary synopsis overview abstract tldr gist description introduction nutshell", ""),
    (Role.SUMMARY, "short glance brief facts", "in at key short version"),
    (Role.SUMMARY, "tl", "dr"),
    (Role.SUMMARY, "happened", "what"),
    (Role.FIX, _FIX, ""),
    (
        Role.OTHER,
        "conclusion conclusions acknowledgements thoughts authors references appendix glossary closing apology",
        "",
    ),
)
_FILLER = """
    "the of and a an in on for to with by at from or its it be was were is are that this which what when who whom
    how did do does we our your i issue incident outage problem event events root primary main initial key specific
    detailed detail details explanation section part list brief short quick executive taken take took path paths
    time times all any such process report postmortem post mortem web stack user users team teams technical service
    long term immediate address addressing follow up individual individuals person some broadly business things can
    could may items item view step steps final general proposed contributing underlying under down out real note
    notes factor factors learned why
"""
_MEANT = tuple((role, stems(one), stems(another)) for role, one, another in _RULES)
HEADING_WORDS = stems(_FILLER).union(*(one | another for _, one, another in _MEANT))
"""Every word that headings, labels and the fields of a form commonly have."""

_ALONE = {
    stem("service"): Role.SERVICE,
    stem("services"): Role.SERVICE,
    "time": Role.DURATION,
    "when": Role.DURATION,
    "why": Role.CAUSE,
    "who": Role.AFFECTED,
    "what": Role.IMPACT,
}
"""Words that are a label only where they stand alone."""
_SHORTEST_CLIPPED = 6
_CLIPPED = {word[1:]: word for word in sorted(HEADING_WORDS) if len(word) >= _SHORTEST_CLIPPED}
"""Words whose first letter a converter dropped ("imeline"), with the words they were."""
_MISSPELT = {
    word[:at] + word[at + 1 :]: word
    for word in sorted(HEADING_WORDS)
    if len(word) >= _SHORTEST_CLIPPED
    for at in range(len(word))
}
"""Heading words with any one letter left out, with the words they are; as in Garbe's symmetric deletes."""

_LONGEST_HEADING_WORDS = 10
_LONGEST_QUESTION_WORDS = 20
_UNKNOWN_IN_QUESTION = 0.34
_QUESTION = re.compile(r"\s*(?:what|when|which|how|who|whom|where|why|was|were|did)\b", re.IGNORECASE)


@lru_cache(maxsize=4_000)
def role_of(phrase: str, *, unknown: float) -> Role | None:
    """The role a heading or label announces, or None.

    Args:
        phrase: the words of the heading, without markup.
        unknown: the largest share of words, 0 to 1, that headings do not use: 1 where marks make it a heading, less
            where only its words do.
    """
    found = [word if word in HEADING_WORDS else _meant(word) for word in map(stem, words(phrase))]
    question = bool(_QUESTION.match(phrase))
    if not found or len(found) > (_LONGEST_QUESTION_WORDS if question else _LONGEST_HEADING_WORDS):
        return None
    strange = sum(word not in HEADING_WORDS for word in found)
    if strange > len(found) * max(unknown, _UNKNOWN_IN_QUESTION if question else 0.0):
        return None
    if len(found) == 1 and found[0] in _ALONE:
        return _ALONE[found[0]]
    have = frozenset(found)
    for role, one, another in _MEANT:
        hits = have & one
        if hits and (not another or have & another - (hits if len(hits) == 1 else frozenset())):
            return role
    return None


def _meant(word: str) -> str:
    """The heading word that a stem stands for: its first letter lost, or one letter left out, doubled or wrong."""
    if word in _CLIPPED or len(word) < _SHORTEST_CLIPPED - 1:
        return _CLIPPED.get(word, word)
    if word in _MISSPELT:
        return _MISSPELT[word]
    shortened = [word[:at] + word[at + 1 :] for at in range(len(word))] if len(word) >= _SHORTEST_CLIPPED else []
    for each in shortened:
        if len(each) >= _SHORTEST_CLIPPED and each in HEADING_WORDS:
            return each
    return next((_MISSPELT[each] for each in shortened if each in _MISSPELT), word)
