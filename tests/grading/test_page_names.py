"""Names of feedback pages."""

import re

from hypothesis import given
from hypothesis import strategies as st

from kit.grading.names import page_name


@given(st.lists(st.text(), max_size=20))
def test_names_are_safe_and_unique_whatever_the_students_are_called(wanted):
    """No name holds a separator, begins with a dot, or equals another when case is ignored."""
    taken = set()
    names = [page_name(text, taken) for text in wanted]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert re.fullmatch(r"[\w-][\w.-]*\.html", name)
        assert len(name) < 120


def test_device_names_and_nothing_get_names_of_their_own():
    """Names that Windows keeps for devices, and empty ones, are replaced."""
    taken = set()
    assert page_name("con", taken) == "_con.html"
    assert page_name("//..", taken) == "unnamed.html"
    assert page_name("Amina", taken) == "Amina.html"
    assert page_name("amina", taken) == "amina-2.html"
