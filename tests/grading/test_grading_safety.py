"""Grading keeps its hands off what was handed in, and shows what students wrote as text."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kit.case import open_case_by_id
from kit.case.model_postmortem import model_postmortem
from kit.errors import KitError
from kit.exporting import FORMATS, SUFFIXES, Source, export, write_source
from kit.grading import Graded, GradingResult, NotGraded, grade_folder
from kit.grading.feedback import PAGE_START, render_feedback
from kit.postmortem import Postmortem, write_markdown
from kit.rubric import FULL, Rubric, score

TEXT = "# Search down\n\n## Issue Summary\n\n- **Start:** 3 May 2025, 10:02\n- **End:** 10:41\n- **Time zone:** UTC\n"
HOSTILE = (
    "# <script>alert(1)</script>\n\n- **Start:** <img src=x onerror=alert(1)> 10:02 UTC\n\n"
    "[x](javascript:alert(1)) {{ 7 * 7 }}\n"
)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "handed-in"
    folder.mkdir()
    for i, name in enumerate(FORMATS):
        source = Source(TEXT, "web-nginx-fd-limit:0000002a", f"student-{i}")
        (folder / f"{name}{SUFFIXES[name]}").write_bytes(export(source, name))
    return folder


def _state(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _page(text: str) -> tuple[list[tuple[str, dict[str, str | None]]], str]:
    tags, words = [], []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: tags.append((tag, dict(attrs)))  # type: ignore[method-assign]
    parser.handle_data = words.append  # type: ignore[method-assign]
    parser.feed(text)
    return tags, "".join(words)


def _graded(text: str, **fields: object) -> Graded:
    values = {"student": "amina", "student_known": True, "source": Source(text), "report": score(text)}
    return Graded("a.md", "markdown", **(values | fields))


def test_submissions_are_not_touched(folder: Path, tmp_path: Path) -> None:
    """After grading, and grading again, every file handed in is as it was."""
    before = _state(folder)
    for _ in range(2):
        assert grade_folder(folder, tmp_path / "out").exit_status == 0
    assert _state(folder) == before


def test_a_second_run_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """Gradebook and pages depend on the submissions alone."""
    grade_folder(folder, tmp_path / "one")
    grade_folder(folder, tmp_path / "two")
    grade_folder(folder, tmp_path / "two")
    one, two = ({Path(path).name: data for path, data in _state(tmp_path / name).items()} for name in ("one", "two"))
    assert one == two


def test_pages_of_an_earlier_run_are_replaced_and_other_files_left(folder: Path, tmp_path: Path) -> None:
    """What the kit wrote is brought up to date; what somebody else put there stays, under its name."""
    out = tmp_path / "out"
    grade_folder(folder, out)
    (out / "feedback" / "student-1.html").write_text("<p>a letter by hand</p>")
    (folder / "html.html").unlink()
    grade_folder(folder, out)
    pages = sorted(path.name for path in (out / "feedback").iterdir())
    assert pages == ["student-1-2.html", "student-1.html", "student-2.html", "student-3.html"]
    assert (out / "feedback" / "student-1.html").read_text() == "<p>a letter by hand</p>"


def test_submissions_inside_the_output_folder_are_graded(folder: Path) -> None:
    """An output folder that also holds submissions hides none of them, and its own files are not graded."""
    out = folder / "section-a"
    (out / "feedback").mkdir(parents=True)
    (out / "late.md").write_text(TEXT)
    (out / "feedback" / "misplaced.md").write_text(TEXT)
    for _ in range(2):
        result = grade_folder(folder, out)
        assert [graded.file for graded in result.graded] == [
            "html.html",
            "markdown.md",
            "notebook.ipynb",
            "pdf.pdf",
            "section-a/feedback/misplaced.md",
            "section-a/late.md",
        ]
        assert result.not_graded == ()


def test_an_output_that_would_mix_with_the_submissions_is_refused(folder: Path, tmp_path: Path) -> None:
    """The folder itself, a folder whose feedback it is, and somebody else's gradebook are left alone."""
    with pytest.raises(KitError, match="would mix the grades with what was handed in; choose another folder"):
        grade_folder(folder, folder)
    (tmp_path / "feedback").mkdir()
    with pytest.raises(KitError, match="would mix the grades"):
        grade_folder(tmp_path / "feedback", tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "gradebook.csv").write_text("mine")
    with pytest.raises(KitError, match="not a gradebook of the kit, so it is left alone"):
        grade_folder(folder, tmp_path / "out")
    assert (tmp_path / "out" / "gradebook.csv").read_text() == "mine"


def test_no_folder_is_a_clear_error(tmp_path: Path) -> None:
    """A path that is no folder is named."""
    with pytest.raises(KitError, match="not a folder; name the folder that holds the exports"):
        grade_folder(tmp_path / "nowhere", tmp_path / "out")


def test_the_exit_status_tells_whether_all_were_graded() -> None:
    """0 when every file was graded, 1 when one was not."""
    assert GradingResult((), ()).exit_status == 0
    assert GradingResult((), (NotGraded("a", "b"),)).exit_status == 1


def test_feedback_runs_nothing_and_loads_nothing() -> None:
    """Hostile text is shown as text, on a page without scripts, handlers or addresses."""
    page = render_feedback(_graded(HOSTILE, student='"><script>', note="=<b>", model=Postmortem(title=HOSTILE)))
    assert page.startswith(PAGE_START)
    tags, words = _page(page)
    assert not {"script", "img", "link", "iframe", "base", "form"} & {tag for tag, _ in tags}
    for tag, attributes in tags:
        assert not [name for name in attributes if name.startswith("on") or name == "src"]
        assert tag != "a" or (attributes.get("href") or "#").startswith("#")
    assert "<script>alert(1)</script>" in words
    assert "{{ 7 * 7 }}" in words
    assert "url(" not in re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]


