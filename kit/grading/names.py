"""Names of feedback pages: safe on every file system, unique within a run."""

import re
import unicodedata

BYTES_MAX = 100
"""Longer names are cut; with suffix and number they stay well below the 255 bytes of most file systems."""

# Windows keeps these for devices, whatever the suffix.
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def page_name(wanted: str, taken: set[str]) -> str:
    """A file name made from ``wanted``, and entered into ``taken``.

    Args:
        wanted: any text, such as a student id.
        taken: the case-folded names given out so far, without suffix; changed by this call.
    """
    letters = re.sub(r"[^\w.-]+", "-", unicodedata.normalize("NFC", wanted)).encode()[:BYTES_MAX]
    name = letters.decode(errors="ignore").strip(".-") or "unnamed"
    if _RESERVED.fullmatch(name.split(".")[0]):
        name = f"_{name}"
    unique, number = name, 1
    while unique.casefold() in taken:
        number += 1
        unique = f"{name}-{number}"
    taken.add(unique.casefold())
    return f"{unique}.html"
