"""Time zones and offsets from UTC, in the forms people write them.

``UTC``, ``GMT +1``, ``(UTC-5)``, ``+0100`` after a time, ``14:00Z``, ``EAT``, ``East Africa Time``, ``Eastern
time``, ``Africa/Lagos``.
"""

import re
from dataclasses import dataclass

ABBREVIATIONS: dict[str, int] = {
    "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "BST": 60, "WAT": 60, "CET": 60, "MET": 60, "CEST": 120, "CAT": 120, "SAST": 120, "EET": 120,
    "EEST": 180, "EAT": 180, "MSK": 180, "AST": -240, "TRT": 180, "GST": 240, "PKT": 300, "IST": 330, "NPT": 345, "BDT": 360, "ICT": 420,
    "WIB": 420, "SGT": 480, "HKT": 480, "AWST": 480, "PHT": 480, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
    "EST": -300, "EDT": -240, "ET": -300, "CST": -360, "CDT": -300, "CT": -360, "MST": -420, "MDT": -360, "MT": -420, "PST": -480, "PDT": -420,
    "PT": -480, "AKST": -540, "HST": -600, "BRT": -180, "ART": -180, "COT": -300, "PET": -300, "CLT": -240, "VET": -240, "ECT": -300,
}  # fmt: skip
"""Minutes east of UTC. Where an abbreviation is shared (CST, IST, BST), the reading common in English write-ups is
taken."""

_NAMED: dict[str, int] = {
    "coordinated universal": 0, "universal": 0, "greenwich mean": 0, "greenwich": 0, "west africa": 60, "west african": 60, "western african": 60,
    "western africa": 60, "east africa": 180, "east african": 180, "eastern africa": 180, "eastern african": 180, "central africa": 120,
    "central african": 120, "south africa": 120, "south african": 120, "central european": 60, "eastern european": 120, "western european": 0,
    "british summer": 60, "nigeria": 60, "nigerian": 60, "lagos": 60, "nairobi": 180, "kenya": 180, "kenyan": 180, "ghana": 0, "accra": 0,
    "cairo": 120, "egypt": 120, "casablanca": 60, "morocco": 60, "addis ababa": 180, "ethiopia": 180, "ethiopian": 180, "kigali": 120, "johannesburg": 120,
    "london": 0, "paris": 60, "berlin": 60, "moscow": 180, "indian": 330, "india": 330, "japan": 540, "tokyo": 540, "beijing": 480, "china": 480,
    "singapore": 480, "sydney": 600, "australian eastern": 600, "eastern": -300, "central": -360, "mountain": -420, "pacific": -480, "atlantic": -240,
    "new york": -300, "san francisco": -480, "los angeles": -480, "chicago": -360, "bogota": -300, "colombia": -300, "colombian": -300, "lima": -300,
    "mexico city": -360, "argentina": -180, "brasilia": -180,
}  # fmt: skip

_SHORT_AFTER_TIME = frozenset({"ET", "CT", "MT", "PT"})
_OFFSET = r"[+\-−–]\s?\d{1,2}(?::?\d{2})?"
_ABBREVIATION = re.compile(
    rf"(?<![A-Za-z])(?P<name>{'|'.join(sorted(ABBREVIATIONS, key=len, reverse=True))})(?:\s?(?P<offset>{_OFFSET})(?!\d|\s?(?:[:.]\d|[ap]m)))?(?![A-Za-z])"
)
_NAME = re.compile(
    rf"\b(?P<name>{'|'.join(sorted(_NAMED, key=len, reverse=True))})(?:\s+(?:standard|daylight|summer))?\s+time\b(?:\s?zone\b)?",
    re.IGNORECASE,
)
_IANA = re.compile(r"\b(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Z][A-Za-z_]{2,30}\b")
_AFTER_TIME = re.compile(
    r"(?:\d{2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d{1,9})?)?)\s?(?P<offset>Z\b|[+\-]\d{2}:?\d{2}\b(?!\s*[ap]\.?m))"
)


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone as written.

    Attributes:
        text: the words, such as ``GMT +1``.
        offset_min: minutes east of UTC; None where the name does not tell (``Africa/Lagos``).
        start: offset of the words in the text searched.
        end: offset after them.
    """

    text: str
    offset_min: int | None
    start: int
    end: int


def find_zones(text: str) -> list[Zone]:
    """Every time zone in a text, in order. Two-letter names count only straight after a time."""
    found: list[Zone] = []
    for match in _ABBREVIATION.finditer(text):
        name = match["name"]
        if name in _SHORT_AFTER_TIME and not re.search(
            r"(?:\d|[ap]\.?m\.?)\s?\(?$", text[max(0, match.start() - 8) : match.start()], re.IGNORECASE
        ):
            continue
        offset = offset_minutes(match["offset"]) if match["offset"] else 0
        if offset is None:
            continue
        found.append(Zone(match[0], ABBREVIATIONS[name] + offset, *match.span()))
    lowered = text.lower()
    if "time" in lowered:
        found += [Zone(match[0], _NAMED[match["name"].lower()], *match.span()) for match in _NAME.finditer(text)]
    if "/" in text:
        found += [Zone(match[0], None, *match.span()) for match in _IANA.finditer(text)]
    for match in _AFTER_TIME.finditer(text):
        minutes = 0 if match["offset"] == "Z" else offset_minutes(match["offset"])
        if minutes is not None:
            found.append(Zone(match["offset"], minutes, *match.span("offset")))
    return sorted(found, key=lambda zone: zone.start)


def offset_minutes(text: str) -> int | None:
    """Minutes of an offset such as ``+1``, ``-05:00`` or ``+0530``; None where no clock on Earth has it."""
    sign = -1 if text[0] in "-−–" else 1
    digits = "".join(char for char in text if char.isdigit())
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    return sign * (hours * 60 + minutes) if hours <= 14 and minutes < 60 else None
