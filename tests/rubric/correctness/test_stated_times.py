"""Times, days and zones as people write them, measured against an instant."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.rubric import read
from kit.rubric.correctness.calendar import find_days
from kit.rubric.correctness.document_clock import Pair, find_clock
from kit.rubric.correctness.stated_times import off_in_words, stated_times, zone_offsets

INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
OFFSETS = st.sampled_from([-480, -300, -60, 0, 60, 120, 180, 330, 345, 540])


def first_time(text):
    """The first time that a text states."""
    return next(time for sentence in read(text).sentences for time in stated_times(sentence))


def in_words(minutes):
    """An offset such as UTC+05:30."""
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


@settings(max_examples=80)
@given(instant=INSTANTS, offset=OFFSETS)
def test_an_instant_is_right_on_every_clock(instant, offset):
    """A time written on any clock, with its zone and day, is 0 s off; an hour later is an hour off."""
    local = instant.astimezone(timezone(timedelta(minutes=offset)))
    stated = first_time(f"It began on {local.day} {local:%B %Y} at {local:%H:%M} {in_words(offset)}.")
    assert stated.off_by_s(instant, (0,)) == 0
    later = stated.off_by_s(instant + timedelta(hours=1), (0,))
    assert 3_480 <= later <= 3_660


@settings(max_examples=80)
@given(instant=INSTANTS, offset=OFFSETS)
def test_a_time_without_day_is_right_on_any_day(instant, offset):
    """Where no day is given the time of day counts, also across midnight."""
    local = instant.astimezone(timezone(timedelta(minutes=offset)))
    stated = first_time(f"It began at {local:%H:%M:%S} {in_words(offset)}.")
    assert stated.off_by_s(instant.replace(microsecond=0) + timedelta(days=3), (0,)) == 0


@pytest.mark.parametrize(
    "text",
    [
        "The outage began on 14 March 2025 at 09:47 UTC.",
        "The outage began on March 14th, 2025 at 9:47 AM UTC.",
        "The outage began at 2025-03-14 09:47 UTC.",
        "The outage began on 14/03/2025 at 09:47 GMT.",
        "The outage began on 3/14/2025 at 9.47 UTC.",
        "The outage began on 14 March at 12:47 EAT.",
        "The outage began at 10:47 CET on the 14th of March 2025.",
        "The outage began at 1:47 AM PST, 14 March.",
        "The outage began at 09:47:08 UTC.",
        "The outage began at 0947hrs UTC.",
    ],
)
def test_the_same_instant_in_many_forms(text):
    """Each of these is 14 March 2025, 09:47:08 UTC."""
    assert first_time(text).off_by_s(datetime(2025, 3, 14, 9, 47, 8, tzinfo=UTC), (0,)) == 0


@pytest.mark.parametrize(
    ("text", "off_s"),
    [
        ("Start: 13 March 2025, 09:47 UTC", 86_400 - 60 + 8),
        ("Start: 14 March 2025, 09:44 UTC", 128),
        ("Start: 14 March 2025, 09:47 EAT", 10_800 - 60 + 8),
    ],
)
def test_a_wrong_day_minute_or_zone_is_measured(text, off_s):
    """The distance is counted from the nearest instant that the text may mean."""
    assert first_time(text).off_by_s(datetime(2025, 3, 14, 9, 47, 8, tzinfo=UTC), (0,)) == off_s


def test_a_range_covers_what_lies_between():
    """In a timeline "10:03 to 10:08" is right for every instant of it."""
    sentence = read("The restart took from 10:03 to 10:08.").sentences[0]
    (stated,) = stated_times(sentence, ranges=True)
    assert stated.off_by_s(datetime(2025, 3, 14, 10, 6, tzinfo=UTC), (0,)) == 0
    assert stated.off_by_s(datetime(2025, 3, 14, 10, 19, tzinfo=UTC), (0,)) == 600


def test_summer_time_is_allowed_for_zones_that_have_it():
    """People write EST in July; nobody has two clocks in UTC or Nairobi."""
    assert zone_offsets("EST", -300) == (-300, -240)
    assert zone_offsets("Eastern time", -300) == (-300, -240)
    assert zone_offsets("EAT", 180) == (180,)
    assert zone_offsets("UTC+1", 60) == (60,)
    assert zone_offsets("Africa/Lagos", None) == ()


@settings(max_examples=80)
@given(day=st.dates(datetime(2024, 1, 1).date(), datetime(2026, 12, 31).date()))  # noqa: DTZ001
def test_a_day_is_read_in_every_form(day):
    """Written in any of the usual forms, a day means itself and not the day after."""
    forms = [
        f"{day:%Y-%m-%d}",
        f"{day:%d/%m/%Y}",
        f"{day:%m/%d/%Y}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"the {day.day}th of {day:%b}",
    ]
    for form in forms:
        (found,) = find_days(f"It was on {form}.")
        assert found.means(day), form
    assert not find_days(f"On {day:%Y-%m-%d}.")[0].means(day + timedelta(days=1))


@pytest.mark.parametrize("text", ["", "at 10:45", "version 3.11.2", "10.0.0.1", "May we ask", "45/99/2025", "2025"])
def test_what_is_no_day_is_not_read_as_one(text):
    """Times, versions, addresses and impossible dates are no days."""
    assert find_days(text) == ()


def _pairs(reading, offset_min):
    """The times of the text's rows, with the truth a fixed offset away."""
    day = datetime(2025, 3, 14, tzinfo=UTC)
    times = [time for sentence in reading.sentences for time in stated_times(sentence)]
    truths = [day + timedelta(seconds=time.first_s + 40, minutes=-offset_min) for time in times]
    return [Pair(time, (truth,), 120.0) for time, truth in zip(times, truths, strict=True)]


ROWS = "## Timeline\n\n- 09:10 one\n- 09:25 two\n- 09:50 three\n- 10:20 four\n"


@pytest.mark.parametrize("name", ["UTC+3", "EAT", "East Africa Time", "Africa/Nairobi"])
def test_the_clock_of_a_document_is_the_zone_it_names(name):
    """All of these are three hours ahead of UTC."""
    reading = read(f"All times are in {name}.\n\n{ROWS}")
    clock = find_clock(reading, _pairs(reading, 180), may_slip=True)
    assert (clock.offsets_min, clock.slipped, clock.right) == ((180,), False, 4)


def test_a_document_without_a_zone_is_read_as_the_case_shows_it():
    """No zone named, times in UTC: all right."""
    reading = read(ROWS)
    clock = find_clock(reading, _pairs(reading, 0), may_slip=True)
    assert (clock.zone, clock.slipped, clock.right) == (None, False, 4)


def test_a_slip_of_the_zone_is_found_and_only_where_it_may_be():
    """Times an hour off throughout are one slip; in a document dated on another day they are just wrong."""
    reading = read(f"All times are in UTC.\n\n{ROWS}")
    clock = find_clock(reading, _pairs(reading, 60), may_slip=True)
    assert (clock.offsets_min, clock.slipped, clock.right) == ((60,), True, 4)
    assert find_clock(reading, _pairs(reading, 60), may_slip=False).right == 0


def test_an_unknown_place_is_read_as_utc():
    """A zone that no clock has leaves the times as they stand."""
    reading = read(f"All times are in Europe/Atlantis.\n\n{ROWS}")
    assert find_clock(reading, _pairs(reading, 0), may_slip=True).right == 4


def test_distances_are_told_in_fitting_units():
    """Minutes, hours, days."""
    assert [off_in_words(s) for s in (20, 420, 9_000, 259_200)] == ["1 minute", "7 minutes", "2.5 hours", "3 days"]
