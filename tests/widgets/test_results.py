"""The brief, the score as a table, and the list of exported files."""

from dataclasses import replace
from pathlib import Path

import pytest

from kit.drafts import Student
from kit.evidence import CaseFile
from kit.postmortem.model import Postmortem, Summary
from kit.rubric import Rubric, score
from kit.widgets.brief import Brief
from kit.widgets.results import ExportedFile, ExportedFiles, ScoreCard


def test_the_brief_tells_who_is_who(case_file: CaseFile) -> None:
    """The brief names the case, what happened and the people, and says who writes."""
    brief = Brief(case_file, Student("amina"))
    text = brief._repr_markdown_()
    assert text.startswith("## Renewals fail at the city library")
    assert "Since this morning *renewals* fail" in text
    assert "| `amira` | Amira | primary on-call |" in text
    assert text.endswith("You write as amina.")
    assert repr(brief).startswith("Renewals fail at the city library\n\nSince this morning")


def test_a_guest_is_told_how_to_give_a_name(case_file: CaseFile) -> None:
    """Without a name the brief says where to give one."""
    text = Brief(case_file, Student("guest", is_known=False))._repr_markdown_()
    assert "You write as guest" in text
    assert "0-start-here.ipynb" in text
    assert 'student="your name"' in text


def test_the_score_card_lists_every_criterion() -> None:
    """Each criterion has its shape and word; the table also has the open questions."""
    card = ScoreCard(score(Postmortem(summary=Summary(zone="<UTC>", start="14 March 2025, 09:47"))))
    assert len(repr(card).splitlines()) == 23
    assert "● " in repr(card)
    assert "○ " in repr(card)
    html = card._repr_html_()
    assert html.count("<tr>") == 1 + sum(finding.mark < 2 for finding in card.report.findings)
    assert html.count("<li>") == sum(finding.mark == 2 for finding in card.report.findings) > 0
    assert "?</td>" in html


def test_the_score_card_shows_weighed_points_the_words_asked_for_and_a_note() -> None:
    """Points are those of the rubric, halves short; a note about it comes first, in both forms."""
    rubric = Rubric("Mine", {"completeness": {"start_time": 5, "end_time": 3, "time_zone": 4}}, (10, 20))
    report = score(Postmortem(summary=Summary(start="14 March 2025, 09:47")), rubric)
    half = replace(report, findings=tuple(replace(each, mark=1) for each in report.findings))
    card = ScoreCard(half, "The <other> rubric has a problem.")
    assert repr(card).splitlines()[:2] == [
        "The <other> rubric has a problem.",
        f"Completeness 6 of 12, {report.words} words of 10 to 20",
    ]
    html = card._repr_html_()
    assert html.startswith("<p>The &lt;other&gt; rubric has a problem.</p><p><strong>Completeness 6 of 12, ")
    assert "<td style='text-align:left'>1.5\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}3</td>" in html


def test_exported_files_are_linked_where_the_page_can_follow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file below the notebook's folder is a link, one elsewhere a path; both come with their size and what to do."""
    inside, outside = tmp_path / "here" / "exports" / "a b.html", tmp_path / "there" / "<b>.pdf"
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    files = ExportedFiles((ExportedFile(inside, 24_300), ExportedFile(outside, 12)))
    html = files._repr_html_()
    assert "<a href='exports/a%20b.html' target='_blank'>a b.html</a>, " in html
    assert "<a href='exports/a%20b.html' download='a b.html'>download</a> (24 kB)" in html
    assert "&lt;b&gt;.pdf</code> (1 kB)" in html
    assert "Hand in one of these files as it is" in repr(files)


def test_warnings_come_before_the_advice() -> None:
    """What is wrong with the files stands above what to do with them, in both forms."""
    files = ExportedFiles((), ("These files are <empty>.",))
    assert repr(files).splitlines()[0] == "These files are <empty>."
    assert files._repr_html_().startswith("<ul></ul><p>These files are &lt;empty&gt;.</p><p>Hand in")
