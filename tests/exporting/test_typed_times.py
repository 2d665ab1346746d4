"""Times as typed, read for the picture."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.exporting.moments import DAY_MIN, Moment, day_name, on_one_axis, read_moment, year_of


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("09:47", "09:47"),
        ("9:47", "09:47"),
        ("about 9.47 pm", "21:47"),
        ("12:05 am", "00:05"),
        ("4pm", "16:00"),
        ("12 a.m.", "00:00"),
        ("2100hrs WAT", "21:00"),
        ("T08:19:34+0100", "08:19"),
        ("15.25 PST", "15:25"),
        ("2025-03-14 23:59 UTC", "23:59"),
        ("2025-03-14T07:05Z", "07:05"),
        ("13:20pm", "13:20"),
    ],
)
def test_times_are_read_in_usual_forms(text: str, clock: str) -> None:
    """Clock times with colon, point, am and pm, or hours alone are read."""
    moment = read_moment(text)
    assert moment is not None
    assert moment.clock == clock


@pytest.mark.parametrize("text", ["", "noon", "25:00", "09:61", "the day after", "14 March", "30%", "1.2.3.4"])
def test_what_is_no_time_is_not_drawn(text: str) -> None:
    """Words, impossible clocks and other numbers are no times."""
    assert read_moment(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14 March 2025, 09:47", date(2025, 3, 14)),
        ("March 14th, 2025 09:47", date(2025, 3, 14)),
        ("2025-03-14 09:47", date(2025, 3, 14)),
        ("14 Mar 09:47", date(2024, 3, 14)),
        ("09:47", None),
        ("31 February 2025 09:47", None),
    ],
)
def test_dates_beside_a_time_are_read(text: str, day: date | None) -> None:
    """A date is taken along, in the document's year where it has none."""
    moment = read_moment(text, year=2024)
    assert moment is not None
    assert moment.day == day


def test_a_clock_far_behind_is_the_next_day() -> None:
    """Entries run over midnight without a date; a small step back stays on the same day."""
    moments = [read_moment(text) for text in ("23:50", "23:58", "00:10", "00:05", "x")]
    assert on_one_axis(moments) == [1430, 1438, DAY_MIN + 10, DAY_MIN + 5, None]


def test_a_date_moves_the_axis() -> None:
    """A dated entry is on its day, and so are those that follow."""
    moments = [read_moment(text) for text in ("14 March 2025 10:00", "15 March 2025 09:00", "09:30")]
    first, second, third = on_one_axis(moments)
    assert (second - first, third - second) == (23 * 60, 30)


def test_the_year_is_that_of_the_document() -> None:
    """The first year named anywhere counts for dates without one."""
    assert year_of(["14 March", "15 March 2025", "2019"]) == 2025
    assert year_of(["09:47"]) == 2000


def test_days_are_named_shortly() -> None:
    """A known date is day and month, an unknown one a number."""
    assert day_name(date(2025, 3, 14).toordinal()) == "14 Mar"
    assert day_name(1) == "day 2"


@given(st.text(max_size=40))
def test_any_text_is_read_without_an_error(text: str) -> None:
    """Whatever was typed is a time of day or none."""
    moment = read_moment(text)
    assert moment is None or (isinstance(moment, Moment) and 0 <= moment.minute < DAY_MIN)
