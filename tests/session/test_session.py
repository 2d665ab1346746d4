"""The student's main path, without a browser."""

from pathlib import Path

import pytest

from kit import open_case, open_desk
from kit.case.pack import pack_case
from kit.errors import UnknownNameError, UnreadableError
from kit.exporting import read_export
from kit.grading import grade_folder
from kit.postmortem import read_postmortem
from kit.postmortem.model import Postmortem
from kit.session import sign_in

SCENARIO = "web-nginx-fd-limit"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of cases for these tests, so that each case is simulated once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path) -> Path:
    """A notebook's folder of its own, and nobody known."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIT_CACHE", str(cache))
    monkeypatch.delenv("KIT_ANSWERS", raising=False)
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    return tmp_path / "answers"


def write_something(student: str) -> Postmortem:
    """Type into the form, as a student would, and return what the desk then holds."""
    desk = open_desk(SCENARIO, student=student)
    form = desk.write()
    form._binding._fields["title"][0].value = "Postmortem: checkout errors"
    form._binding._fields["summary.zone"][0].value = "UTC"
    return desk.postmortem


def test_a_student_has_the_case_of_the_student() -> None:
    """The desk opens the very case that the student's name makes, and another student's differs."""
    desk = open_desk(SCENARIO, student="amina")
    case_id = open_case(SCENARIO, student="amina").file.case_id
    assert repr(desk).startswith("Desk of amina: ")
    assert f"({case_id}), completeness 0 of 44, 0 words" in repr(desk)
    assert case_id not in repr(open_desk(SCENARIO, student="bo"))


def test_a_packed_case_is_opened_without_its_scenario(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk of a packed case holds that case, whoever writes, and needs neither scenario nor simulation."""
    case = open_case(SCENARIO, student="amina")
    packed = pack_case(case, tmp_path / "amina.case.json")
    monkeypatch.setattr("kit.session.open_case", None)
    assert f"({case.id}), completeness 0 of 44" in repr(open_desk(str(packed), student="amina"))
    with pytest.raises(UnreadableError, match=r"none\.case\.json: cannot be opened"):
        open_desk("none.case.json", student="amina")


def test_what_was_written_is_there_again(answers: Path) -> None:
    """A desk opened later, as after a restart, has every word; another student's has none."""
    written = write_something("amina")
    assert written.title == "Postmortem: checkout errors"
    assert open_desk(SCENARIO, student="amina").postmortem == written
    assert open_desk(SCENARIO, student="bo").postmortem.is_empty
    assert len(list(answers.glob("*.json"))) == 1


def test_the_remembered_name_is_used() -> None:
    """A name given once in the first notebook opens the same draft without being given again."""
    widget = sign_in()
    assert repr(widget) == "Your name: not given yet"
    widget.children[0].children[0].value = "amina"
    widget.children[0].children[1].click()
    written = write_something("amina")
    assert open_desk(SCENARIO).postmortem == written
    assert repr(sign_in()) == "Your name: amina"


def test_a_guest_is_told_so_at_the_form() -> None:
    """Without a name the form and the brief say under which name the draft is kept, and how to change it."""
    desk = open_desk(SCENARIO)
    assert "You write as guest" in desk.brief()._repr_markdown_()
    assert desk.write().children[0].messages[0].startswith("You write as guest")
    assert open_desk(SCENARIO, student="amina").write().children[0].messages == []


def test_the_room_and_the_form_share_the_draft() -> None:
    """Evidence pinned in the room is an entry of the form at once."""
    desk = open_desk(SCENARIO, student="amina")
    room, form = desk.investigate(), desk.write()
    room._handle_custom_msg({"kind": "pin", "id": "alert-1"}, [])
    assert form._binding._fields["timeline.0.evidence"][0].value == "alert-1"
    assert repr(room).startswith("Investigation room: ")


def test_the_score_takes_in_what_another_notebook_saved() -> None:
    """A desk opened before the form was filled still scores what is in the draft now."""
    desk = open_desk(SCENARIO, student="amina")
    write_something("amina")
    assert repr(desk.score()).startswith("Completeness ")
    assert not repr(desk.score()).startswith("Completeness 0 ")


