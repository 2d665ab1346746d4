"""What a sentence does with a thing it names: says it is so, denies it, or tells that somebody believed it.

"It was not the deploy" names the deploy and says the opposite of "the deploy broke it"; "we first suspected the
deploy" says neither.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from kit.rubric.correctness.phrases import Groups, holds_any
from kit.rubric.language.phrases import phrases

_CLAUSE = re.compile(
    r"[;:,(—–]\s*|\s+-\s+|\s+(?=(?:but|however|although|though|whereas|while|rather than|instead of)\b)"
    r"|\s+(?=(?:and not|not because)\b)",
    re.IGNORECASE,
)
_TURNS = re.compile(r"(?:rather than|instead of|and not|not|neither|nor)\b")
_NOT = r"(?:not|never|\w+n['’]t)"
_DENIES = phrases(
    rf"""
    {_NOT} (?:because|due|caused|related|to blame|responsible|involved|at fault|connected)
    {_NOT} (?:\w+ ){{0,2}}?(?:cause|culprit|reason|problem)
    (?:it|this|that) (?:was|is)(?: not|n['’]t)
    (?:was|were|is|are) not (?:the|a|an|our)
    (?:was|were|is|are)n['’]t (?:the|a|an|our)
    unrelated
    innocent
    exonerated
    harmless
    neither
    rul(?:ed|e|ing) out
    red herrings?
    misle(?:d|ading)
    coinciden\w+
    nothing to do with
    no (?:effect|difference|link|relation|part|role)
    (?:false|wrong) (?:lead|trail|path|track|turn|assumption|suspect)
    dead end
    disproved
    in vain
    cleared of
    (?:changed|explained|broke|caused|failed|fixed|helped) nothing
    nothing (?:changed|improved)
    made no
    (?:did|does)(?: not|n['’]t) (?:help|change|cause|fix|explain|make|matter|play|end|stop|trigger)
    """
)
_BELIEVES = phrases(
    r"""
    suspect\w*
    suspicion
    hypothes\w+
    guess\w*
    (?:i|we|they|he|she|who|team|on-call|engineers?|everyone) (?:\w+ )?(?:believed|assumed|thought)
    (?:was|were|been|first|initially) (?:\w+ )?(?:believed|assumed|thought)
    (?:believed|assumed|thought|believing|assuming|thinking) (?:that|it|this)
    (?:belief|assumption|theory|feeling) (?:was|is|that)
    assumption:
    wondered
    feared
    (?:seemed|appeared) (?:to be|to come|to point|like|likely)
    (?:it|this|everything|first) (?:seemed|appeared)
    look(?:ed|s) (?:like|as)
    at first
    initially
    first look
    pointed (?:to|at)
    blamed
    was attributed
    supposed
    might (?:be|have)
    may (?:be|have)
    could have
    possibly
    perhaps
    """
)
_CAUSAL = phrases(
    r"""
    caus(?:e|ed|es|ing)
    due to
    because
    culprit
    resulted (?:from|in)
    result of
    led to
    brought (?:down|about)
    broke
    to blame
    responsible
    owing to
    stemmed from
    came from
    reason
    source of
    origin
    took down
    overload\w*
    """
)
"""Words that make something a cause."""


@lru_cache(maxsize=5_000)
def clauses(text: str) -> tuple[str, ...]:
    """A sentence cut where its claim may turn."""
    return tuple(piece for piece in (each.strip() for each in _CLAUSE.split(text)) if piece)


def affirms(text: str, accepted: Iterable[str]) -> bool:
    """Whether a sentence names one of some things as so: in a clause that neither denies it nor tells a belief."""
    wanted = tuple(accepted)
    naming = [clause for clause in clauses(text) if holds_any(clause, wanted)]
    if not naming and holds_any(text, wanted):
        naming = [text]
    return not all(denies(clause) or believes(clause) for clause in naming)


def affirms_all(text: str, groups: Groups) -> bool:
    """Whether a sentence affirms one of each group; False where there are no groups."""
    return bool(groups) and all(affirms(text, group) for group in groups)


@lru_cache(maxsize=5_000)
def denies(text: str) -> bool:
    """Whether a clause says that something is not so, or was tried in vain."""
    lower = text.lower()
    return bool(_TURNS.match(lower) or _DENIES.search(lower))


@lru_cache(maxsize=5_000)
def believes(text: str) -> bool:
    """Whether a clause tells what somebody believed."""
    return bool(_BELIEVES.search(text.lower()))


def claims_cause(text: str, accepted: Iterable[str], *, labelled: bool) -> bool:
    """Whether a sentence makes one of some things the cause.

    Args:
        text: the sentence.
        accepted: what names those things.
        labelled: whether it stands behind a label such as "Root cause:", which makes any plain statement a claim.
    """
    return (labelled or bool(_CAUSAL.search(text.lower()))) and affirms(text, accepted)
