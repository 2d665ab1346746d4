"""Calendar dates and vague times of day."""

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"\b(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|\d{{2}})|"
    rf"{_MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?\b|\d{{1,2}}(?:st|nd|rd|th)?\s*(?:day\s+)?(?:of\s+)?{_MONTH}\b)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:(?:in|during|by|on|this|that|late|early|mid) (?:the )?(?:early |late |next |following |"
    r"same )?(?:\w+day )?(?:morning|afternoon|evening|night|hours|day)|yesterday|last night|tonight|(?:mon|"
    r"tues|wednes|thurs|fri|satur|sun)day|overnight|today)\b"
)


def has_date(text: str) -> bool:
    """Whether a text holds a calendar date, such as ``2024-03-05``, ``5/3/2024``, ``March 5`` or ``5th of March``."""
    return any(map(str.isdigit, text)) and bool(_DATE.search(text))


def has_vague_time(lower: str) -> bool:
    """Whether a lower-case text tells a time only vaguely, such as "in the afternoon"."""
    return bool(_VAGUE.search(lower))


def find_date(text: str) -> str:
    """The first calendar date in a text as written; empty where there is none."""
    match = _DATE.search(text) if any(map(str.isdigit, text)) else None
    return match[0] if match else ""
