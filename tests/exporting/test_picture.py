"""The layout of the timeline picture."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kit.exporting.picture import Picture, draw_timeline
from kit.postmortem import ENTRY_KINDS, Postmortem, Summary, TimelineEntry

CLOCKS = st.integers(0, 1439).map(lambda m: f"{m // 60:02d}:{m % 60:02d}")
ENTRIES = st.lists(
    st.builds(
        TimelineEntry,
        time=st.one_of(CLOCKS, st.just("later")),
        kind=st.sampled_from(ENTRY_KINDS),
        text=st.text(max_size=60),
    ),
    max_size=25,
).map(tuple)


def _drawn(*times: str, **summary: str) -> Picture:
    entries = tuple(TimelineEntry(time=time, text="Something happened in the system here") for time in times)
    picture = draw_timeline(Postmortem(timeline=entries, summary=Summary(**summary)))
    assert picture is not None
    return picture


@given(ENTRIES)
@settings(max_examples=100, deadline=None)
def test_no_flag_overlaps_another_and_no_stem_crosses_one(entries: tuple[TimelineEntry, ...]) -> None:
    """Whatever the times, flags keep apart, stay inside the picture, and stems pass beside them."""
    picture = draw_timeline(Postmortem(timeline=entries))
    if picture is None:
        return
    flags = [flag for flag in picture.flags if flag.y is not None]
    boxes = [(flag.x - 5, flag.x + 9 + 4.2 * len(f"{flag.clock} {flag.text}"), flag.y) for flag in flags]
    for i, (left, right, y) in enumerate(boxes):
        assert left >= 0
        assert 0 < y < picture.axis_y
        for other_left, other_right, other_y in boxes[:i]:
            assert abs(y - other_y) > 12 or right <= other_left or other_right <= left
        for flag in flags:
            if flag.y < y:
                assert not left + 5 < flag.x < right


def test_entries_without_a_time_are_not_drawn_but_counted() -> None:
    """The description says how many of the entries the picture shows."""
    picture = _drawn("09:00", "soon", "09:30")
    assert [flag.clock for flag in picture.flags] == ["09:00", "09:30"]
    assert "2 of 3 entries" in picture.description


def test_too_little_to_draw_is_no_picture() -> None:
    """One time makes no line."""
    assert draw_timeline(Postmortem(timeline=(TimelineEntry(time="09:00"), TimelineEntry(time="?")))) is None


def test_time_runs_evenly_to_the_right() -> None:
    """Distances on the picture are those of the clock."""
    picture = _drawn("09:00", "09:30", "10:00")
    first, second, third = (flag.x for flag in picture.flags)
    assert abs((third - second) - (second - first)) < 0.2
    assert (first, third) == (picture.axis_left, picture.axis_right)


def test_the_impact_lies_between_start_and_end() -> None:
    """The summary's start and end are drawn on the axis of the entries, dated or not."""
    picture = _drawn("09:40", "10:20", start="14 March 2025, 09:50", end="14 March 2025, 10:10")
    assert picture.impact is not None
    width = picture.axis_right - picture.axis_left
    assert [round((x - picture.axis_left) / width, 2) for x in picture.impact] == [0.25, 0.75]
    assert "from 09:50 to 10:10" in picture.description


def test_an_impact_that_ends_before_it_begins_is_not_drawn() -> None:
    """What cannot be true is left out of the picture."""
    picture = _drawn("09:40", "10:20", start="15 March 2025, 09:50", end="14 March 2025, 10:10")
    assert picture.impact is None


def test_days_are_named_where_they_change() -> None:
    """Over midnight the axis says which day it is."""
    picture = _drawn("14 March 2025 23:00", "15 March 2025 01:00")
    assert [tick.day for tick in picture.ticks if tick.day] == ["14 Mar", "15 Mar"]


def test_turning_points_keep_their_flags_when_room_is_short() -> None:
    """With more entries at once than lanes, plain events lose their flag first."""
    kinds = [*["event"] * 20, "detection", "resolution"]
    entries = tuple(
        TimelineEntry(time="09:00" if i < 21 else "09:01", kind=kind, text="x" * 40) for i, kind in enumerate(kinds)
    )
    picture = draw_timeline(Postmortem(timeline=entries))
    assert picture is not None
    assert {flag.kind for flag in picture.flags if flag.y is not None} >= {"detection", "resolution"}
    assert any(flag.y is None for flag in picture.flags)
    assert picture.height < 300


def test_long_texts_are_cut_with_an_ellipsis() -> None:
    """A flag holds the first words, and says that there are more."""
    entries = (TimelineEntry(time="09:00", text="word " * 60), TimelineEntry(time="09:10", text="**short** `x`"))
    picture = draw_timeline(Postmortem(timeline=entries))
    assert picture is not None
    assert picture.flags[0].text.endswith("…")
    assert picture.flags[1].text == "short x"
