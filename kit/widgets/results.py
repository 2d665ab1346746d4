"""What a desk answers outside the form: the score as a table, and the files that were exported."""

import os
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from kit.rubric.criterion import MARK_SHAPES, MARK_WORDS, Report


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """The completeness score of a draft, criterion by criterion."""

    report: Report

    @property
    def _heading(self) -> str:
        points, possible = self.report.points(), self.report.points_possible()
        return f"Completeness {points} of {possible}, {self.report.words} words of 400 to 600"

    def __repr__(self) -> str:
        lines = [f"  {MARK_SHAPES[f.mark]} {f.title}: {MARK_WORDS[f.mark]}" for f in self.report.of("completeness")]
        return "\n".join([self._heading, *lines])

    def _repr_html_(self) -> str:
        findings = self.report.of("completeness")
        hints = any(finding.hint for finding in findings)
        rows = [("State", "Criterion", "What a reader would ask")]
        rows += [(f"{MARK_SHAPES[f.mark]} {MARK_WORDS[f.mark]}", f.title, f.hint) for f in findings]
        lines = [_table_row(row if hints else row[:2], "td" if index else "th") for index, row in enumerate(rows)]
        table = f"<table><thead>{lines[0]}</thead><tbody>{''.join(lines[1:])}</tbody></table>"
        return f"<p><strong>{escape(self._heading)}</strong></p>{table}"


def _table_row(cells: tuple[str, ...], tag: str) -> str:
    made = "".join(f"<{tag} style='text-align:left'>{escape(cell)}</{tag}>" for cell in cells)
    return f"<tr>{made}</tr>"


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One exported file and its size in bytes."""

    path: Path
    size: int

    @property
    def size_words(self) -> str:
        """The size in kB, such as ``24 kB``."""
        return f"{max(1, round(self.size / 1000))} kB"


@dataclass(frozen=True, slots=True)
class ExportedFiles:
    """The files an export made; each is complete in itself, so any one of them can be handed in."""

    files: tuple[ExportedFile, ...]
    student_is_known: bool

    @property
    def _advice(self) -> str:
        advice = "Hand in one of these files as it is: each carries the whole document, so do not edit it afterwards."
        if not self.student_is_known:
            advice += " It names the author as guest: give your name in 0-start-here.ipynb first."
        return advice

    def __repr__(self) -> str:
        return "\n".join([*(f"{each.path}  {each.size_words}" for each in self.files), self._advice])

    def _repr_html_(self) -> str:
        rows = "".join(f"<li>{_link(each.path)} ({each.size_words})</li>" for each in self.files)
        return f"<ul>{rows}</ul><p>{escape(self._advice)}</p>"


def _link(path: Path) -> str:
    """A link that the notebook's page can follow, where the file lies under the notebook's folder."""
    relative = Path(os.path.relpath(path))
    if ".." in relative.parts or relative.is_absolute():
        return f"<code>{escape(str(path))}</code>"
    return f"<a href='{quote(relative.as_posix())}' target='_blank'>{escape(path.name)}</a>"