def test_the_live_score_is_that_of_the_rubric_in_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``KIT_RUBRIC`` weighs the score at the form, on the score card and of ``kit grade`` alike."""
    path = tmp_path / "mine.yaml"
    path.write_text(
        "schema: pmkit/rubric/v1\ntitle: Mine\nwords: [1, 9]\n"
        "completeness: {time_zone: 7, picture: 0.5}\nquality: {depth: 1}\n"
    )
    monkeypatch.setenv("KIT_RUBRIC", str(path))
    write_something("amina")
    desk = open_desk(SCENARIO, student="amina")
    assert repr(desk.write()).endswith("(7 of 7.5 points, 8 words)")
    assert repr(desk.score()).startswith("Completeness 7 of 7.5, 8 words of 1 to 9\n")
    assert "completeness 7 of 7.5, 8 words" in repr(desk)
    desk.export("markdown")
    (graded,) = grade_folder(tmp_path / "exports", tmp_path / "grades").graded
    assert (graded.report.points(), graded.report.points_possible()) == (7, 7.5)


def test_a_bad_rubric_is_told_and_does_not_keep_anyone_from_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where ``KIT_RUBRIC`` names a file that cannot be used, the kit's own rubric scores, and form and card say so."""
    path = tmp_path / "mine.yaml"
    path.write_text("schema: pmkit/rubric/v1\ntitle: Mine\ncompleteness: {start_tme: 2, end_time: -1}\n")
    monkeypatch.setenv("KIT_RUBRIC", str(path))
    desk = open_desk(SCENARIO, student="amina")
    told = (
        f"The score follows the kit's own rubric, as the one that was set up has 2 problems: {path} (named by "
        "KIT_RUBRIC). Please tell your instructor; kit rubric check lists what is wrong."
    )
    form = desk.write()
    assert form.children[0].messages == [told]
    assert repr(form).endswith("(0 of 44 points, 0 words)")
    assert repr(desk.score()).splitlines()[:2] == [told, "Completeness 0 of 44, 0 words of 400 to 600"]
    monkeypatch.setenv("KIT_RUBRIC", str(tmp_path / "none.yaml"))
    (message,) = open_desk(SCENARIO, student="amina").write().children[0].messages
    assert f"has a problem: {tmp_path / 'none.yaml'} (named by KIT_RUBRIC)" in message


def test_exports_hold_the_document_and_its_origin(tmp_path: Path) -> None:
    """Each file carries text, student and case, lies in ``exports``, and is listed with its size."""
    desk = open_desk(SCENARIO, student="amina")
    desk._copy.set_fields({"timeline.0.time": "09:49", "timeline.0.text": "The alert pages."})
    exported = desk.export("html", "markdown")
    assert [each.path.parent for each in exported.files] == [tmp_path / "exports"] * 2
    for each in exported.files:
        source = read_export(each.path)
        assert (source.student, source.case_id) == ("amina", open_case(SCENARIO, student="amina").file.case_id)
        assert read_postmortem(source.markdown) == desk.postmortem
    assert "kB" in repr(exported)


def test_an_export_that_is_not_fit_to_hand_in_says_so() -> None:
    """An empty document and a guest's are exported with a warning; a student's text without."""
    warned = repr(open_desk(SCENARIO).export("markdown"))
    assert "Nothing has been written yet" in warned
    assert "name no author but guest" in warned
    write_something("amina")
    assert "guest" not in repr(open_desk(SCENARIO, student="amina").export("markdown"))


def test_an_unknown_format_or_scenario_is_refused_by_name() -> None:
    """The error names what there is."""
    with pytest.raises(UnknownNameError, match="html, markdown, pdf, notebook"):
        open_desk(SCENARIO, student="amina").export("docx")
    with pytest.raises(UnknownNameError, match=SCENARIO):
        open_desk("web-nginx", student="amina")


def test_a_newer_draft_is_an_error_without_a_traceback(answers: Path) -> None:
    """What a newer kit wrote is refused with one clear line, and kept."""
    write_something("amina")
    (path,) = answers.glob("*.json")
    path.write_text('{"schema_version": 99}')
    with pytest.raises(UnreadableError, match="newer version of the kit") as caught:
        open_desk(SCENARIO, student="amina")
    assert caught.value._render_traceback_() == [str(caught.value)]
    assert path.read_text() == '{"schema_version": 99}'


def test_a_damaged_draft_is_told_at_the_form(answers: Path) -> None:
    """The form shows the newest version and says where the damaged file went."""
    written = write_something("amina")
    (path,) = answers.glob("*.json")
    path.write_text("{")
    desk = open_desk(SCENARIO, student="amina")
    assert desk.postmortem == written
    assert "set aside, untouched" in desk.write().children[0].messages[0]


def test_drafts_can_live_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``KIT_ANSWERS`` moves the drafts, and the exports beside them."""
    monkeypatch.setenv("KIT_ANSWERS", str(tmp_path / "home" / "drafts"))
    write_something("amina")
    open_desk(SCENARIO, student="amina").export("markdown")
    assert len(list((tmp_path / "home" / "drafts").glob("*.json"))) == 1
    assert len(list((tmp_path / "home" / "exports").glob("*.md"))) == 1
