"""The rubric: the explicit, ordered criteria, and what each of them counts.

The order, the questions and the reasons stand in code; which criteria count, and for how many points, is data that an
instructor can edit: see ``kit.rubric.rubric_file``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

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
from kit.rubric.criterion import Criterion, Scale, plain
from kit.rubric.quality import QUALITY
from kit.rubric.reading.reading import Reading
from kit.rubric.reading.wordcount import WORDS_MAX, WORDS_MIN

Subject = TypeVar("Subject")

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


@dataclass(frozen=True, slots=True)
class Rubric:
    """What is asked of a document, and for how many points.

    Attributes:
        title: its name.
        points: for each scale, most points (0 to 100) by criterion id; a criterion with none is not asked.
        words: the least and the most words a document should have.
    """

    title: str
    points: Mapping[Scale, Mapping[str, float]]
    words: tuple[int, int] = (WORDS_MIN, WORDS_MAX)

    def most_points(self, criterion: Criterion[Subject]) -> float:
        """The most points a criterion gives; 0 where it does not count."""
        return plain(self.points.get(criterion.scale, {}).get(criterion.id, 0))

    def asked(self, criteria: Sequence[Criterion[Subject]]) -> tuple[Criterion[Subject], ...]:
        """Those of some criteria that count, in the same order."""
        return tuple(criterion for criterion in criteria if self.most_points(criterion))

    def total(self, criteria: Sequence[Criterion[Subject]]) -> float:
        """The most points that some criteria give together."""
        return plain(sum(map(self.most_points, criteria)))

    def only(self, *scales: Scale) -> "Rubric":
        """The same rubric, asking on these scales alone."""
        return replace(self, points={scale: self.points[scale] for scale in scales if scale in self.points})
