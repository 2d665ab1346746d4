"""The prose of a scenario is complete, varied, and checked as a whole."""

import pytest

from kit.errors import ScenarioError
from kit.scenario import list_scenarios, load_scenario
from kit.scenario.prose import read_prose
from kit.scenario.wording import all_wordings, facts_in

WORDINGS_MIN = 12


@pytest.fixture(name="scenario", scope="module")
def _scenario():
    return load_scenario("web-nginx-fd-limit")


@pytest.fixture(name="words", scope="module")
def _words(scenario):
    return read_prose(scenario)


def spoil(scenario, change):
    """The scenario with its prose changed."""
    raw = dict(scenario.narrative.model_extra)
    change(raw)
    return scenario.model_copy(update={"narrative": type(scenario.narrative).model_validate(raw)})


@pytest.mark.parametrize("name", list_scenarios())
def test_every_line_has_a_dozen_wordings(name):
    """Chat lines, status posts and kinds of tickets do not repeat within a cohort of some size."""
    words = read_prose(load_scenario(name))
    poor = {line.id: all_wordings(line.text) for line in (*words.chat, *words.status)}
    assert {line: count for line, count in poor.items() if count < WORDINGS_MIN} == {}
    for group in words.tickets.groups:
        assert len({text.body for text in group.texts}) >= WORDINGS_MIN


def test_people_of_the_prose_are_people_of_the_scenario(scenario, words):
    """Whoever speaks is somebody of the scenario, or the marketing team."""
    known = {role.who for role in scenario.people} | {"marketing"}
    assert {line.who for line in words.chat} <= known


def test_lines_refer_to_lines_and_herrings_that_exist(scenario, words):
    """No line waits for one that is not there."""
    ids = {line.id for line in words.chat}
    herrings = {herring.id for herring in scenario.red_herrings.pool}
    for line in words.chat:
        assert {line.after, line.unless} - {None} <= ids
        assert herrings.issuperset((*line.needs, *line.without))


def test_changes_and_actions_of_the_prose_exist(scenario, words):
    """The history words what the scenario declares, and the key is shown by what is declared."""
    assert set(words.changes) <= {change.id for change in scenario.changes}
    assert set(words.actions) <= {step.name for step in scenario.response}
    events = {event.id for event in scenario.truth.events} | {herring.id for herring in scenario.red_herrings.pool}
    assert events - set(words.shows) == set()


def test_each_conversation_about_a_red_herring_has_an_answer(scenario, words):
    """Who brings up a red herring is answered with a reason."""
    for line in words.chat:
        if line.needs and line.id in {"dump_job", "page_cleaner", "payment", "blame_deploy"}:
            assert any(other.after == line.id for other in words.chat)


def test_no_wording_holds_a_figure_that_should_be_a_fact(words):
    """Percentages in chat come from the run."""
    for line in words.chat:
        for template in line.text:
            if " %" in template:
                assert any(name.endswith("_pct") for name in facts_in(template)), template


def test_all_problems_are_reported_at_once_with_their_paths(scenario):
    """A missing part, a bad condition, a stray brace and an unknown field appear in one error."""

    def change(raw):
        del raw["brief"]
        raw["titles"] = ["an open {brace"]
        raw["chat"] = [
            {"id": "a", "at": "ack+1m", "channel": "c", "who": "P1", "text": ["hi"], "when": {"x": "many"}, "mood": 1}
        ]

    with pytest.raises(ScenarioError) as error:
        read_prose(spoil(scenario, change))
    text = str(error.value)
    assert text.startswith("web-nginx-fd-limit/prose.yaml: 4 problems")
    for line in (
        "titles[0]: { is left open in 'an open {brace'",
        "brief: is missing",
        "chat[0].when.x: 'many' is not a condition",
        "chat[0].mood: is not a field of this part",
    ):
        assert line in text


def test_two_lines_of_one_name_are_refused(scenario):
    """Lines are referred to by name, so each needs its own."""

    def change(raw):
        raw["chat"] = [raw["chat"][0], raw["chat"][0]]

    with pytest.raises(ScenarioError, match="chat has these ids twice: handover"):
        read_prose(spoil(scenario, change))


def test_a_scenario_without_prose_says_what_is_missing(scenario):
    """Every part of the prose that must be there is named."""
    with pytest.raises(ScenarioError, match=r"(?s)titles: is missing.*chat: is missing"):
        read_prose(spoil(scenario, dict.clear))


def test_a_list_that_is_really_too_short_is_reported(scenario):
    """Fewer customers than a dozen would repeat themselves."""

    def change(raw):
        raw["customers"] = ["Marta K."]

    with pytest.raises(ScenarioError, match="customers: holds 1, and needs 12 or more"):
        read_prose(spoil(scenario, change))
