"""What grading a folder came to: one outcome for each file."""

from dataclasses import dataclass

from kit.postmortem.model import Postmortem
from kit.rubric.criterion import Report


@dataclass(frozen=True, slots=True)
class Graded:
    """A file that was graded.

    Attributes:
        file: its path below the folder.
        format: the export format it was in.
        student: who wrote it, as the export says; empty when it does not say.
        case_id: the case it is about; empty when it does not say.
        markdown: the document.
        report: the findings, worked out anew from the document.
        remark: what the instructor should know about this file, such as another one by the same student; often empty.
        model: the model postmortem of its case, where the case was opened.
    """

    file: str
    format: str
    student: str
    case_id: str
    markdown: str
    report: Report
    remark: str = ""
    model: Postmortem | None = None


@dataclass(frozen=True, slots=True)
class NotGraded:
    """A file that could not be graded, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class GradingResult:
    """All outcomes, each in the order of the file names.

    Attributes:
        graded: files with a report.
        not_graded: files without.
    """

    graded: tuple[Graded, ...]
    not_graded: tuple[NotGraded, ...]

    @property
    def exit_status(self) -> int:
        """0 when every file was graded, 1 when some were not."""
        return 1 if self.not_graded else 0
