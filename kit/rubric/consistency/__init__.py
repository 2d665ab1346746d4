"""Internal consistency: whether a document contradicts itself.

No answer key is needed, so it serves a real incident too. Where a document gives nothing to compare, it meets a check
as long as it has content at all.
"""

from kit.rubric.consistency import (
    detection_after_start,
    duration_adds_up,
    end_is_recovery,
    one_number,
    one_zone,
    sections_differ,
    timeline_order,
)
from kit.rubric.criterion import Criterion
from kit.rubric.reading.reading import Reading

CONSISTENCY: tuple[Criterion[Reading], ...] = (
    duration_adds_up.CRITERION,
    timeline_order.CRITERION,
    detection_after_start.CRITERION,
    end_is_recovery.CRITERION,
    one_zone.CRITERION,
    one_number.CRITERION,
    sections_differ.CRITERION,
)
"""Does it agree with itself: I1 to I7."""

__all__ = ["CONSISTENCY"]
