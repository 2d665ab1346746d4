"""What grading leaves: one record for each file, whether it could be graded or not."""

from dataclasses import dataclass

from kit.exporting import Source
from kit.rubric.criterion import Report


@dataclass(frozen=True, slots=True)
class Graded:
    """A file that was graded.

    Attributes:
        file: its path within the folder handed in, with forward slashes.
        format: the file's suffix in lower case, without the dot.
        student: the student id the export carries, or the file's stem where it carries none.
        student_known: whether the export carried the student id.
        source: what the file carried.
        report: the findings, recomputed from the document.
        feedback: the name of its feedback page within the feedback folder.
        note: what the instructor should know, such as a second file of the same student; empty mostly.
    """

    file: str
    format: str
    student: str
    student_known: bool
    source: Source
    report: Report
    feedback: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class NotGraded:
    """A file that could not be graded, with the reason in words; the file stays where it is."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class GradingResult:
    """Every file of a folder, in the order of their paths."""

    graded: tuple[Graded, ...]
    not_graded: tuple[NotGraded, ...]
