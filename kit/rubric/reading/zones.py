"""Time zones and offsets from UTC, in the forms people write them.

``UTC``, ``GMT +1``, ``(UTC-5)``, ``+0100`` after a time, ``14:00Z``, ``EAT``, ``East Africa Time``, ``Eastern time``,
``Africa/Lagos``.
"""

import re
from dataclasses import dataclass

_ABBREVIATIONS_AT: dict[int, str] = {
    -600: "HST",
    -540: "AKST",
    -480: "PST, PT",
    -420: "MST, MT, PDT",
    -360: "CST, CT, MDT",
    -300: "EST, ET, CDT, COT, PET, ECT",
    -240: "AST, EDT, CLT, VET",
    -180: "BRT, ART",
    0: "UTC, GMT, WET",
    60: "WEST, BST, WAT, CET, MET",
    120: "CEST, CAT, SAST, EET",
    180: "EEST, EAT, MSK, TRT",
    240: "GST",
    300: "PKT",
    330: "IST",
    345: "NPT",
    360: "BDT",
    420: "ICT, WIB",
    480: "SGT, HKT, AWST, PHT",
    540: "JST, KST",
    600: "AEST",
    660: "AEDT",
    720: "NZST",
    780: "NZDT",
}
ABBREVIATIONS: dict[str, int] = {
    name: minutes for minutes, names in _ABBREVIATIONS_AT.items() for name in names.split(", ")
}
"""Minutes east of UTC, by abbreviation; of one in use for several zones, the one common in English write-ups."""

_NAMES_AT: dict[int, str] = {
    -480: "pacific, san francisco, los angeles",
    -420: "mountain",
    -360: "central, chicago, mexico city",
    -300: "eastern, new york, bogota, colombia, colombian, lima",
    -240: "atlantic",
    -180: "argentina, brasilia",
    0: "coordinated universal, universal, greenwich mean, greenwich, western european, ghana, accra, london",
    60: (
        "west africa, west african, western african, western africa, central european, british summer, "
        "nigeria, nigerian, lagos, casablanca, morocco, paris, berlin"
    ),
    120: (
        "central africa, central african, south africa, south african, eastern european, cairo, egypt, "
        "kigali, johannesburg"
    ),
    180: (
        "east africa, east african, eastern africa, eastern african, nairobi, kenya, kenyan, addis ababa, "
        "ethiopia, ethiopian, moscow"
    ),
    330: "indian, india",
    480: "beijing, china, singapore",
    540: "japan, tokyo",
    600: "sydney, australian eastern",
}
_NAMED: dict[str, int] = {name: minutes for minutes, names in _NAMES_AT.items() for name in names.split(", ")}

_SHORT_AFTER_TIME = frozenset({"ET", "CT", "MT", "PT"})
_TIME_BEFORE = re.compile(r"(?:\d|[ap]\.?m\.?)\s?\(?$", re.IGNORECASE)
_SHORT = "|".join(sorted(ABBREVIATIONS, key=len, reverse=True))
_LONG = "|".join(sorted(_NAMED, key=len, reverse=True))
_OFFSET = r"[+\-−–]\s?\d{1,2}(?::?\d{2})?"
_ABBREVIATION = re.compile(
    rf"(?<![A-Za-z])(?P<name>{_SHORT})(?:(?<=UTC|GMT)\s?(?P<offset>{_OFFSET})(?!\d|\s?(?:[:.]\d|[ap]m)))?(?![A-Za-z])"
)
_NAME = re.compile(rf"\b(?P<name>{_LONG})(?:\s+(?:standard|daylight|summer))?\s+time\b(?:\s?zone\b)?", re.IGNORECASE)
_HINT = re.compile(r"[A-Z]{2}|[Tt]ime|\d ?Z|[+-]\d\d|/[A-Z]")
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
    if not _HINT.search(text):
        return []
    found: list[Zone] = []
    for match in _ABBREVIATION.finditer(text):
        name = match["name"]
        before = text[max(0, match.start() - 8) : match.start()]
        if name in _SHORT_AFTER_TIME and not _TIME_BEFORE.search(before):
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