def test_numbers_in_the_text_and_at_the_findings_lead_to_each_other() -> None:
    """Each number in the text is a link to its finding, and back."""
    tags, _ = _page(render_feedback(_graded(TEXT)))
    ids = {attributes["id"] for _, attributes in tags if "id" in attributes}
    targets = [attributes["href"].removeprefix("#") for tag, attributes in tags if tag == "a" and "href" in attributes]
    assert len([target for target in targets if target.startswith("at-")]) >= 3
    assert set(targets) <= ids


def test_a_finding_without_a_quote_leads_to_its_section() -> None:
    """What is missing leads to where its section begins; what belongs to a section that is not there leads nowhere."""
    text = "# Down\n\n## Issue Summary\n\nThe shop was down.\n\n## Timeline\n\n- 10:02 The shop was slow.\n"
    report = score(text)
    page = render_feedback(_graded(text))
    targets = {
        int(number): target
        for target, number in re.findall(r'<a class="n \w+" href="#([^"]*)" aria-label="Finding (\d+), go to its', page)
    }
    numbers = {finding.code: number for number, finding in enumerate(report.findings, start=1)}
    assert report.finding("T6").line is None
    assert targets[numbers["T6"]] == "line-7"
    assert targets[numbers["S2"]] == "line-3"
    assert targets[numbers["S5"]] == f"at-{numbers['S5']}"
    assert targets[numbers["X1"]] == "line-1"
    assert numbers["R1"] not in targets
    assert 'id="line-7"' in page


def test_a_finding_beyond_the_text_shown_leads_nowhere_that_is_not_there() -> None:
    """On a page that shows only the beginning of a text, every link has its target."""
    page = render_feedback(_graded("word " * 30_000 + "\n\n## Timeline\n\n- 10:02 An alert paged Sam.\n"))
    tags, _ = _page(page)
    ids = {attributes["id"] for _, attributes in tags if "id" in attributes}
    assert {attributes["href"].removeprefix("#") for tag, attributes in tags if attributes.get("href")} <= ids


def test_points_are_those_of_the_rubric() -> None:
    """Bars and findings show the weighed points, whole ones without decimals and halves as such."""
    rubric = Rubric("Mine", {"completeness": {"start_time": 10, "end_time": 3}, "quality": {"depth": 1}}, (10, 20))
    graded = _graded("From 10:02 on 3 May 2025 until the morning, the shop was down.", report=None)
    report = score(graded.source.markdown, rubric)
    page = render_feedback(
        replace(graded, report=replace(report, findings=tuple(replace(f, mark=1) for f in report.findings)))
    )
    _, words = _page(page)
    assert "6.5 of 13 points, 50 %" in words
    assert "0.5 of 1 points, 50 %" in words
    assert "◐ partly, 1.5 of 3" in words
    assert "◐ partly, 5 of 10" in words
    assert "asks for" not in words


def test_the_bars_say_points_words_and_shapes() -> None:
    """Each score is a bar, a number and counts told by shape and word."""
    graded = _graded(TEXT)
    _, words = _page(render_feedback(graded))
    assert f"{graded.report.points()} of {graded.report.points_possible()} points" in words
    assert "● " in words
    assert "○ " in words
    assert "missing" in words


def test_a_forged_stamp_changes_no_score(tmp_path: Path) -> None:
    """Case and student are only labels; the document alone is scored."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.md").write_text(write_source(Source(TEXT, "../../etc:00000000", "x/../../y")))
    (graded,) = grade_folder(folder, tmp_path / "out").graded
    assert graded.report == score(TEXT, FULL)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in", "out"]
    assert [p.name for p in (tmp_path / "out" / "feedback").iterdir()] == [graded.feedback]


def test_an_unknown_case_costs_no_grade(tmp_path: Path) -> None:
    """Where correctness cannot be scored, completeness is, and the note says why."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.md").write_text(write_source(Source(TEXT, "../../etc:00000000", "amina")))
    (folder / "b.md").write_text(TEXT)
    first, second = grade_folder(folder, tmp_path / "out", correctness=True).graded
    assert first.note.startswith("correctness not scored: '../../etc:00000000' is not a case id")
    assert second.note.startswith("correctness not scored: the file names no case")
    assert first.report == score(TEXT, FULL)


def test_correctness_is_scored_against_the_case_on_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The model answer of a case is correct about it, a text that says nothing is not; the page ends with the model."""
    monkeypatch.setenv("KIT_CACHE", str(tmp_path / "cache"))
    case = open_case_by_id("web-nginx-fd-limit:0000002a")
    model = write_markdown(model_postmortem(case.file, case.key))
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.md").write_text(write_source(Source(model, case.id, "amina")), encoding="utf-8")
    (folder / "thin.md").write_text(write_source(Source("# Nothing\n", case.id, "bo")), encoding="utf-8")
    good, thin = grade_folder(folder, tmp_path / "out", correctness=True).graded
    assert good.report.pct("correctness") > 90
    assert thin.report.pct("correctness") < 10
    page = (tmp_path / "out" / "feedback" / "bo.html").read_text(encoding="utf-8")
    assert "A model postmortem of this case" in page
    assert "correctness_pct" in (tmp_path / "out" / "gradebook.csv").read_text(encoding="utf-8")
