"""The commands that read and write files: export, check, grade, case, scenario, rubric."""

import json

import pytest

from kit.cli import main
from kit.cli.command import ExitStatus
from kit.cli.export import FORMATS
from kit.drafts import Draft, write_draft
from kit.exporting import FORMATS as ALL_FORMATS
from kit.exporting import SUFFIXES, read_export
from kit.postmortem import Postmortem, Summary, write_markdown
from kit.rubric import COMPLETENESS

DRAFT = Draft(
    student="amina",
    case_id="web-nginx-fd-limit:0000002a",
    scenario="web-nginx-fd-limit",
    postmortem=Postmortem(title="Search was down", summary=Summary(start="10:02", zone="UTC"), root_cause="An index."),
)


@pytest.fixture(name="draft")
def _draft(tmp_path):
    path = tmp_path / "amina.json"
    path.write_bytes(write_draft(DRAFT))
    return path


def test_the_formats_offered_are_those_there_are():
    """``--to`` offers the formats of the exporting part, in its order."""
    assert FORMATS == ALL_FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_a_draft_is_exported_in_each_format(draft, tmp_path, capsys, name):
    """The file is written beside the draft, named on the terminal, and carries the document with student and case."""
    assert main(["export", str(draft), "--to", name]) == ExitStatus.DONE
    target = tmp_path / f"amina{SUFFIXES[name]}"
    assert str(target) in capsys.readouterr().out
    source = read_export(target)
    assert (source.student, source.case_id) == (DRAFT.student, DRAFT.case_id)
    assert source.markdown == write_markdown(DRAFT.postmortem)


def test_an_export_is_exported_again_without_overwriting_itself(draft, tmp_path):
    """From a Markdown export to Markdown, the original stays as it is."""
    main(["export", str(draft), "--to", "markdown"])
    before = (tmp_path / "amina.md").read_bytes()
    assert main(["export", str(tmp_path / "amina.md"), "--to", "markdown"]) == ExitStatus.DONE
    assert (tmp_path / "amina.md").read_bytes() == before
    assert read_export(tmp_path / "amina-export.md").student == "amina"


def test_a_folder_that_cannot_be_written_is_named(draft, tmp_path, capsys):
    """A file in the way of the output folder is a message with the way out."""
    (tmp_path / "taken").write_text("", encoding="utf-8")
    assert main(["export", str(draft), "--out", str(tmp_path / "taken")]) == ExitStatus.USAGE
    assert "choose another folder with --out" in capsys.readouterr().err


def test_a_damaged_draft_is_named(tmp_path, capsys):
    """A draft that is no JSON is refused with its name."""
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    assert main(["export", str(tmp_path / "bad.json")]) == ExitStatus.USAGE
    assert "bad.json" in capsys.readouterr().err


def test_check_prints_every_criterion_and_asks_about_what_is_missing(tmp_path, capsys):
    """The text report has a line for each criterion, with shape and word, and a question below those not met."""
    file = tmp_path / "p.md"
    file.write_text("# Outage\n\n## Issue Summary\n\nFrom 10:02 to 10:40 UTC search was down.\n", encoding="utf-8")
    assert main(["check", str(file)]) == ExitStatus.DONE
    shown = capsys.readouterr().out
    for criterion in COMPLETENESS:
        assert criterion.title in shown
    assert "● met" in shown
    assert "○ missing" in shown
    assert "?" in shown


def test_check_fails_below_the_minimum(tmp_path):
    """``--min`` turns a low score into exit status 1, for use in CI."""
    file = tmp_path / "p.md"
    file.write_text("# Outage\n\nSomething happened.\n", encoding="utf-8")
    assert main(["check", str(file), "--min", "80"]) == ExitStatus.LOOK


