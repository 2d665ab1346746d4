"""Lists of phrases, one a line, as one pattern."""

import re


def phrases(listed: str, **parts: str) -> re.Pattern[str]:
    """A pattern that finds any of some phrases in a lower-case text, as whole words.

    Args:
        listed: one phrase a line, each a regular expression in which a blank stands for one blank of the text.
        parts: what ``<name>`` stands for in the phrases.
    """
    lines = [line.strip() for line in listed.strip().split("\n") if line.strip()]
    joined = "|".join(lines)
    for name, value in parts.items():
        joined = joined.replace(f"<{name}>", value)
    return re.compile(rf"(?<![a-z0-9])(?:{joined})(?![a-z0-9])")


def any_of(listed: str) -> str:
    """A group that matches any of some words or phrases, separated by commas, for use as a part of a phrase."""
    return "(?:" + "|".join(" ".join(word.split()) for word in listed.split(",")) + ")"
