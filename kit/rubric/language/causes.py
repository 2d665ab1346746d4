"""Words that name causes, and words that link a cause to its effect."""

import re

from kit.rubric.language.phrases import phrases
from kit.rubric.language.stems import stem, stems, words

_STRONG = r"""
    caus(?:e[ds]?|ing)(?! of| analysis| was| is)
    (?:lead|led|leads|leading) to
    result(?:ed|ing|s)? (?:in|from)|as a (?:result|consequence)
    without (?:it|this|that|them|these|which)|due to|owing to
    because|since the|therefore?|thus|hence|thereby|consequently
    trigger(?:ed|ing|s)|prevent(?:ed|ing|s) (?!future|similar|recurr|this|such|it from)[a-z]+
    overwhelm(?:ed|ing|s)|overload(?:ed|ing|s)|exhaust(?:ed|ing|s)|exceed(?:ed|ing|s)|consum(?:ed|ing|es)
    ran out|running out|run out|filled up|maxed out
    attribut(?:ed|able) to|stem(?:s|med|ming)? from|originat(?:ed|ing) (?:from|in)|introduced (?:by|a|an|in|during|when)
    mean(?:t|ing) that|making|made (?:it|the)|leaving|allowing|blocking|blocked
    creat(?:ed|ing)|expos(?:ed|ing)|forc(?:ed|ing)
    """
_WEAK = r"""
    which (?:in turn |then |eventually |further )?[a-z]+(?:ed|d|t|s)
    fail(?:ed|ing|s|ure)? to|unable to|inability to|allow(?:ed|s)|grant(?:ed|s)|refus(?:ed|ing) to|neglect(?:ed|ing)
    could(?: not|n['’]t)|did(?: not|n['’]t)|was(?: not|n['’]t)|were(?: not|n['’]t)|no longer|instead of|not enough
    too (?:small|low|many|few|large|high|much|big|short|long)
    (?:configured|set|tuned) (?:\w+ )?to|which was|where (?:the|new|old)|but the
    when (?:the|a|an|it|we|traffic|users|more|[a-z]+ing)|as (?:the|more) [a-z]+|so [a-z]+
    until|eventually|while the|after (?:a|an|the)
    """

STRONG = phrases(_STRONG)
"""Connectives and verbs that say by themselves that one fact leads to another."""
CAUSAL = phrases(_STRONG.rstrip() + _WEAK)
"""Those, and the weaker ones that do so where a cause is being told."""

NAMES_CAUSE = phrases(
    r"""
    root[ -]cause|(?:main|primary|underlying|major|actual|real) (?:cause|reason)|cause of
    caused by|due to|because|culprit|stem\w* from|result(?:ed|ing)? from|result of|attributed to|traced (?:back )?to
    triggered by|brought down by
    thanks to|owing to|responsible for|reason (?:for|was|is|behind)
    (?:issue|problem|bug|fault|error|outage|incident) (?:was (?!resolved|fixed|detected|noticed|reported|escalated
    discovered|corrected)|lay|came from|is that|stemmed|arose)
    discovered that|found (?:out )?that|turn(?:ed|s) out|revealed that|encounter(?:ed|ing) an? (?:\w+ )?error
    """
)
"""Phrases by which a sentence names a cause."""

OWN_CAUSE = phrases(
    r"""
    root[ -]cause|cause root|caused by|due to|because|culprit|villain|offender|stem\w* from|result(?:ed|ing)? from
    result of
    attributed to|cause (?:was|is)|reason (?:was|is|for|behind)
    traced (?:back )?to|triggered by|brought down by|thanks to|owing to|discovered (?:to be|that)|stemmed
    """
)
"""Phrases after which a summary names the cause of the outage."""

DEFECTS = stems(
    """
    misconfigured misconfiguration misconfigurations misconfig leak leaks leaking typo typos misspelt misspelled
    misspelling misspell mispell mispelled expired expiry expiration exhausted exhaustion exhausting missing wrong
    wrongly incorrect incorrectly invalid faulty bottleneck overloaded overload overloading overwhelmed attack attacks
    ddos bot vulnerability vulnerable flaw flawed deadlock deadlocks corruption corrupted corrupt race incompatible
    incompatibility outdated obsolete insufficient inadequate inadequately inefficient unoptimized unoptimised broken
    breakage hardware space limit limits mismatch mismatched conflict conflicting duplicate duplicated lack absence
    blocked blocking unpatched unindexed loop infinite locked locking contention saturation saturated malformed
    mistyped removed deleted dropped depleted depletion syntax cut regression mistaken erroneous unhandled untested
    inefficiency overflow starvation revoked rotated exceeded undersized hack malicious injection unauthorized
    unauthorised spelling spelt ran filled full fragmentation permission permissions old stale forgotten unpaid
    unplugged twice recursion recursive null
    """
)
"""Words that say what was wrong, where "an issue", "a bug" or "a spike" does not."""

SYMPTOMS = stems(
    """
    bug bugs issue issues problem problems error errors glitch glitches fault faults failure failures spike spikes
    surge outage downtime crash crashed crashing breakdown malfunction technical unexpected unknown increase
    """
)
"""Words that stand where a cause should be named, and name only what was felt of it."""

BLURRED_CAUSE = phrases(
    r"""
    (?:root cause|caused by|because of|due to|attributed to|introduced|stemmed from|encountered|was
    by) (?:[\w'’-]+ ){0,8}?(?:bug|glitch|error|fault|malfunction)s?
    """
)
"""A cause named no further than as "a bug" or "an error"."""

_INSIDE = stems(
    """
    traffic request requests connection connections query queries memory ram cpu thread threads process processes
    overload data file files disk disks space resource resources contention packet packets port ports log logs cache
    timeout timeouts replication restart lock locks transaction transactions session sessions worker workers queue
    queues pool token tokens handshake handshakes certificate certificates key keys record records dns ssh backend
    node nodes instance instances storage bandwidth fiber cable power temperature checkbox script scripts table tables
    index row rows header headers link path extension message messages job jobs event events call calls deployment
    build container route routes limit retry retries code tests health replica directory
    """
)
"""What goes on inside a system, as against what its users see."""
_STATE = stems("settings setting configuration config permissions permission parameter")
"""A setting that is wrong is still the cause, not yet an effect."""
_LONGEST_EFFECT_WORDS = 14


_BACKWARD = phrases("because|due to|owing to|result(?:ed|ing|s)? from|stem(?:s|med|ming)? from|attribut(?:ed|able) to")
"""Links whose cause comes after them."""


def inner_effects(lower: str) -> int:
    """How many effects inside the system a lower-case sentence tells.

    Such an effect is what a cause leads to on the way to the failure that users see.
    """
    links = list(CAUSAL.finditer(lower))
    ends = [*(link.start() for link in links), len(lower)][1:]
    told = (_effect(lower, link, end) for link, end in zip(links, ends, strict=True))
    stemmed = (frozenset(map(stem, words(clause)[:_LONGEST_EFFECT_WORDS])) for clause in told)
    return sum(bool(clause & _INSIDE) and not clause & _STATE for clause in stemmed)


def _effect(lower: str, link: re.Match[str], end: int) -> str:
    """The clause that tells the effect a link announces: after it, or after the cause that a "because" opens with."""
    after = lower[link.end() : end]
    if not _BACKWARD.match(link[0]):
        return after
    return after.partition(",")[2] if not lower[: link.start()].strip() else ""
