"""The instructor's main path: collect the exports, read what they carry, score, write feedback and gradebook."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kit.errors import KitError, UnreadableError
from kit.exporting import read_export
from kit.grading.collect import collect
from kit.grading.feedback import FeedbackPages
from kit.grading.gradebook import write_gradebook
from kit.grading.names import page_name
from kit.grading.result import Graded, GradingResult, NotGraded
from kit.rubric import score

Progress = Callable[[int, int], None]


def grade_folder(folder: Path, out: Path, *, on_progress: Progress | None = None) -> GradingResult:
    """Grade every export below a folder.

    Args:
        folder: what was handed in; never written to.
        out: gets ``gradebook.csv`` and ``feedback/``; a second run replaces the files of the first.
        on_progress: called with the number of files done and their total.

    Returns:
        A record for each file; a file that cannot be graded has its reason, and the rest goes on.

    Raises:
        KitError: ``out`` cannot be written to.
    """
    files = collect(folder, out)
    pages = FeedbackPages()
    taken: set[str] = set()
    graded: list[Graded] = []
    not_graded: list[NotGraded] = []
    try:
        (out / "feedback").mkdir(parents=True, exist_ok=True)
        for done, file in enumerate(files):
            if on_progress:
                on_progress(done, len(files))
            outcome = grade_file(file, file.relative_to(folder).as_posix(), taken)
            if isinstance(outcome, Graded):
                outcome = replace(outcome, note=_same_student(outcome, graded))
                (out / "feedback" / outcome.feedback).write_text(pages.render(outcome), encoding="utf-8")
                graded.append(outcome)
            else:
                not_graded.append(outcome)
        result = GradingResult(tuple(graded), tuple(not_graded))
        (out / "gradebook.csv").write_text(write_gradebook(result), encoding="utf-8", newline="")
    except OSError as error:
        raise KitError(f"cannot write to {out}: {error.strerror}; choose another folder with --out") from error
    if on_progress:
        on_progress(len(files), len(files))
    return result


def grade_file(file: Path, name: str, taken: set[str]) -> Graded | NotGraded:
    """Grade one file.

    Args:
        file: the file.
        name: what it is called in the gradebook and in messages.
        taken: the names of feedback pages given out so far; a new one is added.
    """
    if file.is_symlink():
        return NotGraded(name, "a link to another place; hand in the file itself")
    try:
        source = read_export(file)
        report = score(source.markdown)
    except UnreadableError as error:
        return NotGraded(name, _without_path(str(error), file))
    except Exception as error:  # noqa: BLE001 - one odd file must never cost the others their grades
        return NotGraded(name, f"the kit failed on this file, please report it: {type(error).__name__}: {error}")
    student = source.student or file.stem
    return Graded(
        file=name,
        format=file.suffix.lower().lstrip("."),
        student=student,
        student_known=bool(source.student),
        source=source,
        report=report,
        feedback=page_name(student, taken),
    )


def _without_path(message: str, file: Path) -> str:
    """The reason alone: the file is named beside it already."""
    return message.removeprefix(f"{file}: ").removeprefix(f"{file.name}: ")


def _same_student(new: Graded, before: list[Graded]) -> str:
    """A note on an earlier file of the same student for the same case; both are graded, the instructor chooses."""
    if not new.student_known:
        return "" if new.source.case_id else "carries no student or case id; the name is that of the file"
    for earlier in before:
        if earlier.student_known and (earlier.student, earlier.source.case_id) == (new.student, new.source.case_id):
            same = earlier.source.markdown == new.source.markdown
            return f"same student as {earlier.file}, {'same text' if same else 'another text'}"
    return ""
