"""File names for feedback pages, made from what students call themselves: safe on every system, and no two alike."""

import unicodedata
from collections.abc import Collection
from itertools import count

_LONGEST_BYTES = 100
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


def safe_stem(text: str) -> str:
    """A file name without its suffix: letters and digits of any script, ``.``, ``_``, ``-``; else ``student``."""
    composed = unicodedata.normalize("NFC", text)
    stem = "".join(c if c.isalnum() or c in "._-" else "-" for c in composed).strip(".-")
    while len(stem.encode("utf-8", "replace")) > _LONGEST_BYTES:
        stem = stem[:-1]
    stem = stem.rstrip(".-") or "student"
    return f"{stem}-" if stem.casefold().split(".")[0] in _RESERVED else stem


def unique_name(text: str, taken: Collection[str]) -> str:
    """``<stem>.html``, with a number where that is taken.

    Args:
        text: what the page is about.
        taken: names in use, case-folded, since some systems do not tell case apart.
    """
    stem = safe_stem(text)
    names = (f"{stem}.html" if n == 1 else f"{stem}-{n}.html" for n in count(1))
    return next(name for name in names if name.casefold() not in taken)
