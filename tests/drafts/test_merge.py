"""Two notebooks with the same draft open."""

from kit.drafts.merge import merge
from kit.postmortem.model import Postmortem, Summary, TimelineEntry


def entry(time: str, text: str = "") -> TimelineEntry:
    return TimelineEntry(time=time, text=text)


BASE = Postmortem(title="Old", timeline=(entry("09:47"), entry("10:14")))


def test_changes_to_different_fields_are_both_kept() -> None:
    """One side's title and the other side's summary end up together."""
    mine = BASE.model_copy(update={"title": "New"})
    theirs = BASE.model_copy(update={"summary": Summary(zone="UTC")})
    assert merge(BASE, mine, theirs) == BASE.model_copy(update={"title": "New", "summary": Summary(zone="UTC")})


def test_the_same_field_changed_on_both_sides_stays_mine() -> None:
    """What is being typed here is never taken away."""
    mine = BASE.model_copy(update={"title": "Mine"})
    theirs = BASE.model_copy(update={"title": "Theirs"})
    assert merge(BASE, mine, theirs).title == "Mine"


def test_an_entry_pinned_elsewhere_joins_the_timeline_in_its_place() -> None:
    """A row that is new in the other notebook lands after the row it followed there, beside my own changes."""
    mine = BASE.model_copy(update={"timeline": (entry("09:47", "First errors"), entry("10:14"), entry("10:20"))})
    theirs = BASE.model_copy(update={"timeline": (entry("09:47"), entry("09:49", "Page"), entry("10:14"))})
    times = [row.time for row in merge(BASE, mine, theirs).timeline]
    assert sorted(times) == ["09:47", "09:49", "10:14", "10:20"]
    assert merge(BASE, mine, theirs).timeline[0] == entry("09:47", "First errors")


def test_a_row_taken_out_here_does_not_come_back() -> None:
    """Removing a row stands, even when the other notebook still had it."""
    mine = BASE.model_copy(update={"timeline": (entry("10:14"),)})
    theirs = BASE.model_copy(update={"title": "New"})
    assert merge(BASE, mine, theirs) == Postmortem(title="New", timeline=(entry("10:14"),))


def test_an_untouched_list_follows_the_other_notebook() -> None:
    """A list that only the other side changed is taken over whole, removals too."""
    theirs = BASE.model_copy(update={"timeline": (entry("09:49"),)})
    assert merge(BASE, BASE, theirs) == theirs
