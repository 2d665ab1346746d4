"""Lines of the prose are said when their time has come, their figures hold and their partner has spoken."""

import pytest

from kit.errors import ScenarioError
from kit.scenario.prose import ChatLine
from kit.simulator.streams.spoken import say


def line(name, at="start+100s", **more):
    return ChatLine.model_validate({"id": name, "at": at, "channel": "c", "who": "P1", "text": ["hello"], **more})


@pytest.fixture
def said(tiny):
    """Say lines with the given figures."""

    def of(*lines, figures=None, facts=None):
        return say(
            tiny.story(),
            lines,
            iter_draw(),
            facts=lambda _: facts or {},
            figures=lambda _: figures or {},
            channel=lambda each: each.channel,
        )

    return of


def iter_draw():
    numbers = iter(n % 97 / 97.0 for n in range(1, 10_000))
    return lambda: next(numbers)


def ids(said):
    return [each.line.id for each in said]


def test_a_line_is_said_soon_after_its_moment(said):
    """Within a few seconds of hesitation."""
    (only,) = said(line("a"))
    assert 100.0 <= only.at_s < 110.0


def test_a_line_whose_moment_never_came_is_not_said(said):
    """An anchor that did not come about in this case keeps its lines silent."""
    assert said(line("a", at="rollback+5s")) == []


def test_a_line_after_the_window_is_not_said(said):
    """The case ends with its window."""
    assert said(line("a", at="start+700s")) == []


def test_a_line_needs_its_figures(said):
    """All conditions must hold at that moment."""
    asking = line("a", when={"errors_pct": ">= 5", "tickets": "< 1"})
    assert ids(said(asking, figures={"errors_pct": 5.0, "tickets": 0.0})) == ["a"]
    assert said(asking, figures={"errors_pct": 4.9, "tickets": 0.0}) == []


def test_an_answer_is_said_only_after_its_question(said):
    """Without the question there is no answer; with it, the answer comes later."""
    question, answer = line("q", when={"x": "> 1"}), line("a", after="q")
    assert ids(said(question, answer, figures={"x": 2.0})) == ["q", "a"]
    assert said(question, answer, figures={"x": 0.0}) == []


def test_a_line_made_superfluous_is_not_said(said):
    """``unless`` holds a line back where the other one was said."""
    assert ids(said(line("a"), line("b", at="start+150s", unless="a"))) == ["a"]


def test_lines_of_red_herrings_need_their_herring(said, tiny):
    """A line may need a red herring, or its absence."""
    picked = tiny.run.draw.red_herrings[0]
    other = next(h.id for h in tiny.run.draw.scenario.red_herrings.pool if h.id not in tiny.run.draw.red_herrings)
    lines = [
        line("a", needs=[picked]),
        line("b", needs=[other]),
        line("c", without=[picked]),
        line("d", without=[other]),
    ]
    assert ids(said(*lines)) == ["a", "d"]


def test_nobody_writes_before_having_read_the_line_before(said):
    """Two lines of the same moment in one channel are seconds apart, in the order of the file."""
    first, second = said(line("a"), line("b"))
    assert second.at_s - first.at_s >= 3.0


def test_facts_are_filled_in_and_unknown_ones_named(said):
    """A template's facts are replaced; one that does not exist is reported with the line and what there is."""
    (only,) = said(line("a", text=["[hi|hi] {who}"]), facts={"who": "ana"})
    assert only.text == "hi ana"
    with pytest.raises(ScenarioError, match=r"prose.yaml: 1 problem\n  a: 'whom' is no fact .*there are: who"):
        said(line("a", text=["{whom}"]), facts={"who": "ana"})


def test_unknown_figures_are_named(said):
    """A condition on a figure that does not exist is reported."""
    with pytest.raises(ScenarioError, match="a: 'mood' is no figure"):
        said(line("a", when={"mood": "> 1"}), figures={"errors_pct": 1.0})
