"""Does the reader learn how many users were affected, as a number or share?

From the assignment: impact, how many percent of the users were affected. A count, a fraction or "all users" will
do; "many" will not.
"""

import re
from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement, Mark
from kit.rubric.judging import Candidate, best
from kit.rubric.language.outage import AUDIENCE, DOWN
from kit.rubric.language.stems import stem, stems, words
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role
from kit.rubric.reading.shares import Share

_AFFECTED = DOWN | stems(
    """
    affect affected affecting affects impact impacted impacting experience experienced experiencing could couldn't
    cannot lost suffered saw reported report fail failed failing receive received faced encountered prevented
    accessing access leaving lose landed served exposed hit disrupted logged
    """
)
_LABELS = (Role.IMPACT, Role.AFFECTED, Role.SERVICE)
_ELSEWHERE = (Role.FIX, Role.TASKS, Role.IMPROVEMENTS)
_AFTER, _BEFORE = 45, 40
"""So many characters after or before a share, the word for those it is a share of may stand."""
_SPELT = stems(
    "percent all every none no half third thirds quarter quarters dozens hundreds thousands nobody everyone everybody"
)
_MACHINE = stems(
    """
    cpu memory ram disk disks capacity load usage utilization utilisation used space bandwidth packet packets latency
    uptime availability ratio rate slower faster increase increased rise rose spike jump jumped drop dropped growth
    storage swap pool limit threshold above below full degradation degraded slowdown
    """
)
"""What a percentage may be one of, or a change of, other than users."""
_RESTORED = re.compile(r"\b(?:can|could|able to) (?:\w+ ){1,3}again\W*$")
"""What was over by then: "everybody could pay again"."""
_TRAFFIC = stems(
    "request requests connection connections query queries call calls session sessions job jobs login logins"
)
"""What a cause tells of the system: "every request opened a connection" says nothing of users."""
_NUMBER = re.compile(r"\d|\b(?:all|every\w*|half|third|quarter|none|nobody|no one|both)\b")
_VOCABULARY = AUDIENCE | _SPELT


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.sentences:
        told = "%" in sentence.text or sentence.label is Role.AFFECTED or not sentence.has.isdisjoint(_VOCABULARY)
        if told and (mark := _mark(sentence)):
            yield mark, sentence


def _mark(sentence: Sentence) -> Mark:
    if sentence.section is Role.MEASURES or sentence.label in _ELSEWHERE:
        return 0
    if sentence.label is Role.AFFECTED and (sentence.shares or _NUMBER.search(sentence.lower)):
        return 2
    in_summary = sentence.section is Role.SUMMARY and sentence.entry is None and sentence.part > 0
    headed = sentence.label in _LABELS or in_summary
    if not (headed or sentence.has & _AFFECTED):
        return 0
    if _RESTORED.search(sentence.lower):
        return 0
    if any(_of_audience(sentence, share, headed=headed) for share in sentence.shares if share.kind != "vague"):
        return 2
    return 1 if sentence.shares and sentence.has & (_AFFECTED | AUDIENCE) else 0


def _of_audience(sentence: Sentence, share: Share, *, headed: bool) -> bool:
    """Whether a share is one of users or of what they send, and not of a machine's memory or of "user experience"."""
    told = frozenset(map(stem, words(share.text)))
    if share.kind in ("count", "all", "none") or told & AUDIENCE:
        return sentence.section is not Role.CAUSE_AND_FIX or not told & _TRAFFIC
    after = re.sub(r"user (?:experience|satisfaction|interface)", "", sentence.lower[share.end : share.end + _AFTER])
    before = sentence.lower[max(0, share.start - _BEFORE) : share.start]
    near = frozenset(map(stem, (*words(before), *words(after))))
    return bool(near & AUDIENCE) or (headed and sentence.label is not Role.CAUSE and not near & _MACHINE)


def judge(reading: Reading) -> Judgement:
    """Find the share of users affected."""
    return best(
        reading,
        _candidates(reading),
        partly="a vague amount instead of a number or share",
        missing="nothing says how many users were affected",
    )


CRITERION = Criterion(
    id="share_affected",
    code="S7",
    scale="completeness",
    section="summary",
    title="Share of users affected",
    why="Whether one user in a hundred or all of them were hit decides how large a response the outage deserves.",
    question="Of all users (or requests) during the outage, how many were affected, and what did you count?",
    judge=judge,
)
