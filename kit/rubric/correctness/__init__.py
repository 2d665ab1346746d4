"""Is it true: a document beside the answer key of its case, one file per criterion.

**What is compared.** Facts, never wording: times (converted from whatever zone they are given in), lengths, shares,
and things named in one of the key's accepted phrasings by word stems, where a denial ("it was not the deploy") or a
belief ("we suspected the deploy") names nothing. How far a fact may lie from the truth stands in ``tolerances``. One
slip costs one criterion: a document whose times are all on another clock loses ``zone_fits`` and is then read on the
clock that fits.

**Whose case it is.** All seeds of a scenario share mechanism, trigger, remedy and factors, and often the names of
services and alerts, so half of a neighbour's write-up is right about this case too. To copy it is no evidence of
having understood this one. So there are two kinds of facts: those every seed draws anew (times, length, shares, peak,
timeline) count as they are; those the seeds share count in full only where the document is known to be
about this case. ``standing`` decides that from what a write-up tells anyway: its days, its times of day, the names the
seed drew. Three answers:

- this case: everything counts. Wrong facts cost their own criterion and no more.
- not told (a text without days, times and names): shared facts count half, at most.
- another case (its days or times are wrong and nothing speaks for this one): nothing counts, as a number that happens
  to agree is chance.

Without this rule a model postmortem would score 64 % of the points beside the key of another seed, and 20 % beside that
of another scenario (means over eight scenarios with five seeds each).

**What the author sees.** Notes name what is wrong, red herrings by name; they are feedback for after handing in. The
questions give nothing away. Correctness is never part of the live hints.
"""

from kit.rubric.correctness import (
    actions_linked,
    affected_share,
    cause_named,
    detected_at,
    detected_by,
    escalated_to,
    factors_named,
    impact_duration,
    impact_end,
    mitigation_and_fix,
    onset,
    peak,
    service_symptom,
    timeline_facts,
    trigger,
    zone_fits,
)
from kit.rubric.correctness.standing import Standing
from kit.rubric.correctness.subject import Subject
from kit.rubric.correctness.tolerances import TOLERANCES, Tolerances
from kit.rubric.criterion import Criterion

CORRECTNESS: tuple[Criterion[Subject], ...] = (
    onset.CRITERION,
    impact_end.CRITERION,
    zone_fits.CRITERION,
    impact_duration.CRITERION,
    detected_at.CRITERION,
    affected_share.CRITERION,
    peak.CRITERION,
    service_symptom.CRITERION,
    detected_by.CRITERION,
    trigger.CRITERION,
    cause_named.CRITERION,
    factors_named.CRITERION,
    timeline_facts.CRITERION,
    escalated_to.CRITERION,
    mitigation_and_fix.CRITERION,
    actions_linked.CRITERION,
)
"""Is it true of this case: K1 to K16, in the order of the document."""

__all__ = ["CORRECTNESS", "TOLERANCES", "Standing", "Subject", "Tolerances"]
