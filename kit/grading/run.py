"""Grade a folder: collect the exports, read each, score it, write the gradebook and a feedback page each.

Nothing handed in is executed, and no score that a file claims is looked at: every finding is worked out from the
document. A file that cannot be graded is named with its reason, and the others go on.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kit.errors import KitError, UnreadableError
from kit.exporting.reading import read_format, too_large
from kit.exporting.source import BYTES_MAX, Source
from kit.grading.collect import HandedIn, collect
from kit.grading.feedback import PAGE_START, render_feedback
from kit.grading.gradebook import HEADER_START, write_gradebook
from kit.grading.names import unique_name
from kit.grading.result import Graded, GradingResult, NotGraded
from kit.rubric.scoring import score

GRADEBOOK = "gradebook.csv"
FEEDBACK = "feedback"

Progress = Callable[[int, int], None]


def grade_folder(
    folder: Path, out: Path, *, correctness: bool = False, on_progress: Progress | None = None
) -> GradingResult:
    """Grade every export below ``folder``; write ``gradebook.csv`` and ``feedback/<student>.html`` to ``out``.

    A second run replaces what the first one wrote, and no other file.

    Args:
        folder: what was handed in; sub-folders are read too.
        out: where to write; made if it is not there. It may lie inside ``folder``.
        correctness: also open the case that each export names and score it against the answer key; a case that was
            not opened before is simulated first, which takes about a second.
        on_progress: called after each file with the number of files done and the number of all.

    Raises:
        KitError: ``folder`` or ``out`` cannot be used; the message says what to do.
    """
    folder, out = Path(folder), Path(out)
    _check(folder, out)
    handed_in = collect(folder, own_files=tuple(_own_files(out)))
    outcomes: list[Graded | NotGraded] = []
    for file in handed_in:
        outcomes.append(_grade(file, correctness=correctness))
        if on_progress:
            on_progress(len(outcomes), len(handed_in))
    result = GradingResult(
        _with_remarks([outcome for outcome in outcomes if isinstance(outcome, Graded)]),
        tuple(outcome for outcome in outcomes if isinstance(outcome, NotGraded)),
    )
    _write_all(result, out)
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


def _grade(file: HandedIn, *, correctness: bool) -> Graded | NotGraded:
    if file.refusal:
        return NotGraded(file.name, file.refusal)
    try:
        if (size := file.path.stat().st_size) > BYTES_MAX:
            return NotGraded(file.name, too_large(size))
        format_name, source = read_format(file.path.read_bytes())
        return _score(file.name, format_name, source, correctness=correctness)
    except OSError as error:
        return NotGraded(file.name, f"cannot be opened ({error.strerror})")
    except UnreadableError as error:
        return NotGraded(file.name, str(error))
    except Exception as error:  # noqa: BLE001 - one file must not stop a class; the gradebook names it
        return NotGraded(file.name, f"the kit failed on this file ({type(error).__name__}: {error}); please report it")


def _score(name: str, format_name: str, source: Source, *, correctness: bool) -> Graded:
    graded = Graded(name, format_name, source.student, source.case_id, source.markdown, score(source.markdown))
    if not correctness:
        return graded
    from kit.case import open_case_by_id
    from kit.case.model_postmortem import model_postmortem

    try:
        case = open_case_by_id(source.case_id)
    except KitError as error:
        why = str(error) if source.case_id else "the file names no case"
        return replace(graded, remark=f"correctness not scored: {why}")
    return replace(
        graded,
        report=score(source.markdown, key=case.key, case_file=case.file),
        model=model_postmortem(case.file, case.key),
    )


def _with_remarks(graded: list[Graded]) -> tuple[Graded, ...]:
    """The outcomes, with a remark where a student handed in several files: all are graded, the instructor chooses."""
    files: dict[str, list[str]] = defaultdict(list)
    for one in graded:
        files[one.student].append(one.file)
    return tuple(replace(one, remark="; ".join(_remarks(one, files))) for one in graded)


def _remarks(graded: Graded, files: dict[str, list[str]]) -> Iterator[str]:
    if graded.remark:
        yield graded.remark
    others = [file for file in files[graded.student] if file != graded.file] if graded.student else []
    if others:
        yield f"{len(others) + 1} files of this student; also {', '.join(others)}"


def _own_files(out: Path) -> Iterator[Path]:
    """What an earlier run wrote to ``out``: these files are replaced, and are nobody's submission."""
    if _begins(out / GRADEBOOK, HEADER_START):
        yield out / GRADEBOOK
    if (out / FEEDBACK).is_dir():
        yield from (page for page in sorted((out / FEEDBACK).glob("*.html")) if _begins(page, PAGE_START))


def _begins(path: Path, text: str) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(text) + 3).removeprefix(b"\xef\xbb\xbf").startswith(text.encode())
    except OSError:
        return False


def _write_all(result: GradingResult, out: Path) -> None:
    try:
        (out / FEEDBACK).mkdir(parents=True, exist_ok=True)
        outdated = set(_own_files(out))
        for page, graded in _pages(result.graded, out / FEEDBACK):
            _write(page, render_feedback(graded).encode("utf-8", "replace"))
            outdated.discard(page)
        _write(out / GRADEBOOK, write_gradebook(result))
        for page in outdated - {out / GRADEBOOK}:
            page.unlink()
    except OSError as error:
        raise KitError(f"cannot write to {out}: {error.strerror}; choose another folder with --out") from error


def _pages(graded: Iterable[Graded], folder: Path) -> Iterator[tuple[Path, Graded]]:
    """Each feedback page's path; names that a file of another origin has are passed over."""
    taken = {path.name.casefold() for path in folder.iterdir() if not _begins(path, PAGE_START)}
    for one in graded:
        name = unique_name(one.student or Path(one.file).stem, taken)
        taken.add(name.casefold())
        yield folder / name, one


def _write(path: Path, data: bytes) -> None:
    """Write whole or not at all, so that a stopped run leaves the former file."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    os.replace(part, path)  # noqa: PTH105 - atomic, which Path.rename is not everywhere
