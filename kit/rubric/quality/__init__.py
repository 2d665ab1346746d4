"""Quality: what the field's best guides ask of a postmortem, read off any document without an answer key.

Where a criterion looks for something that must not be there, a document without content still does not meet it.
"""

from kit.rubric.criterion import Criterion
from kit.rubric.quality import (
    action_items,
    action_mix,
    blameless_language,
    concise,
    contributing_factors,
    counterfactuals,
    depth,
    detection_reviewed,
    executive_summary,
    severity_word,
    temporary_and_permanent,
    went_well,
)
from kit.rubric.reading.reading import Reading

QUALITY: tuple[Criterion[Reading], ...] = (
    blameless_language.CRITERION,
    counterfactuals.CRITERION,
    contributing_factors.CRITERION,
    depth.CRITERION,
    detection_reviewed.CRITERION,
    temporary_and_permanent.CRITERION,
    action_items.CRITERION,
    action_mix.CRITERION,
    went_well.CRITERION,
    severity_word.CRITERION,
    executive_summary.CRITERION,
    concise.CRITERION,
)
"""Is it well written: Q1 to Q12."""

__all__ = ["QUALITY"]
