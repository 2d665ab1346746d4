"""Seeds and case ids."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.case import case_id, seed_for, split_case_id
from kit.errors import KitError

LETTERS = st.one_of(st.characters(categories=("L", "N"), max_codepoint=0x24F), st.sampled_from(" -'"))


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=100)
def test_an_id_can_be_taken_apart_again(seed):
    """Scenario and seed come back as they went in."""
    assert split_case_id(case_id("web-nginx-fd-limit", seed)) == ("web-nginx-fd-limit", seed)


@given(st.text(LETTERS, min_size=1, max_size=30).filter(str.strip))
@settings(max_examples=100)
def test_a_name_is_the_same_in_any_spelling_of_its_characters(name):
    """Case, composition and surrounding spaces make no other seed."""
    seed = seed_for(name, "s")
    assert 0 <= seed < 2**32
    assert seed_for(f"  {name.strip()} ", "s") == seed_for(name.strip(), "s")
    assert seed_for(unicodedata.normalize("NFD", name), "s") == seed
    assert seed_for(name.casefold(), "s") == seed


def test_seeds_are_stable_and_differ_between_students_and_scenarios():
    """The number is part of what students hand in, so it must never change."""
    assert seed_for("amina", "web-nginx-fd-limit") == 0xBBA4F9FE
    assert len({seed_for(name, scenario) for name in ("amina", "ben") for scenario in ("a", "b")}) == 4


def test_a_blank_name_is_refused():
    """There is no case of nobody."""
    with pytest.raises(KitError, match="name is blank; give the name or id"):
        seed_for(" \t", "s")


@pytest.mark.parametrize("seed", [-1, 2**32])
def test_a_seed_out_of_range_is_refused(seed):
    """The message names the range."""
    with pytest.raises(KitError, match=rf"{seed} is out of range; seeds are whole numbers from 0 to 4294967295"):
        case_id("s", seed)


@pytest.mark.parametrize("text", ["", "web", "web:1", "web:0000002G", "Web:0000002a", "a:0000002a:b", "x" * 500])
def test_what_is_no_case_id_is_refused_with_an_example(text):
    """The message shows what one looks like, and not more than a line of what was given."""
    with pytest.raises(KitError, match=r"is not a case id; .* such as web-nginx-fd-limit:0000002a") as error:
        split_case_id(text)
    assert len(str(error.value)) < 300
