"""Grade a folder: collect the exports, read each, score it, write the gradebook and a feedback page each.

Nothing handed in is executed, and no score that a file claims is looked at: every finding is worked out from the
document. A file that cannot be graded is named with its reason, and the others go on.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kit.errors import KitError, UnreadableError
from kit.exporting.reading import read_format, too_large
from kit.exporting.source import BYTES_MAX
from kit.grading.collect import HandedIn, collect
from kit.grading.feedback import PAGE_START, render_feedback
from kit.grading.gradebook import HEADER_START, write_gradebook
from kit.grading.names import page_name
from kit.grading.result import Graded, GradingResult, NotGraded
from kit.rubric.rubric import Rubric
from kit.rubric.rubric_file import find_rubric
from kit.rubric.scoring import score

GRADEBOOK = "gradebook.csv"
FEEDBACK = "feedback"

Progress = Callable[[int, int], None]


def grade_folder(
    folder: Path,
    out: Path,
    *,
    rubric: Rubric | None = None,
    correctness: bool = False,
    on_progress: Progress | None = None,
) -> GradingResult:
    """Grade every export below ``folder``; write ``gradebook.csv`` and ``feedback/<student>.html`` to ``out``.

    A second run replaces what the first one wrote, and no other file.

    Args:
        folder: what was handed in; sub-folders are read too.
        out: where to write; made if it is not there. It may lie inside ``folder``.
        rubric: what counts, and for how many points; by default the one in force, see ``kit.rubric.rubric_file``.
        correctness: also open the case that each export names and score it against the answer key; a case that was
            not opened before is simulated first, which takes about a second.
        on_progress: called after each file with the number of files done and the number of all.

    Raises:
        KitError: ``folder``, ``out`` or the rubric cannot be used; the message says what to do.
    """
    folder, out, rubric = Path(folder), Path(out), rubric or find_rubric()
    _check(folder, out)
    outdated = set(_own_files(out))
    handed_in = collect(folder, own_files=outdated)
    taken = {path.stem.casefold() for path in _files_in(out / FEEDBACK) if path not in outdated}
    graded: list[Graded] = []
    not_graded: list[NotGraded] = []
    try:
        (out / FEEDBACK).mkdir(parents=True, exist_ok=True)
        for done, file in enumerate(handed_in):
            if on_progress:
                on_progress(done, len(handed_in))
            outcome = grade_file(file, rubric, correctness=correctness)
            if isinstance(outcome, NotGraded):
                not_graded.append(outcome)
                continue
            note = "; ".join(filter(None, (outcome.note, _same_student(outcome, graded))))
            outcome = replace(outcome, feedback=page_name(outcome.student, taken), note=note)
            page = out / FEEDBACK / outcome.feedback
            _write(page, render_feedback(outcome))
            outdated.discard(page)
            graded.append(outcome)
        result = GradingResult(tuple(graded), tuple(not_graded), rubric)
        _write(out / GRADEBOOK, write_gradebook(result))
        for page in outdated - {out / GRADEBOOK}:
            page.unlink()
    except OSError as error:
        raise KitError(f"cannot write to {out}: {error.strerror}; choose another folder with --out") from error
    if on_progress:
        on_progress(len(handed_in), len(handed_in))
    return result


def _check(folder: Path, out: Path) -> None:
    if not folder.is_dir():
        raise KitError(f"{folder}: not a folder; name the folder that holds the exports handed in")
    inner = (out / FEEDBACK).resolve()
    if folder.resolve() in (out.resolve(), inner) or inner in folder.resolve().parents:
        raise KitError(f"{out}: would mix the grades with what was handed in; choose another folder for them")
    gradebook = out / GRADEBOOK
    if gradebook.exists() and not _begins(gradebook, HEADER_START):
        raise KitError(f"{gradebook}: not a gradebook of the kit, so it is left alone; choose another folder")


def grade_file(file: HandedIn, rubric: Rubric, *, correctness: bool = False) -> Graded | NotGraded:
    """Grade one file; whatever is wrong with it becomes its reason."""
    if file.refusal:
        return NotGraded(file.name, file.refusal)
    try:
        if (size := file.path.stat().st_size) > BYTES_MAX:
            return NotGraded(file.name, too_large(size))
        format_name, source = read_format(file.path.read_bytes())
        graded = Graded(
            file.name,
            format_name,
            source.student or file.path.stem,
            student_known=bool(source.student),
            source=source,
            report=score(source.markdown, rubric),
        )
        return _with_correctness(graded, rubric) if correctness else graded
    except OSError as error:
        return NotGraded(file.name, f"cannot be opened ({error.strerror})")
    except UnreadableError as error:
        return NotGraded(file.name, str(error))
    except Exception as error:  # noqa: BLE001 - one odd file must never cost the others their grades
        return NotGraded(file.name, f"the kit failed on this file, please report it: {type(error).__name__}: {error}")


def _with_correctness(graded: Graded, rubric: Rubric) -> Graded:
    """The outcome, scored against the answer key of the case that the file names."""
    from kit.case import open_case_by_id
    from kit.case.model_postmortem import model_postmortem

    try:
        case = open_case_by_id(graded.source.case_id)
    except KitError as error:
        why = str(error) if graded.source.case_id else "the file names no case"
        return replace(graded, note=f"correctness not scored: {why}")
    return replace(
        graded,
        report=score(graded.source.markdown, rubric, key=case.key, case_file=case.file),
        model=model_postmortem(case.file, case.key),
    )


def _same_student(new: Graded, before: Iterable[Graded]) -> str:
    """A note on an earlier file of the same student for the same case; both are graded, the instructor chooses."""
    if not new.student_known:
        return "" if new.source.case_id else "carries no student or case id; the name is that of the file"
    for earlier in before:
        if earlier.student_known and (earlier.student, earlier.source.case_id) == (new.student, new.source.case_id):
            same = earlier.source.markdown == new.source.markdown
            return f"same student as {earlier.file}, {'same text' if same else 'another text'}"
    return ""


def _own_files(out: Path) -> Iterator[Path]:
    """What an earlier run wrote to ``out``: these files are replaced, and are nobody's submission."""
    if _begins(out / GRADEBOOK, HEADER_START):
        yield out / GRADEBOOK
    yield from (page for page in _files_in(out / FEEDBACK) if _begins(page, PAGE_START))


def _files_in(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.iterdir())) if folder.is_dir() else ()


def _begins(path: Path, text: str) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(text) + 3).removeprefix(b"\xef\xbb\xbf").startswith(text.encode())
    except OSError:
        return False


def _write(path: Path, text: str) -> None:
    """Write whole or not at all, so that a stopped run leaves the former file."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(text.encode("utf-8", "replace"))
    os.replace(part, path)  # noqa: PTH105 - atomic, which Path.rename is not everywhere
