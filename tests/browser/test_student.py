"""A student's whole way, in a real JupyterLab and a real browser."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from good_text import PLAIN, TASKS, TIMELINE

pytestmark = pytest.mark.browser

LAST_OF_THE_SUMMARY = ("summary.affected", "summary.affected_of", "summary.root_cause")
SECTIONS = {
    "Summary": tuple(path for path in PLAIN if path.startswith("summary.") and path not in LAST_OF_THE_SUMMARY),
    "Timeline": (),
    "Root cause": ("root_cause", "resolution"),
    "Measures": ("improvements",),
    "Document": ("title", "extras"),
}


@pytest.fixture
def student(lab: Any) -> str:
    """A student without a draft, remembered as the first notebook would: one for all tests, as a case takes time."""
    shutil.rmtree(lab.answers, ignore_errors=True)
    lab.answers.mkdir()
    (lab.answers / "student.json").write_text(json.dumps({"student": "amina"}))
    return "amina"


def field(page: Any, path: str) -> Any:
    return page.locator(f".kit-at-{path.replace('.', '-')} :is(input, textarea, select)")


def go_to(page: Any, section: str) -> None:
    page.locator(".kit-sections").get_by_role("button", name=section).click()


def points(page: Any) -> int:
    """The completeness that the page shows, of 44."""
    words = page.locator(".kit-completeness").inner_text()
    assert words.endswith("/44"), words
    return int(words.removeprefix("Completeness ").removesuffix("/44"))


def wait_for_points(page: Any, at_least: int) -> None:
    page.wait_for_function(
        "least => parseInt(document.querySelector('.kit-completeness').textContent.match(/\\d+/)[0]) >= least",
        arg=at_least,
    )


def wait_until_saved(page: Any) -> None:
    page.locator(".kit-state", has_text="● saved").wait_for()


def everything_typed(page: Any) -> dict[str, str]:
    """The text of every field of the form, by its class."""
    return page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.kit-field')].map(field => [
            [...field.classList].find(name => name.startsWith('kit-at-')),
            field.querySelector('input, textarea, select').value,
        ]))"""
    )


