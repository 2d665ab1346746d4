"""Instants: reading and writing them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.scenario import Moment, parse_moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("start+40m~8m", Moment("start", 2400.0, 480.0)),
        ("ack+6m30s", Moment("ack", 390.0)),
        ("-16d", Moment("start", -16 * 86400.0)),
        ("+1h", Moment("start", 3600.0)),
        ("fix_done", Moment("fix_done")),
        ("surge-60s~20s", Moment("surge", -60.0, 20.0)),
        ("start + 1.5m", Moment("start", 90.0)),
        ("raise-limit+5s", Moment("raise-limit", 5.0)),
    ],
)
def test_moments_are_read_as_anchor_offset_and_spread(text, moment):
    """Each documented way of writing an instant gives the instant meant."""
    assert parse_moment(text) == moment


@pytest.mark.parametrize(
    "text", ["", "~5m", "40m", "start+40", "start+m", "09:45:00", "Start+4m", "start+4m+2s", 45, None, [1]]
)
def test_what_is_no_moment_is_refused_with_an_example(text):
    """Anything else is refused, and the message shows how an instant is written."""
    with pytest.raises(ValueError, match=r"is not an instant; write one like start\+40m"):
        parse_moment(text)


def test_a_moment_passes_through():
    """A Moment is accepted where text is."""
    moment = Moment("ack", 5.0)
    assert parse_moment(moment) is moment


@given(
    st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True),
    st.integers(-(10**9), 10**9),
    st.integers(0, 10**6),
)
def test_writing_and_reading_a_moment_gives_the_same(anchor, offset_s, spread_s):
    """Text made from an instant reads back as that instant."""
    moment = Moment(anchor, float(offset_s), float(spread_s))
    assert parse_moment(str(moment)) == moment
