"""What grading a folder came to: one outcome for each file."""

from dataclasses import dataclass, field

from kit.exporting.source import Source
from kit.postmortem.model import Postmortem
from kit.rubric.criterion import Report
from kit.rubric.rubric import Rubric
from kit.rubric.rubric_file import default_rubric


@dataclass(frozen=True, slots=True)
class Graded:
    """A file that was graded.

    Attributes:
        file: its path within the folder handed in, with forward slashes.
        format: the export format it was in, told by its content.
        student: the student the export names, or the file's stem where it names none.
        student_known: whether the export named the student.
        source: what the file carried.
        report: the findings, worked out anew from the document.
        feedback: the name of its feedback page within the feedback folder.
        note: what the instructor should know, such as a second file of the same student; empty mostly.
        model: the model postmortem of its case, where the case was opened.
    """

    file: str
    format: str
    student: str
    student_known: bool
    source: Source
    report: Report
    feedback: str = ""
    note: str = ""
    model: Postmortem | None = None


@dataclass(frozen=True, slots=True)
class NotGraded:
    """A file that could not be graded, with the reason in words; the file stays where it is."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class GradingResult:
    """Every file of a folder, in the order of their paths, and the rubric that all were graded by."""

    graded: tuple[Graded, ...]
    not_graded: tuple[NotGraded, ...]
    rubric: Rubric = field(default_factory=default_rubric)

    @property
    def exit_status(self) -> int:
        """0 when every file was graded, 1 when some were not."""
        return 1 if self.not_graded else 0
