"""Names of feedback pages: safe on every file system, unique within a run."""

import re
import unicodedata

LENGTH_MAX = 80
# Windows keeps these for devices, whatever the suffix.
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def page_name(wanted: str, taken: set[str]) -> str:
    """A file name made from ``wanted``, and entered into ``taken``.

    Args:
        wanted: any text, such as a student id.
        taken: the case-folded names given out so far; changed by this call.
    """
    name = re.sub(r"[^\w.-]+", "-", unicodedata.normalize("NFC", wanted)).strip(".-")[:LENGTH_MAX] or "unnamed"
    if RESERVED.fullmatch(name.split(".")[0]):
        name = f"_{name}"
    unique, number = name, 1
    while unique.casefold() in taken:
        number += 1
        unique = f"{name}-{number}"
    taken.add(unique.casefold())
    return f"{unique}.html"
