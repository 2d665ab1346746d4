"""Templates: facts in braces, wordings in brackets, conditions beside them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.scenario.wording import (
    all_wordings,
    checked_condition,
    checked_template,
    choose,
    facts_in,
    fill,
    holds,
    wordings,
)

WORDS = st.text(st.characters(blacklist_characters="[]{}|", blacklist_categories=("Cs",)), max_size=8)


@given(st.lists(WORDS, min_size=2, max_size=4), WORDS, WORDS, st.floats(0, 1, exclude_max=True))
@settings(max_examples=100)
def test_a_choice_gives_one_of_its_wordings(options, before, after, draw):
    """Whatever is drawn, the text is one of those the template allows, and nothing is left of the marks."""
    text = choose(f"{before}[{'|'.join(options)}]{after}", lambda: draw)
    assert text in {before + option + after for option in options}


def test_brackets_without_a_choice_are_left_alone():
    """Only brackets with a bar are a choice."""
    assert choose("[x] [a|a]", lambda: 0.0) == "[x] a"


def test_wordings_are_counted_without_doubles():
    """The number of texts is the product over the places, and the sum over templates."""
    assert wordings("[a|b|a] and [c|d]") == 4
    assert all_wordings(("[a|b]", "c")) == 3


def test_facts_are_found_and_filled():
    """Names in braces are replaced; a missing one is a KeyError with its name."""
    assert facts_in("{a_at} {P1} {a_at}") == {"a_at", "P1"}
    assert fill("{a} {b}", {"a": "1", "b": "{a}"}) == "1 {a}"
    with pytest.raises(KeyError, match="b"):
        fill("{b}", {})


@pytest.mark.parametrize("stray", ["{a", "a}", "[a", "{a b}", "[a]", "{1}"])
def test_stray_marks_are_refused(stray):
    """A brace or bracket that is neither fact nor choice is an error that shows the text."""
    with pytest.raises(ValueError, match="is left open in"):
        checked_template(stray)


@pytest.mark.parametrize(
    ("condition", "value", "truth"),
    [
        (">= 5", 5, True),
        (">= 5", 4.9, False),
        ("<= 5", 5, True),
        ("< 5", 5, False),
        ("> 0.5", 0.6, True),
        ("> -1", -2, False),
    ],
)
def test_conditions_compare(condition, value, truth):
    """A condition is a comparison with a number."""
    assert checked_condition(condition) == condition
    assert holds(condition, value) is truth


@pytest.mark.parametrize("condition", ["5", "=> 5", "> many", ">= 5 or so"])
def test_other_conditions_are_refused(condition):
    """The message says how to write one."""
    with pytest.raises(ValueError, match="write a comparison and a number, such as >= 5"):
        checked_condition(condition)