def fill_rows(page: Any, name: str, add: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    """Add rows with the button, and type each."""
    for index, row in enumerate(rows):
        page.get_by_role("button", name=add).click()
        for column, text in zip(columns, row, strict=True):
            target = field(page, f"{name}.{index}.{column}")
            target.select_option(text) if column == "kind" else target.fill(text)


def write_everything(visit: Any) -> None:
    """Type a good text, section by section; the score rises with each."""
    page = visit.page
    reached = [points(page)]
    assert reached == [0]
    for section, paths in SECTIONS.items():
        go_to(page, section)
        for path in paths:
            field(page, path).fill(PLAIN[path])
        if section == "Timeline":
            fill_rows(page, "timeline", "Add an entry", ("time", "kind", "text"), TIMELINE)
        if section == "Measures":
            fill_rows(page, "tasks", "Add a task", ("text", "owner", "due", "kind"), TASKS)
        wait_for_points(page, reached[-1] + 1)
        reached.append(points(page))
    go_to(page, "Summary")
    wait_until_saved(page)
    visit.picture_of_the_desk()
    for path in LAST_OF_THE_SUMMARY:
        field(page, path).fill(PLAIN[path])


def grade(exports: Path, out: Path) -> list[dict[str, str]]:
    """The gradebook that ``kit grade`` writes for a folder."""
    subprocess.run([sys.executable, "-m", "kit.cli", "grade", str(exports), "--out", str(out)], check=True)
    with (out / "gradebook.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_student_writes_restarts_and_hands_in(visit: Any, student: str, tmp_path: Path) -> None:
    """From an empty form to full completeness; a restart loses no character; the graded export has the same score."""
    page = visit.page
    visit.open_notebook("2-write.ipynb")
    visit.run_all()
    page.locator(".kit-sections button").first.wait_for()
    write_everything(visit)
    wait_for_points(page, 44)
    assert page.locator(".kit-questions").inner_text().count("Every question has its answer") == 1
    wait_until_saved(page)
    typed = everything_typed(page)
    assert len(typed) == len(PLAIN) + 4 * len(TIMELINE) + 4 * len(TASKS)

    visit.restart_kernel()
    visit.run_all()
    page.wait_for_function("count => document.querySelectorAll('.kit-field').length === count", arg=len(typed))
    wait_for_points(page, 44)
    assert everything_typed(page) == typed

    visit.open_beside("3-export.ipynb")
    visit.run_all()
    page.get_by_role("link", name=".html").wait_for()
    assert page.get_by_text("Completeness 44 of 44").count() == 1
    visit.screenshot("export")
    handed_in = tmp_path / "handed-in"
    for link in page.get_by_role("link", name="download").all():
        with page.expect_download() as download:
            link.click()
        download.value.save_as(handed_in / download.value.suggested_filename)
    rows = grade(handed_in, tmp_path / "graded")
    assert [(row["format"], row["student"], row["completeness_points"]) for row in rows] == [
        ("html", student, "44"),
        ("pdf", student, "44"),
    ]
    assert visit.requests_elsewhere == []
    assert visit.errors_on_the_page == []


def test_a_dead_kernel_loses_nothing(visit: Any, student: str) -> None:
    """Typing after the kernel is gone raises the banner, and after a reload and a re-run the text is put back."""
    page = visit.page
    visit.open_notebook("2-write.ipynb")
    visit.run_all()
    field(page, "summary.zone").fill("UTC")
    wait_until_saved(page)
    visit.kill_kernel()
    experience = PLAIN["summary.experience"]
    field(page, "summary.experience").press_sequentially(experience[:20])
    page.locator(".kit-banner", has_text="Kernel gone: your text is kept in this browser").wait_for(timeout=6000)
    assert page.locator(".kit-state").inner_text() == "○ not saved"
    field(page, "summary.experience").fill(experience)
    visit.screenshot("kernel-gone")

    visit.open_notebook("2-write.ipynb")
    visit.run_all()
    offer = page.locator(".kit-offer", has_text="This browser kept text that the draft does not have")
    offer.wait_for()
    assert field(page, "summary.experience").input_value() == ""
    offer.get_by_role("button", name="Put it back").click()
    page.wait_for_function("() => document.querySelector('.kit-at-summary-experience textarea').value")
    wait_until_saved(page)
    assert field(page, "summary.experience").input_value() == experience
    assert field(page, "summary.zone").input_value() == "UTC"
    (draft,) = visit.lab.answers.glob(f"*-{student}.json")
    assert json.loads(draft.read_text())["postmortem"]["summary"]["experience"] == experience
    assert visit.requests_elsewhere == []


def test_pinned_evidence_reaches_the_form(visit: Any, student: str) -> None:
    """Charts and stream are drawn, a search narrows the stream, and a pin is an entry of the form next door."""
    page = visit.page
    visit.open_notebook("1-investigate.ipynb")
    visit.run_all()
    page.locator(".kit-evidence").first.wait_for()
    assert page.locator(".kit-chart canvas").count() >= 3
    visit.screenshot("room")
    before = page.locator(".kit-evidence").count()
    page.get_by_role("searchbox").fill("HighErrorRate firing")
    page.wait_for_function("before => document.querySelectorAll('.kit-evidence').length < before", arg=before)
    row = page.locator(".kit-from-alert").first
    evidence = row.locator(".kit-id").inner_text()
    row.get_by_role("button", name="Pin").click()
    page.locator(".kit-room-side", has_text=evidence).wait_for()
    page.locator(".kit-stream").scroll_into_view_if_needed()
    visit.screenshot("stream")

    visit.open_beside("2-write.ipynb")
    visit.run_all()
    go_to(page, "Timeline")
    assert field(page, "timeline.0.evidence").input_value() == evidence
    assert visit.requests_elsewhere == []
    assert visit.errors_on_the_page == []
