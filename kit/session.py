"""The student's main path: open a case, read its brief and evidence, write it up with a live score, export it."""

import os
from functools import partial
from pathlib import Path

from kit import __version__
from kit.case import open_case
from kit.case.pack import SUFFIX as PACKED
from kit.case.pack import unpack_case
from kit.drafts import Draft, DraftStore, Student, WorkingCopy, find_student
from kit.errors import RubricError
from kit.evidence import CaseFile
from kit.exporting import SUFFIXES, Source, export
from kit.postmortem import Postmortem, write_markdown
from kit.rubric import Rubric, default_rubric, find_rubric, score
from kit.widgets.brief import Brief, who_writes
from kit.widgets.later import later_here
from kit.widgets.results import ExportedFile, ExportedFiles, ScoreCard
from kit.widgets.room import InvestigationRoom
from kit.widgets.sign_in import SignIn
from kit.widgets.writing_desk import WritingDesk


def sign_in() -> SignIn:
    """The field for the student's name; what is given there holds for every notebook of this folder."""
    return SignIn(answers_folder(), find_student(None, answers_folder(), os.environ))


def open_desk(scenario: str, student: str | None = None) -> "Desk":
    """Open the desk of a student for a scenario, with the draft as it was left.

    Args:
        scenario: the scenario's id, such as ``web-nginx-fd-limit``, or a packed case, such as ``amina.case.json``.
        student: the student's name; by default the one given in ``0-start-here``, else JupyterHub's user, else a guest.

    Raises:
        UnknownNameError: there is no such scenario.
        UnreadableError: the packed case cannot be read.
        NewerDraftError: the draft was written by a newer version of the kit.
    """
    who = find_student(student, answers_folder(), os.environ)
    rubric, note = live_rubric()
    case = unpack_case(scenario) if scenario.endswith(PACKED) else open_case(scenario, student=who.name).file
    empty = Draft(student=who.name, case_id=case.case_id, scenario=case.scenario_id)
    return Desk(case, who, WorkingCopy(DraftStore(answers_folder()), empty, later_here()), rubric, note)


class Desk:
    """One student's desk for one case; everything written at it is saved, and is there again when it is next opened."""

    def __init__(
        self, case: CaseFile, student: Student, copy: WorkingCopy, rubric: Rubric, rubric_note: str = ""
    ) -> None:
        self._case = case
        self._student = student
        self._copy = copy
        self._score = partial(score, rubric=rubric)
        self._rubric_note = rubric_note

    def __repr__(self) -> str:
        report = self._score(self._copy.postmortem)
        return (
            f"Desk of {self._student.name}: {self._case.title} ({self._case.case_id}), "
            f"completeness {report.points()} of {report.points_possible()}, {report.words} words"
        )

    @property
    def postmortem(self) -> Postmortem:
        """The write-up as it stands."""
        return self._copy.postmortem

    def brief(self) -> Brief:
        """What happened, as far as was known at first."""
        return Brief(self._case, self._student)

    def investigate(self) -> InvestigationRoom:
        """The evidence: charts, logs, alerts, chat, tickets. What is pinned there goes to the timeline."""
        return InvestigationRoom(self._case, self._copy)

    def write(self) -> WritingDesk:
        """The form, with its live score."""
        notes = ("" if self._student.is_known else who_writes(self._student), self._rubric_note)
        return WritingDesk(self._copy, self._case.title, self._score, notes=tuple(filter(None, notes)))

    def score(self) -> ScoreCard:
        """How complete the write-up is, criterion by criterion."""
        self._copy.take_in()
        return ScoreCard(self._score(self._copy.postmortem), self._rubric_note)

    def export(self, *formats: str) -> ExportedFiles:
        """Write the finished document to ``exports/``, in each format: ``html``, ``pdf``, ``markdown``, ``notebook``.

        Raises:
            UnknownNameError: there is no such format.
        """
        self._copy.save()
        draft = self._copy.draft
        source = Source(write_markdown(draft.postmortem), draft.case_id, draft.student, __version__)
        write = partial(_write_export, source, DraftStore(exports_folder()).path(draft.student, draft.case_id).stem)
        return ExportedFiles(tuple(map(write, formats or ("html", "pdf"))), self._warnings())

    def _warnings(self) -> tuple[str, ...]:
        warnings = []
        if self._copy.postmortem.is_empty:
            warnings.append("Nothing has been written yet: these files are empty. The form is in 2-write.ipynb.")
        if not self._student.is_known:
            warnings.append("These files name no author but guest. Give your name in 0-start-here.ipynb first.")
        return tuple(warnings)


def live_rubric() -> tuple[Rubric, str]:
    """The rubric of the live score, which is the one that ``kit grade`` uses, and what the student should know of it.

    Where the file that ``KIT_RUBRIC`` names cannot be used, a student can still write: the kit's own rubric scores, and
    the note says so.
    """
    try:
        rubric, note = find_rubric(), ""
    except RubricError as error:
        count = "a problem" if len(error.problems) == 1 else f"{len(error.problems)} problems"
        rubric = default_rubric()
        note = (
            f"The score follows the kit's own rubric, as the one that was set up has {count}: {error.source}. "
            "Please tell your instructor; kit rubric check lists what is wrong."
        )
    return rubric.only("completeness"), note


def answers_folder() -> Path:
    """Where drafts are kept: ``answers`` beside the notebook, or what ``KIT_ANSWERS`` names."""
    return Path(os.environ.get("KIT_ANSWERS") or "answers").absolute()


def exports_folder() -> Path:
    """Where exports go: ``exports``, beside the folder of drafts."""
    return answers_folder().parent / "exports"


def _write_export(source: Source, stem: str, format_name: str) -> ExportedFile:
    data = export(source, format_name)
    path = exports_folder() / f"{stem}{SUFFIXES[format_name]}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return ExportedFile(path, len(data))
