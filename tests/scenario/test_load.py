"""Finding and reading scenarios, and what is said of those that cannot be used."""

import copy
from pathlib import Path

import pytest
import yaml

from kit.errors import ScenarioError, UnknownNameError
from kit.scenario import list_scenarios, load_scenario

NAME = "web-nginx-fd-limit"
SOURCE = Path(__file__).parents[2] / "scenarios" / NAME


@pytest.fixture(scope="module")
def content():
    """The raw content of a sound scenario."""
    return yaml.safe_load((SOURCE / "scenario.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def write(tmp_path, content):
    """A function that writes a changed copy of the scenario and returns its folder."""

    def write(change=None, text=None):
        folder = tmp_path / NAME
        folder.mkdir(exist_ok=True)
        data = copy.deepcopy(content)
        if change is not None:
            change(data)
        text = text if text is not None else yaml.safe_dump(data, sort_keys=False)
        (folder / "scenario.yaml").write_text(text, encoding="utf-8")
        return folder

    return write


def problems(folder):
    with pytest.raises(ScenarioError) as caught:
        load_scenario(folder)
    return [str(problem) for problem in caught.value.problems]


def test_a_scenario_is_found_by_name_folder_and_file():
    """Name, folder and file of a scenario all give the same scenario."""
    by_name = load_scenario(NAME)
    assert by_name.id == NAME
    assert load_scenario(SOURCE) == by_name
    assert load_scenario(SOURCE / "scenario.yaml") == by_name
    assert NAME in list_scenarios()


def test_a_folder_given_and_the_environment_come_before_the_bundled_ones(write, tmp_path, monkeypatch):
    """A scenario of the same name in a folder given, or in KIT_SCENARIOS, hides the kit's own."""

    def retitle(data):
        data["title"] = "Another title"

    write(retitle)
    assert load_scenario(NAME, tmp_path).title == "Another title"
    assert load_scenario(NAME).title != "Another title"
    monkeypatch.setenv("KIT_SCENARIOS", str(tmp_path))
    assert load_scenario(NAME).title == "Another title"


def test_an_unknown_name_is_answered_with_the_known_ones_and_a_guess():
    """The message lists the scenarios there are, and the one that was probably meant."""
    with pytest.raises(
        UnknownNameError, match=rf"no scenario 'web-nginx-fd-limt'\. Did you mean '{NAME}'\? There are: .*{NAME}"
    ):
        load_scenario("web-nginx-fd-limt")
    with pytest.raises(UnknownNameError, match=r"no scenario 'zzz'\. There are: "):
        load_scenario("zzz")


@pytest.mark.parametrize("name", ["../scenarios/x", "/nowhere", "", ".", "a/b"])
def test_a_path_that_leads_nowhere_is_an_unknown_name(name, tmp_path, monkeypatch):
    """A path without a scenario is reported as unknown, never as a traceback."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnknownNameError):
        load_scenario(name)


def test_all_problems_are_listed_at_once_with_their_paths(write):
    """Problems of shape and of meaning stand in one list, each with its path."""

    def spoil(data):
        del data["title"]
        data["difficulty"] = 9
        data["topology"]["nodes"]["web"]["workers"] = 0
        data["topology"]["nodes"]["db"]["service_s"] = {"dist": "normal", "mean": 1}
        data["topology"]["edges"].append("web>mars")
        data["workload"]["endpoints"][0]["share"] = 0.9
        data["changes"][0]["at"] = "yesterday"
        data["colour"] = "red"
        data["monitoring"]["rules"][0]["expr"] = "errors > many"

    found = problems(write(spoil))
    assert "title: is missing" in found
    assert "difficulty: input should be less than or equal to 5" in found
    assert "topology.nodes.web.workers: input should be greater than or equal to 1" in found
    assert "topology.nodes.db.service_s: 'normal' is not known here; there are: 'exponential', 'lognormal'" in found
    assert any(p.startswith("topology.edges[4]: 'mars' is no node; nodes: web, app") for p in found)
    assert "workload.endpoints: shares sum to 1.56; they must sum to 1" in found
    assert "colour: is not a field of this part; check its spelling" in found
    assert any(p.startswith("changes[0].at: 'yesterday' is no instant known here") for p in found)
    assert any(p.startswith("monitoring.rules[0].expr: 'errors > many' is not a condition") for p in found)
    assert len(found) == 9


def test_the_error_names_the_scenario_and_counts_its_problems(write):
    """The message can be shown as it stands."""

    def spoil(data):
        data["difficulty"] = 0
        data["family"] = "Not A Family"

    with pytest.raises(ScenarioError, match=rf"^{NAME}/scenario.yaml: 2 problems\n  family: .*\n  difficulty: "):
        load_scenario(write(spoil))


@pytest.mark.parametrize(
    ("where", "field"),
    [
        (None, "t_onset"),
        (None, "impact_pct_requests"),
        ("truth", "peak_pct"),
        ("truth", "t_end"),
        ("root_cause", "requests_failed"),
    ],
)
def test_a_computed_field_is_refused(write, where, field):
    """A scenario cannot type what the run computes, at the top or anywhere under truth."""

    def spoil(data):
        part = data if where is None else data["truth"] if where == "truth" else data["truth"][where]
        part[field] = 12.5

    path = {None: field, "truth": f"truth.{field}"}.get(where, f"truth.{where}.{field}")
    assert problems(write(spoil)) == [f"{path}: is computed by the simulation and cannot be typed; remove it"]


def test_a_syntax_error_is_reported_with_its_line(write):
    """Text that is no YAML is reported with file, line and column."""
    (found,) = problems(write(text="id: x\ntitle: [unclosed\nfamily: y\n"))
    assert found.startswith("scenario.yaml, line 3, column 7: is not valid YAML: ")


def test_a_key_typed_twice_is_reported(write):
    """A key that is there twice is an error, because YAML would silently drop the first."""
    (found,) = problems(write(text="id: x\nid: y\n"))
    assert found == "scenario.yaml, line 2, column 1: is not valid YAML: the key 'id' is there twice"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n- b\n", "does not hold fields such as id: and title: at its top level"),
        ("", "does not hold fields such as id: and title: at its top level"),
        ("a: &x [1]\nb: *x\n", "uses YAML aliases"),
        ("a: !!python/object/apply:os.getcwd []\n", "is not valid YAML: could not determine a constructor"),
        ("a: \x07\n", "is not valid YAML"),
        ("#" * 1_000_001, "is larger than 1000 kB"),
    ],
)
def test_files_that_are_no_scenario_are_named_with_the_reason(write, text, message):
    """Lists, empty files, aliases, Python objects, control characters, huge files: each is refused with its reason."""
    (found,) = problems(write(text=text))
    assert message in found


def test_a_file_that_is_not_utf8_is_named(write):
    """A file in another encoding is reported, not raised as a decoding error."""
    folder = write()
    (folder / "scenario.yaml").write_bytes(b"title: caf\xe9\n")
    (found,) = problems(folder)
    assert found.startswith("scenario.yaml: is not valid YAML in UTF-8")


def test_the_id_must_be_the_name_of_the_folder(write):
    """An id that differs from the folder's name is reported, since cases are named by it."""

    def rename(data):
        data["id"] = "other-name"

    assert problems(write(rename)) == [f"id: is 'other-name' but the folder is called '{NAME}'; they must be the same"]


def test_prose_is_read_from_its_own_file(write):
    """prose.yaml becomes the narrative, counts for the hash, and may not stand in scenario.yaml."""
    folder = write()
    bare = load_scenario(folder)
    assert bare.narrative.model_extra == {}
    (folder / "prose.yaml").write_text("brief: hello\n", encoding="utf-8")
    told = load_scenario(folder)
    assert told.narrative.model_extra == {"brief": "hello"}
    assert told.hash != bare.hash
    (folder / "prose.yaml").write_text("brief: [\n", encoding="utf-8")
    (found,) = problems(folder)
    assert found.startswith("prose.yaml, line ")

    def inline(data):
        data["narrative"] = {"brief": "hello"}

    (folder / "prose.yaml").write_text("brief: hello\n", encoding="utf-8")
    assert problems(write(inline)) == ["narrative: belongs in a file of its own, prose.yaml; move it there"]


def test_the_hash_is_of_the_content_and_not_of_the_layout(write):
    """The same content in another order has the same hash; another number has another."""
    plain = load_scenario(write()).hash

    def reorder(data):
        items = list(data.items())
        data.clear()
        data.update(reversed(items))

    assert load_scenario(write(reorder)).hash == plain

    def change(data):
        data["topology"]["nodes"]["web"]["nofile"] = 1025

    assert load_scenario(write(change)).hash != plain
