"""Times, zones, durations, shares and numbers: a known value in many surface forms is read back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.rubric.reading.clocks import find_clocks, find_ranges
from kit.rubric.reading.dates import has_date, has_vague_time
from kit.rubric.reading.durations import find_durations
from kit.rubric.reading.numbers import number
from kit.rubric.reading.shares import find_shares
from kit.rubric.reading.zones import ABBREVIATIONS, find_zones, offset_minutes

_HOURS, _MINUTES = st.integers(0, 23), st.integers(0, 59)


def _twelve(hour: int) -> tuple[int, str]:
    return (hour % 12 or 12, "am" if hour < 12 else "pm")


_CLOCK_FORMS = (
    lambda h, m: f"{h:02d}:{m:02d}",
    lambda h, m: f"{h}:{m:02d} UTC",
    lambda h, m: f"{h:02d}:{m:02d}:30",
    lambda h, m: f"T{h:02d}:{m:02d}:30+0100",
    lambda h, m: f"2025-03-14T{h:02d}:{m:02d}:30Z",
    lambda h, m: f"{h:02d}{m:02d}hrs WAT",
    lambda h, m: f"{h:02d}.{m:02d} PST",
    lambda h, m: f"{h}h{m:02d}",
    lambda h, m: f"{_twelve(h)[0]}:{m:02d} {_twelve(h)[1].upper()}",
    lambda h, m: f"{_twelve(h)[0]}:{m:02d}{_twelve(h)[1]}",
    lambda h, m: f"{_twelve(h)[0]}.{m:02d}{_twelve(h)[1]}",
    lambda h, m: f"{_twelve(h)[0]}:{m:02d} {_twelve(h)[1][0]}.m.",
)


@given(
    _HOURS,
    _MINUTES,
    st.sampled_from(_CLOCK_FORMS),
    st.sampled_from(("", "At ", "(", "from ", "**", "it began around ")),
)
@settings(max_examples=100)
def test_a_time_is_read_back_from_any_form(hour: int, minute: int, form, before: str) -> None:
    """Twelve ways to write a time of day give the same minute."""
    found = find_clocks(before + form(hour, minute) + " it went down")
    assert [clock.minute for clock in found] == [hour * 60 + minute]


@pytest.mark.parametrize(
    ("text", "minute"),
    [("noon", 720), ("midnight", 0), ("4pm", 960), ("12 am", 0), ("12 PM", 720), ("13:20pm", 800), ("3 o'clock", 180)],
)
def test_times_in_words(text: str, minute: int) -> None:
    """Whole hours, noon and midnight, and a 24-hour time with a stray pm."""
    assert [clock.minute for clock in find_clocks(text)] == [minute]


@pytest.mark.parametrize(
    "text",
    [
        "Ubuntu 20.04",
        "nginx 1.18.0",
        "port 8080",
        "10.0.0.1:443",
        "version 2.4.7",
        "ratio 3:99",
        "line 87",
        "12/05/2025",
        "$10.50",
        "5 amazing ideas",
    ],
)
def test_numbers_that_are_no_times(text: str) -> None:
    """Versions, ports, addresses, dates and prices are not times."""
    assert find_clocks(text) == []


@given(
    _HOURS,
    _MINUTES,
    _HOURS,
    _MINUTES,
    st.sampled_from(
        (" - ", "-", " – ", " to ", " until ", " UTC to ", " UTC – 15 March 2025, ", " through ", " till ")
    ),
)
@settings(max_examples=60)
def test_a_range_is_read_back(h1: int, m1: int, h2: int, m2: int, joint: str) -> None:
    """Two times joined by a dash or a word are one range."""
    (found,) = find_ranges(f"from {h1:02d}:{m1:02d}{joint}{h2:02d}:{m2:02d}")
    assert (found.first.minute, found.last.minute) == (h1 * 60 + m1, h2 * 60 + m2)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("From 4pm to 6 GMT", 960, 1080),
        ("10 - 11 AM", 600, 660),
        ("between 9 and 11:30 AM", 540, 690),
        ("2pm-4pm", 840, 960),
    ],
)
def test_ranges_with_a_bare_hour(text: str, first: int, last: int) -> None:
    """One of two hours may lack its half of the day."""
    (found,) = find_ranges(text)
    assert (found.first.minute, found.last.minute) == (first, last)


def test_two_times_that_are_no_range() -> None:
    """Times with words of their own between them are two times."""
    assert find_ranges("At 10:00 the alert fired and at 10:30 we met") == []


@given(
    st.sampled_from(sorted(set(ABBREVIATIONS) - {"ET", "CT", "MT", "PT"})),
    st.sampled_from(("10:00 {}", "10:00 ({})", "4pm {}", "(all times in {})")),
)
def test_zone_abbreviations(name: str, form: str) -> None:
    """An abbreviation is read with its minutes east of UTC."""
    assert [(zone.text, zone.offset_min) for zone in find_zones(form.format(name))] == [(name, ABBREVIATIONS[name])]


@given(
    st.integers(0, 14),
    st.sampled_from((0, 30, 45)),
    st.sampled_from("+-"),
    st.sampled_from(("GMT{s}{h}:{m:02d}", "10:00 (UTC {s}{h}:{m:02d})", "10:00:00{s}{h:02d}{m:02d}")),
)
def test_offsets(hours: int, minutes: int, sign: str, form: str) -> None:
    """An offset behind UTC, GMT or a time is read in minutes."""
    value = (hours * 60 + minutes) * (1 if sign == "+" else -1)
    assert [zone.offset_min for zone in find_zones(form.format(s=sign, h=hours, m=minutes))] == [value]


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("10:00 East Africa Time", 180),
        ("3 PM Eastern time", -300),
        ("GMT +1", 60),
        ("(UTC-5)", -300),
        ("14:00Z", 0),
        ("Africa/Lagos", None),
        ("5 PM PT", -480),
        ("Nairobi time", 180),
    ],
)
def test_zones_in_words(text: str, offset: int | None) -> None:
    """Names, short names after a time, IANA names."""
    assert [zone.offset_min for zone in find_zones(text)] == [offset]


@pytest.mark.parametrize(
    "text",
    [
        "response time",
        "the PT cruiser",
        "at the best time",
        "from 10:00 to 12:00",
        "the CATALOG",
        "+99:00",
        "first time",
    ],
)
def test_words_that_are_no_zones(text: str) -> None:
    """Ordinary words with time in them, and offsets no clock has."""
    assert find_zones(text) == []


def test_an_offset_that_no_clock_has() -> None:
    """More than 14 hours or 60 minutes is no offset."""
    assert offset_minutes("+15") is None
    assert offset_minutes("+0175") is None


_LENGTHS = (
    lambda h, m: f"{h} hours and {m} minutes",
    lambda h, m: f"{h} hours, {m} minutes",
    lambda h, m: f"{h}h {m}m",
    lambda h, m: f"{h} hrs {m} mins",
    lambda h, m: f"{h * 60 + m} minutes",
    lambda h, m: f"{h * 60 + m}-minute",
    lambda h, m: f"{(h * 60 + m) * 60} seconds",
)


@given(st.integers(2, 30), st.integers(2, 59), st.sampled_from(_LENGTHS))
def test_a_duration_is_read_back_from_any_form(hours: int, minutes: int, form) -> None:
    """Seven ways to write a length of time give the same seconds."""
    found = find_durations(f"It lasted {form(hours, minutes)} in all.")
    assert [duration.seconds for duration in found] == [(hours * 60 + minutes) * 60]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("an hour and a half", 5_400),
        ("two and a half hours", 9_000),
        ("half an hour", 1_800),
        ("forty-five minutes", 2_700),
        ("three days", 259_200),
        ("several hours", None),
        ("1.5 hours", 5_400),
        ("30min", 1_800),
    ],
)
def test_durations_in_words(text: str, seconds: float | None) -> None:
    """Numbers in words, halves, and vague lengths."""
    assert [duration.seconds for duration in find_durations(text)] == [seconds]


@pytest.mark.parametrize(
    "text", ["10:00 AM", "a second server", "the minutes of the meeting", "5 months", "a hundred users"]
)
def test_texts_without_a_duration(text: str) -> None:
    """Ordinals, clock times and other nouns are no lengths of time."""
    assert find_durations(text) == []


@given(
    st.integers(0, 1000).map(lambda n: n / 10),
    st.sampled_from(("{}%", "{} %", "{} percent", "{} per cent")),
    st.sampled_from(("About {} of users", "affecting {} of traffic", "({})")),
)
def test_a_percentage_is_read_back(value: float, form: str, around: str) -> None:
    """Percentages with sign or word."""
    (share,) = find_shares(around.format(form.format(value)))
    assert (share.kind, share.value) == ("percentage", value)


@given(
    st.integers(1, 999_999),
    st.sampled_from(("{} users", "{} unique visitors", "over {} paying customers", "{} of our staff members")),
)
def test_a_count_is_read_back(value: int, form: str) -> None:
    """Counts of people, with thousands separators."""
    (share,) = find_shares(form.format(f"{value:,}"))
    assert (share.kind, share.value) == ("count", value)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("nearly one third of the users", "fraction", 100 / 3),
        ("half of our customers", "fraction", 50.0),
        ("2/3 of requests", "fraction", 200 / 3),
        ("three quarters of all visitors", "fraction", 75.0),
        ("one in five users", "fraction", 20.0),
        ("all users", "all", 100.0),
        ("everyone", "all", 100.0),
        ("the entire user base", "all", 100.0),
        ("a dozen customers", "count", 12.0),
        ("thousands of users", "count", 2_000.0),
        ("12k users", "count", 12_000.0),
        ("many users", "vague", None),
        ("a significant portion of our users", "vague", None),
        ("some customers", "vague", None),
    ],
)
def test_shares_in_words(text: str, kind: str, value: float | None) -> None:
    """Fractions, counts, all, and the vague ones."""
    (share,) = find_shares(text)
    assert share.kind == kind
    assert share.value == (pytest.approx(value) if value is not None else None)


@pytest.mark.parametrize("text", ["two engineers", "3 servers", "10 minutes", "the users", "version 2 of the API"])
def test_texts_without_a_share(text: str) -> None:
    """Counts of other things say nothing about users."""
    assert find_shares(text) == []


@given(st.integers(1, 99))
def test_numbers_in_words(value: int) -> None:
    """Numbers up to 99 are read from words."""
    ones = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    ones += [f"{stem}teen" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine")]
    tens = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    word = ones[value] if value < 20 else tens[value // 10] + (f"-{ones[value % 10]}" if value % 10 else "")
    assert number(word) == value


def test_a_word_that_is_no_number() -> None:
    """A word that is no number is refused by name."""
    with pytest.raises(ValueError, match="'lots' is not a number"):
        number("lots")


@pytest.mark.parametrize(
    "text", ["2024-03-05", "5/3/2024", "March 5", "5th of March", "05.03.24", "Mar 5th, 2024", "Dec. 24"]
)
def test_dates(text: str) -> None:
    """Calendar dates in the forms people write them."""
    assert has_date(text)


def test_vague_times_and_no_dates() -> None:
    """A time of day in words is vague; a version is no date."""
    assert has_vague_time("it happened on tuesday in the afternoon")
    assert not has_vague_time("it happened at 10:00")
    assert not has_date("python 3.11 on port 8080")
