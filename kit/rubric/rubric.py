"""The rubric: the explicit, ordered criteria."""

from kit.rubric.completeness import (
    actions_taken,
    assumption,
    blameless,
    cause_detail,
    detection_method,
    detection_time,
    duration,
    end_time,
    escalation,
    fix_detail,
    improvements,
    misleading_path,
    picture,
    resolution_step,
    service,
    share_affected,
    start_time,
    summary_root_cause,
    tasks,
    time_zone,
    timeline_format,
    user_experience,
)
from kit.rubric.consistency import CONSISTENCY
from kit.rubric.criterion import Criterion
from kit.rubric.quality import QUALITY
from kit.rubric.reading.reading import Reading

COMPLETENESS: tuple[Criterion[Reading], ...] = (
    start_time.CRITERION,
    end_time.CRITERION,
    time_zone.CRITERION,
    duration.CRITERION,
    service.CRITERION,
    user_experience.CRITERION,
    share_affected.CRITERION,
    summary_root_cause.CRITERION,
    detection_time.CRITERION,
    detection_method.CRITERION,
    actions_taken.CRITERION,
    assumption.CRITERION,
    misleading_path.CRITERION,
    escalation.CRITERION,
    resolution_step.CRITERION,
    timeline_format.CRITERION,
    cause_detail.CRITERION,
    fix_detail.CRITERION,
    improvements.CRITERION,
    tasks.CRITERION,
    picture.CRITERION,
    blameless.CRITERION,
)
"""Is it there: the 22 points of the assignment, S1 to X2."""

FULL: tuple[Criterion[Reading], ...] = (*COMPLETENESS, *CONSISTENCY, *QUALITY)
"""Everything that can be asked of a document alone: is it there, does it agree with itself, is it well written."""
