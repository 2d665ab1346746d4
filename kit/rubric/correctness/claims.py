"""What a sentence does with a thing it names: says it is so, denies it, or tells that somebody believed it.

"It was not the deploy" names the deploy and says the opposite of "the deploy broke it"; "we first suspected the deploy" says neither.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from kit.rubric.correctness.phrases import Groups, holds_any

_CLAUSE = re.compile(
    r"[;:,(—–]\s*|\s+-\s+|\s+(?=(?:but|however|although|though|whereas|while|rather than|instead of|and not|not because|not the|not a)\b)",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"""^(?:rather\ than|instead\ of|and\ not\b|not\b|neither\b|nor\b)
    |(?:\bnot|n['’]t|\bnever)\s+(?:because|due|caused|related|to\s+blame|responsible|involved|at\s+fault|connected)\b
    |(?:\bnot|n['’]t|\bnever)\s+(?:\w+\s+){0,2}?(?:cause|culprit|reason|problem)\b
    |\b(?:was|were|is|are)(?:\s+not|n['’]t)\s+(?:the|a|an|our)\b
    |\b(?:unrelated|innocent|exonerated|ruled\s+out|rule\s+out|ruling\s+out|red\s+herrings?|misle(?:d|ading)|coinciden\w+|nothing\s+to\s+do\s+with|harmless
      |no\s+(?:effect|difference|link|relation|part|role)|(?:false|wrong)\s+(?:lead|trail|path|track|turn|assumption|suspect)|dead\s+end|disproved|in\s+vain|cleared\s+of|neither)\b
    |\b(?:changed|explained|broke|caused|failed|fixed|helped)\s+nothing\b|\bnothing\s+(?:changed|improved)\b|\bmade\s+no\b
    |\b(?:did|does)(?:\s+not|n['’]t)\s+(?:help|change|cause|fix|explain|make|matter|play|end|stop|trigger)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_BELIEVES = re.compile(
    r"\b(?:suspect\w*|believ\w+|assum\w+|thought|hypothes\w+|guess\w*|theor\w+|wondered|feared|seemed|appeared|looked\s+(?:like|as)|looks\s+like|at\s+first|initially|first\s+look|pointed\s+(?:to|at)"
    r"|blamed|attributed|supposed|might|may\s+have|could\s+have|possibly|perhaps|suspicion|assumption)\b",
    re.IGNORECASE,
)
CAUSAL = re.compile(
    r"\b(?:caus(?:e|ed|es|ing)|due\s+to|because|culprit|resulted\s+(?:from|in)|result\s+of|led\s+to|brought\s+(?:down|about)|broke|to\s+blame|responsible|owing\s+to|stemmed\s+from|came\s+from"
    r"|reason|source\s+of|origin|took\s+down|overload\w*)\b",
    re.IGNORECASE,
)
"""Words that make something a cause."""


@lru_cache(maxsize=5_000)
def clauses(text: str) -> tuple[str, ...]:
    """A sentence cut where its claim may turn."""
    return tuple(piece for piece in (each.strip() for each in _CLAUSE.split(text)) if piece)


def affirms(text: str, phrases: Iterable[str]) -> bool:
    """Whether a sentence names one of some things as so: in a clause that neither denies it nor tells a belief."""
    wanted = tuple(phrases)
    spread = True
    for clause in clauses(text):
        if holds_any(clause, wanted):
            spread = False
            if not _DENIES.search(clause) and not _BELIEVES.search(clause):
                return True
    return spread and not _DENIES.search(text) and not _BELIEVES.search(text) and holds_any(text, wanted)


def affirms_all(text: str, groups: Groups) -> bool:
    """Whether a sentence affirms one of each group; False where there are no groups."""
    return bool(groups) and all(affirms(text, group) for group in groups)


def denies(text: str) -> bool:
    """Whether a sentence says that something is not so, or was tried in vain."""
    return bool(_DENIES.search(text))


def believes(text: str) -> bool:
    """Whether a sentence tells what somebody believed."""
    return bool(_BELIEVES.search(text))


def claims_cause(text: str, phrases: Iterable[str], *, labelled: bool) -> bool:
    """Whether a sentence makes one of some things the cause.

    Args:
        text: the sentence.
        phrases: what names those things.
        labelled: whether it stands behind a label such as "Root cause:", which makes any plain statement a claim.
    """
    return (labelled or bool(CAUSAL.search(text))) and affirms(text, phrases)
