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
from kit.rubric import COMPLETENESS, CONSISTENCY, FULL, QUALITY, score
from kit.rubric.correctness import CORRECTNESS

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


@pytest.fixture(name="rubric")
def _rubric(tmp_path):
    """A rubric of one's own: three criteria of two scales."""
    path = tmp_path / "mine.yaml"
    path.write_text(
        "schema: pmkit/rubric/v1\ntitle: My rubric\nwords: [5, 50]\n"
        "completeness: {start_time: 5, timeline_format: 3}\nquality: {depth: 1}\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture(name="bad_rubric")
def _bad_rubric(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text(
        "schema: pmkit/rubric/v1\ntitle: Bad\ncompleteness: {start_tme: 2, end_time: -1}\n", encoding="utf-8"
    )
    return path


@pytest.fixture(name="outage")
def _outage(tmp_path):
    """A short write-up with a colour code of a terminal in it."""
    file = tmp_path / "p.md"
    file.write_text(
        "# Outage\n\n## Issue Summary\n\nFrom 10:02 to 10:40 UTC search was down.\n\n## Timeline\n\n"
        "- 10:02 Sam should have looked at \x1b[31mthe errors\x1b[0m of search\n- 10:40 all was well\n",
        encoding="utf-8",
    )
    return file


def test_check_prints_three_scores_each_with_its_own_total(outage, capsys):
    """Every criterion has a line below its score: shape, word, code, points, title and place; never a sum of scores."""
    assert main(["check", str(outage)]) == ExitStatus.DONE
    shown = capsys.readouterr().out
    blocks = shown.split("\n\n")
    assert blocks[0].splitlines() == [
        str(outage),
        "26 words (asked for: 400 to 600)",
        "rubric: The assignment's 22 points, and what else can be asked",
    ]
    report = score(outage.read_text(encoding="utf-8"), FULL)
    for block, (scale, criteria) in zip(
        blocks[1:], (("completeness", COMPLETENESS), ("consistency", CONSISTENCY), ("quality", QUALITY)), strict=True
    ):
        total, *lines = block.splitlines()
        points, possible = report.points(scale), 2 * len(criteria)
        assert total == f"{scale.capitalize()}: {points} of {possible} points ({100 * points / possible:.0f} %)"
        heads = [line for line in lines if not line.startswith(" ")]
        assert [line[10:14].strip() for line in heads] == [criterion.code for criterion in criteria]
        assert all(criterion.title in line for criterion, line in zip(criteria, heads, strict=True))
    assert "● met     S1  2/2  Start time                  summary, line 5\n" in shown
    assert "○ missing T6  0/2  Escalation                  timeline, from line 7\n" in shown
    assert "              nobody is named who took it on\n" in shown
    assert "○ missing R1  0/2  Cause in detail             root cause\n" in shown


def test_check_fits_a_terminal_and_sends_it_no_commands(outage, capsys):
    """No line is wider than 80 columns, and control characters of the document are not printed."""
    main(["check", str(outage)])
    shown = capsys.readouterr().out
    assert all(len(line) <= 80 for line in shown.splitlines()[1:])
    assert "Sam should have looked at" in shown
    assert "\x1b" not in shown


def test_check_fails_below_the_minimum_of_completeness(outage, capsys):
    """``--min`` turns a low completeness into exit status 1, for use in CI; the other scores do not count for it."""
    completeness = score(outage.read_text(encoding="utf-8")).pct()
    assert main(["check", str(outage), "--min", str(completeness)]) == ExitStatus.DONE
    assert main(["check", str(outage), "--min", str(completeness + 1)]) == ExitStatus.LOOK


def test_check_as_json_holds_scores_and_findings(outage, capsys):
    """The JSON report has each score by its name, and one finding for each criterion with scale, section and points."""
    main(["check", str(outage), "--format", "json"])
    shown = json.loads(capsys.readouterr().out)
    assert (shown["words"], shown["words_asked"]) == (26, [400, 600])
    assert [finding["code"] for finding in shown["findings"]] == [criterion.code for criterion in FULL]
    for scale, possible in (("completeness", 44), ("consistency", 14), ("quality", 24)):
        findings = [finding for finding in shown["findings"] if finding["scale"] == scale]
        assert shown[scale]["points"] == sum(finding["points"] for finding in findings)
        assert shown[scale]["possible"] == sum(finding["points_possible"] for finding in findings) == possible
    escalation = next(finding for finding in shown["findings"] if finding["id"] == "escalation")
    assert (escalation["section"], escalation["mark"], escalation["line"]) == ("timeline", 0, None)


def test_check_as_sarif_points_at_lines(outage, capsys):
    """The SARIF log names the rules, has a result for each criterion not met at a line, and the scores apart."""
    main(["check", str(outage), "--format", "sarif"])
    run = json.loads(capsys.readouterr().out)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [criterion.code for criterion in FULL]
    assert rules[-1]["properties"] == {"tags": ["quality", "document"]}
    report = score(outage.read_text(encoding="utf-8"), FULL)
    assert [result["ruleId"] for result in run["results"]] == [f.code for f in report.findings if f.mark < 2]
    lines = {
        result["ruleId"]: result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in run["results"]
    }
    assert (lines["T6"], lines["R1"], lines["Q2"]) == (7, 1, 9)
    assert all(result["message"]["text"] for result in run["results"])
    assert run["properties"]["quality"]["possible"] == 24
    assert run["properties"]["completeness"]["points"] == report.points()


def test_check_by_a_rubric_of_ones_own(outage, rubric, capsys, monkeypatch):
    """A rubric selects and weighs, named on the command line or by ``KIT_RUBRIC``; halves and wholes are short."""
    assert main(["check", str(outage), "--rubric", str(rubric), "--min", "82"]) == ExitStatus.LOOK
    shown = capsys.readouterr().out
    assert "26 words (asked for: 5 to 50)\nrubric: My rubric\n\nCompleteness: 6.5 of 8 points (81 %)\n" in shown
    assert "◐ partly  T8  1.5/3  Timeline of timed entries  timeline, line 9\n" in shown
    assert "\n\nQuality: 0 of 1 points (0 %)\n○ missing Q4  0/1  Depth of the analysis  root cause\n" in shown
    assert "Consistency" not in shown
    monkeypatch.setenv("KIT_RUBRIC", str(rubric))
    main(["check", str(outage)])
    assert capsys.readouterr().out == shown
    main(["check", str(outage), "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert (found["rubric"], found["completeness"]) == ("My rubric", {"points": 6.5, "possible": 8, "pct": 81.2})
    assert "consistency" not in found


def test_a_minimum_of_what_is_not_asked_is_wrong_use(outage, tmp_path, capsys):
    """``--min`` with a rubric that leaves completeness out is refused, and not taken for nothing reached."""
    (tmp_path / "q.yaml").write_text("schema: pmkit/rubric/v1\ntitle: Only quality\nquality: {depth: 1}\n")
    command = ["check", str(outage), "--rubric", str(tmp_path / "q.yaml")]
    assert main(command) == ExitStatus.DONE
    assert main([*command, "--min", "50"]) == ExitStatus.USAGE
    assert "--min is about completeness, and the rubric 'Only quality' asks nothing of it" in capsys.readouterr().err


def test_a_rubric_that_asks_nothing_of_a_document_alone_is_wrong_use(outage, tmp_path, capsys):
    """Correctness needs the answer key of a case, so a rubric of correctness alone has nothing to check."""
    (tmp_path / "k.yaml").write_text("schema: pmkit/rubric/v1\ntitle: Only facts\ncorrectness: {onset: 1}\n")
    assert main(["check", str(outage), "--rubric", str(tmp_path / "k.yaml")]) == ExitStatus.USAGE
    assert "'Only facts' asks only about correctness, which kit grade --correctness scores" in capsys.readouterr().err


@pytest.mark.parametrize("named_by", ["option", "variable"])
@pytest.mark.parametrize("command", ["check", "grade"])
def test_a_bad_rubric_is_wrong_use_with_all_its_problems(
    outage, bad_rubric, tmp_path, capsys, monkeypatch, named_by, command
):
    """Nothing is scored by another rubric than the one that was asked for."""
    words = {"check": ["check", str(outage)], "grade": ["grade", str(tmp_path), "--out", str(tmp_path / "out")]}[
        command
    ]
    if named_by == "option":
        words += ["--rubric", str(bad_rubric)]
    else:
        monkeypatch.setenv("KIT_RUBRIC", str(bad_rubric))
    assert main(words) == ExitStatus.USAGE
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "completeness.start_tme: is no criterion of completeness. Did you mean 'start_time'?" in shown.err
    assert "completeness.end_time: -1 is less than 0" in shown.err
    assert ("(named by KIT_RUBRIC)" in shown.err) == (named_by == "variable")
    assert not (tmp_path / "out").exists()


def test_grade_by_a_rubric_of_ones_own(tmp_path, rubric, capsys, monkeypatch):
    """Gradebook and summary are weighed by the rubric, named on the command line or by ``KIT_RUBRIC``."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.md").write_text("# Outage\n\nSearch was down from 10:02 UTC on 3 May 2025.\n", encoding="utf-8")
    assert main(["grade", str(folder), "--out", str(tmp_path / "one"), "--rubric", str(rubric)]) == ExitStatus.DONE
    shown = capsys.readouterr().out
    assert "completeness: median  62 %, lowest  62 %, highest  62 %\nquality:      median   0 %" in shown
    monkeypatch.setenv("KIT_RUBRIC", str(rubric))
    main(["grade", str(folder), "--out", str(tmp_path / "two"), "--quiet"])
    one, two = ((tmp_path / name / "gradebook.csv").read_text(encoding="utf-8") for name in ("one", "two"))
    assert one == two
    assert ",yes,11,yes,5,8,62.5,0,1,0.0,2,0,0,feedback/" in one


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


def test_the_rubric_is_shown_with_points_and_reasons(capsys):
    """Every criterion of every scale is listed by code, points, title, id and reason, in at most 80 columns."""
    assert main(["rubric", "show"]) == ExitStatus.DONE
    shown = capsys.readouterr().out
    words = " ".join(shown.split())
    for criterion in (*FULL, *CORRECTNESS):
        assert f"{criterion.code:4}    2  {criterion.title}  ({criterion.id})\n" in shown
        assert criterion.why in words
    assert "\n\nCompleteness: 44 points for 22 criteria\n" in shown
    assert "\n\nCorrectness: 32 points for 16 criteria\n" in shown
    assert all(len(line) <= 80 for line in shown.splitlines())


def test_a_rubric_of_ones_own_is_shown_with_what_it_does_not_ask(rubric, capsys):
    """What does not count is named too, so that nobody misses it."""
    assert main(["rubric", "show", "--rubric", str(rubric)]) == ExitStatus.DONE
    shown = capsys.readouterr().out
    assert shown.startswith("My rubric\n5 to 50 words. ")
    assert "Completeness: 8 points for 2 criteria\nS1      5  Start time  (start_time)\n" in shown
    assert "not asked: S2 End time, S3 Time zone" in shown


def test_the_rubric_as_yaml_can_be_saved_edited_and_checked(tmp_path, capsys):
    """What ``show --format yaml`` prints has no problems; with the points changed it scores otherwise."""
    main(["rubric", "show", "--format", "yaml"])
    path = tmp_path / "mine.yaml"
    path.write_text(capsys.readouterr().out.replace("  start_time: 2 ", "  start_time: 5.5 "), encoding="utf-8")
    assert main(["rubric", "check", str(path)]) == ExitStatus.DONE
    assert capsys.readouterr().out == (
        f"{path}: no problems; points: completeness 47.5, consistency 14, quality 24, correctness 32\n"
    )


def test_rubric_check_lists_every_problem(bad_rubric, tmp_path, capsys):
    """A file with several problems has them all listed with their paths, and status 1; so has one that is not there."""
    assert main(["rubric", "check", str(bad_rubric)]) == ExitStatus.LOOK
    assert capsys.readouterr().out == (
        f"{bad_rubric}: 2 problems\n"
        "  completeness.start_tme: is no criterion of completeness. Did you mean 'start_time'?\n"
        "  completeness.end_time: -1 is less than 0; write a number from 0 (is not asked) to 100\n"
    )
    assert main(["rubric", "check", str(tmp_path / "none.yaml")]) == ExitStatus.LOOK
    assert "none.yaml: cannot be opened (No such file or directory)" in capsys.readouterr().out
