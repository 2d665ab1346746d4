"""Numbers, times and names as the model postmortem writes them."""

from datetime import datetime

_LEADING_WORDS = frozenset(
    {"A", "An", "The", "Since", "When", "After", "Because", "In", "On", "At", "Set", "Each", "Every", "It", "They"}
)


def lower_first(text: str) -> str:
    """A text as it goes on behind a colon: its first word small, unless it is a name."""
    word = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if word in _LEADING_WORDS else text


def possessive(name: str) -> str:
    """Whose something is: ``Foxglove Paper's``, ``Gannet Cycles'``."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def counted(number: int, noun: str) -> str:
    """A small number in words with its noun: ``two wrong leads``."""
    words = ("no", "one", "two", "three", "four", "five")
    return f"{words[number] if number < len(words) else number} {noun}{'' if number == 1 else 's'}"


def minutes(seconds: float) -> str:
    """Seconds as whole minutes, one at least: ``27 minutes``."""
    minutes = max(1, round(seconds / 60))
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def clock(at: datetime) -> str:
    """A time of day as logs are read, cut to the minute: ``09:47``."""
    return f"{at:%H:%M}"


def day(at: datetime) -> str:
    """A day: ``14 March 2025``."""
    return f"{at.day} {at:%B %Y}"


def day_and_clock(at: datetime) -> str:
    """A day and time of day: ``14 March 2025, 09:47``."""
    return f"{day(at)}, {clock(at)}"