def test_check_as_json_holds_the_findings(tmp_path, capsys):
    """The JSON report has the score and one finding for each criterion, by its code."""
    file = tmp_path / "p.md"
    file.write_text("# Outage\n\nSearch was down from 10:02 UTC.\n", encoding="utf-8")
    main(["check", str(file), "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    assert [finding["code"] for finding in report["findings"]] == [criterion.code for criterion in COMPLETENESS]
    assert report["completeness"]["points"] == sum(finding["mark"] for finding in report["findings"])


def test_check_as_sarif_points_at_lines(tmp_path, capsys):
    """The SARIF log names the rules, and has a result with a line for each criterion that is not met."""
    file = tmp_path / "p.md"
    file.write_text("# Outage\n\nSearch was down from 10:02 UTC.\n", encoding="utf-8")
    main(["check", str(file), "--format", "sarif"])
    run = json.loads(capsys.readouterr().out)["runs"][0]
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {criterion.code for criterion in COMPLETENESS}
    assert run["results"]
    for result in run["results"]:
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1
        assert result["message"]["text"]


def test_grade_says_what_it_did_and_names_what_it_could_not(tmp_path, capsys):
    """The summary counts, shows where the gradebook is, and lists each file not graded with its reason; status 1."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.md").write_text("# Outage\n\nSearch was down from 10:02 UTC.\n", encoding="utf-8")
    (folder / "b.html").write_bytes(b"")
    assert main(["grade", str(folder), "--out", str(tmp_path / "out")]) == ExitStatus.LOOK
    shown = capsys.readouterr().out
    assert "graded 1 of 2 files" in shown
    assert str(tmp_path / "out" / "gradebook.csv") in shown
    assert "b.html: " in shown
    assert (tmp_path / "out" / "gradebook.csv").is_file()


def test_grade_with_everything_graded_is_done(tmp_path, capsys):
    """Status 0 where every file was graded; quiet prints nothing then."""
    (tmp_path / "a.md").write_text("# Outage\n\nSearch was down.\n", encoding="utf-8")
    assert main(["grade", str(tmp_path), "--out", str(tmp_path / "out"), "--quiet"]) == ExitStatus.DONE
    assert capsys.readouterr().out == ""


def test_grade_of_no_folder_is_wrong_use(tmp_path, capsys):
    """A folder that is not there is named."""
    assert main(["grade", str(tmp_path / "none"), "--out", str(tmp_path / "out")]) == ExitStatus.USAGE
    assert "not a folder" in capsys.readouterr().err


def test_scenario_check_lists_every_problem(tmp_path, capsys):
    """A scenario file with several problems has them all listed with their paths, and status 1."""
    (tmp_path / "scenario.yaml").write_text("schema: pmkit/scenario/v1\nid: x\n", encoding="utf-8")
    assert main(["scenario", "check", str(tmp_path)]) == ExitStatus.LOOK
    shown = capsys.readouterr().out
    assert "topology" in shown
    assert "workload" in shown


def test_scenarios_are_listed_and_checked(capsys):
    """The first scenario is listed with its title and has no problems."""
    assert main(["scenario", "list"]) == ExitStatus.DONE
    assert "web-nginx-fd-limit  " in capsys.readouterr().out
    assert main(["scenario", "check", "web-nginx-fd-limit", "--seeds", "0"]) == ExitStatus.DONE
    assert capsys.readouterr().out == "web-nginx-fd-limit: no problems\n"


def test_scenario_check_simulates_seeds(capsys):
    """The ranges of duration, detection and impact over the seeds follow."""
    assert main(["scenario", "check", "web-nginx-fd-limit", "--seeds", "1"]) == ExitStatus.DONE
    shown = capsys.readouterr().out
    assert "1 of 1 seeds give a case" in shown
    assert "requests failed" in shown


def test_a_new_scenario_is_a_copy_that_has_no_problems(tmp_path, capsys):
    """``new`` writes a folder that ``check`` finds nothing wrong with, and never writes over one."""
    assert main(["scenario", "new", "web-dns-typo", "--out", str(tmp_path)]) == ExitStatus.DONE
    assert main(["scenario", "check", str(tmp_path / "web-dns-typo"), "--seeds", "0"]) == ExitStatus.DONE
    assert "web-dns-typo: no problems" in capsys.readouterr().out
    assert main(["scenario", "new", "web-dns-typo", "--out", str(tmp_path)]) == ExitStatus.USAGE
    assert "is there already" in capsys.readouterr().err
    assert main(["scenario", "new", "Web DNS", "--out", str(tmp_path)]) == ExitStatus.USAGE
    assert "lower case letters" in capsys.readouterr().err


def test_a_folder_of_scenarios_can_be_named(tmp_path, capsys):
    """``--scenarios`` adds a private folder; a scenario there with problems is listed as such."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "scenario.yaml").write_text("id: own\n", encoding="utf-8")
    assert main(["scenario", "list", "--scenarios", str(tmp_path)]) == ExitStatus.LOOK
    assert "own  cannot be used" in capsys.readouterr().out


def test_an_unknown_scenario_is_answered_with_those_there_are(tmp_path, capsys):
    """A name that is no scenario is wrong use, and the known ones are listed."""
    assert main(["case", "write", "web-nginx", "--seed", "1", "--out", str(tmp_path)]) == ExitStatus.USAGE
    assert "web-nginx-fd-limit" in capsys.readouterr().err


def test_the_rubric_is_shown_with_its_reasons(capsys):
    """Every criterion is listed by code, title, id and reason."""
    assert main(["rubric", "show"]) == ExitStatus.DONE
    shown = capsys.readouterr().out
    for criterion in COMPLETENESS:
        assert f"{criterion.title}  ({criterion.id})" in shown
        assert criterion.why in shown
