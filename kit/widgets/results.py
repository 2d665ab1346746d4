"""What a desk answers outside the form: the score as a table, and the files that were exported."""

import os
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from kit.rubric.criterion import MARK_SHAPES, MARK_WORDS, Finding, Report


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """The completeness score of a draft, criterion by criterion, and what to know about it first."""

    report: Report
    note: str = ""

    @property
    def _heading(self) -> str:
        points, possible = self.report.points(), self.report.points_possible()
        least, most = self.report.words_asked
        return f"Completeness {points} of {possible}, {self.report.words} words of {least} to {most}"

    def __repr__(self) -> str:
        lines = [f"  {MARK_SHAPES[f.mark]} {f.title}: {MARK_WORDS[f.mark]}" for f in self.report.of("completeness")]
        return "\n".join([*filter(None, (self.note, self._heading)), *lines])

    def _repr_html_(self) -> str:
        open_ones = [finding for finding in self.report.of("completeness") if finding.mark < 2]
        met = [finding for finding in self.report.of("completeness") if finding.mark == 2]
        parts = [f"<p>{escape(self.note)}</p>"] if self.note else []
        parts.append(f"<p><strong>{escape(self._heading)}</strong></p>")
        if open_ones:
            head = _table_row(("State", "Points", "Criterion", "What a reader would ask"), "th")
            body = "".join(_table_row((_state(f), _points(f), f.title, f.hint), "td") for f in open_ones)
            parts.append(f"<table><thead>{head}</thead><tbody>{body}</tbody></table>")
        if met:
            titles = "".join(f"<li>{escape(finding.title)}</li>" for finding in met)
            parts.append(f"<details><summary>{MARK_SHAPES[2]} {len(met)} met</summary><ul>{titles}</ul></details>")
        return "".join(parts)


def _state(finding: Finding) -> str:
    return f"{MARK_SHAPES[finding.mark]}\N{NO-BREAK SPACE}{MARK_WORDS[finding.mark]}"


def _points(finding: Finding) -> str:
    return f"{finding.points}\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}{finding.points_possible}"


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
    """The files an export made, and what to know before handing one in; each is complete in itself."""

    files: tuple[ExportedFile, ...]
    warnings: tuple[str, ...] = ()

    @property
    def _lines(self) -> tuple[str, ...]:
        advice = "Hand in one of these files as it is: each carries the whole document, so do not edit it afterwards."
        return (*self.warnings, advice)

    def __repr__(self) -> str:
        return "\n".join([*(f"{each.path}  {each.size_words}" for each in self.files), *self._lines])

    def _repr_html_(self) -> str:
        rows = "".join(f"<li>{_links(each.path)} ({each.size_words})</li>" for each in self.files)
        return f"<ul>{rows}</ul>{''.join(f'<p>{escape(line)}</p>' for line in self._lines)}"


def _links(path: Path) -> str:
    """Links that the notebook's page can follow, to look and to take away, where the file lies under its folder."""
    relative = Path(os.path.relpath(path))
    if ".." in relative.parts or relative.is_absolute():
        return f"<code>{escape(str(path))}</code>"
    address, name = quote(relative.as_posix()), escape(path.name)
    download = f"<a href='{address}' download='{name}'>download</a>"
    return f"<a href='{address}' target='_blank'>{name}</a>, {download}"
