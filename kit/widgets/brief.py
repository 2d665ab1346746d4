"""What the student is told first: the brief, and who is who."""

from dataclasses import dataclass

from kit.drafts import Student
from kit.evidence import CaseFile


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief of a case, shown as Markdown."""

    file: CaseFile
    student: Student

    def __repr__(self) -> str:
        return f"{self.file.title}\n\n{self.file.brief.strip()}"

    def _repr_markdown_(self) -> str:
        file = self.file
        people = "\n".join(f"| `{person.handle}` | {person.name} | {person.role} |" for person in file.people)
        return "\n\n".join(
            [
                f"## {file.title}",
                file.brief.strip(),
                f"**Who is who at {file.company}**",
                f"| in chat | name | role |\n|---|---|---|\n{people}",
                who_writes(self.student),
            ]
        )


def who_writes(student: Student) -> str:
    """A line that says under whose name the draft is kept, and how to change that."""
    if student.is_known:
        return f"You write as {student.name}."
    return (
        "You write as guest, because no name is known yet. Give yours in 0-start-here.ipynb, or in the first line "
        'of code: open_desk(…, student="your name"). Each name has its own outage and its own draft.'
    )
