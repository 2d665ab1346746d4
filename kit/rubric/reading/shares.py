"""Shares of users or traffic: percentages, fractions, counts, "all users", and the vague ones.

``30%``, ``nearly one third``, ``2/3 of``, ``1 in 5 users``, ``500 staff``, ``12 unique visitors``, ``all
customers``; vague: ``many users``.
"""

import re
from dataclasses import dataclass
from typing import Literal

from kit.rubric.reading.numbers import DIGITS, WORD, number

Kind = Literal["percentage", "fraction", "count", "all", "none", "vague"]

AUDIENCE = (
    r"(?:users?|user[- ]?base|customers?|clients?|visitors?|traffic|requests?|people|persons?|staff|"
    r"employees?|students?|subscribers?|members?|shoppers?|players?|"
    r"patients?|readers?|accounts?|merchants?|buyers?|sellers?|learners?|teachers?|consumers?|audience|"
    r"population|transactions?|orders?|queries|sessions?|"
    r"logins?|calls|connections?|payments?|colleagues?|workers?|viewers?|drivers?|"
    r"riders?|passengers?|guests?|partners?|stores?|"
    r"e-?mails?|mails|messages?|bookings?|reservations?|searches|uploads?|downloads?|deliveries|invoices?|"
    r"registrations?|submissions?|appointments?|pupils?|parents?|farmers?|doctors?|nurses?|agents?|cashiers?|"
    r"citizens?|residents?|tenants?|travell?ers?|listeners?|donors?|applicants?|candidates?|children|kids|families|"
    r"households?|companies|businesses|branches|offices|schools?|hospitals?|clinics?|shops?|restaurants?|"
    r"departments?|devices?|phones?|lecturers?|professors?|researchers?|suppliers?|couriers?|hosts?|fans?|donations?|"
    r"participants?|attendees?|clerks?|spectators?|"
    r"everyone|everybody|nobody|no[- ]one|browsers?)"
)
_PERCENT = re.compile(rf"(?<![\w.])(?P<value>{DIGITS}|{WORD})\s?(?:%|percent\b|per\s?cent\b)", re.IGNORECASE)
_PORTION = re.compile(
    r"\b(?:(?P<half>half)|(?P<top>an?|one|two|three|four)[\s-](?P<bottom>third|quarter|fourth|fifth|tenth|"
    r"half)s?|(?P<n>\d{1,3})/(?P<d>\d{1,3})|three[\s-]quarters)\s+(?:of\b|the\b)",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    rf"\b(?P<n>{WORD}|\d{{1,3}})\s+(?:in|out\s+of(?:\s+every)?)\s+(?P<d>{WORD}|\d{{1,6}})\s+(?:\w+\s+)?{AUDIENCE}\b",
    re.IGNORECASE,
)
_ONE_OF_FEW = re.compile(
    r"\b(?P<n>one|two|three|four|[1-9])\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<d>two|three|four|five|six|seven|eight|nine|"
    r"ten|twenty|hundred|[2-9]|10|12|20|50|100)\b(?!\s*(?:[:.]\d|%|minutes?|hours?|seconds?|days?|weeks?|months?|am\b|pm\b))",
    re.IGNORECASE,
)
_EVERY_NTH = re.compile(
    rf"\bevery\s+(?P<nth>second|other|third|fourth|fifth|tenth)\s+(?:\w+\s+)?{AUDIENCE}\b", re.IGNORECASE
)
_NTH = {"second": 2, "other": 2, "third": 3, "fourth": 4, "fifth": 5, "tenth": 10}
_COUNT = re.compile(
    rf"(?<![\w.:/-])(?P<value>{DIGITS}|{WORD}|a\s+dozen|dozens|hundreds|thousands|millions)\s?(?P<scale>k|m|"
    rf"thousand|million|hundred|dozen)?\+?\s+(?:of\s+)?(?:(?!hours?|minutes?|days?|some\b|many\b|and\b|"
    rf"to\b)[A-Za-z][A-Za-z-]*\s+){{0,2}}{AUDIENCE}\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    rf"\b(?:(?:all|every|each|entire|whole|100)\s+(?:(?!other\b|hours\b|time\b|"
    rf"not\b)[\w'’-]+\s+){{0,3}}{AUDIENCE}\b|everyone|everybody|(?:entire|whole)\s+(?:\w+\s+)?(?:user\s*base|"
    rf"company|team|school|organi[sz]ation)|"
    rf"{AUDIENCE}\s+were\s+all\b|none\s+of\s+(?:the|our)\s+{AUDIENCE}|"
    rf"(?:nobody|no\s+(?:one|{AUDIENCE}))\s+(?:could|was|were|had)\b)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    rf"\b(?:many|some|several|most|few|numerous|multiple|various|majority|(?:a|the)\s+(?:large|small|"
    rf"significant|substantial|considerable|good|great|sizable|vast|certain)\s+(?:\w+\s+)?(?:number|portion|"
    rf"part|share|percentage|fraction|majority|amount|subset|group|chunk|proportion)|"
    rf"(?:portion|subset|part|fraction|majority|number|percentage|lot|handful|"
    rf"group)\s+of)\s+(?:of\s+)?(?:(?!hours?|minutes?)[\w'’-]+\s+){{0,3}}?{AUDIENCE}\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\s*(?:of)?\s*", re.IGNORECASE)
_HINT = re.compile(
    r"\d|\b(?:all|every\w*|each|entire|whole|many|some|several|most|few|numerous|multiple|various|half|thirds?|quarters?|none|nobody|no|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds|"
    r"thousands|millions|majority|portion|subset|number|handful|lot|group|part|share|percentage|fraction)\b",
    re.IGNORECASE,
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}


@dataclass(frozen=True, slots=True)
class Share:
    """A share or number of those affected, as written.

    Attributes:
        text: the words, such as ``nearly one third of``.
        kind: how it is told.
        value: percent for percentages and fractions (0 to 100 and beyond, as written), a number for counts, 100 for
            all, 0 for none; None if vague.
        start: offset of the words in the text searched.
        end: offset after them.
    """

    text: str
    kind: Kind
    value: float | None
    start: int
    end: int


def find_shares(text: str) -> list[Share]:
    """Every share in a text, in order; where two readings overlap the more exact one is kept."""
    if not _HINT.search(text):
        return []
    found: list[Share] = [
        Share(match[0], "percentage", number(match["value"]), *match.span()) for match in _PERCENT.finditer(text)
    ]
    found += [Share(match[0], "fraction", _portion(match), *match.span()) for match in _PORTION.finditer(text)]
    found += [Share(match[0], "fraction", _one_in(match), *match.span()) for match in _ONE_IN.finditer(text)]
    found += [Share(match[0], "fraction", _one_in(match), *match.span()) for match in _ONE_OF_FEW.finditer(text)]
    found += [
        Share(match[0], "fraction", 100 / _NTH[match["nth"].lower()], *match.span())
        for match in _EVERY_NTH.finditer(text)
    ]
    found += [Share(match[0], "count", _count(match), *match.span()) for match in _COUNT.finditer(text)]
    found += [Share(match[0], "all", 100.0, *match.span()) for match in _ALL.finditer(text)]
    found += [Share(match[0], "vague", None, *match.span()) for match in _VAGUE.finditer(text)]
    kept: list[Share] = []
    for share in found:
        if not any(share.start < other.end and other.start < share.end for other in kept):
            kept.append(share)
    kept.sort(key=lambda share: share.start)
    return [share for before, share in zip([None, *kept], kept, strict=False) if not _goes_on(text, before, share)]


def _goes_on(text: str, before: Share | None, share: Share) -> bool:
    """Whether a share only says what the one before it is a share of: "three quarters of / all visitors"."""
    return before is not None and bool(_OF.fullmatch(text, before.end, share.start))


def _portion(match: re.Match[str]) -> float:
    if match["n"]:
        bottom = int(match["d"])
        return 100 * int(match["n"]) / bottom if bottom else 0.0
    if match["half"]:
        return 50.0
    if match["top"] is None:
        return 75.0
    return 100 * number(match["top"]) / _PARTS[match["bottom"].lower()]


def _one_in(match: re.Match[str]) -> float:
    bottom = 100.0 if match["d"].lower() == "hundred" else number(match["d"])
    return 100 * number(match["n"]) / bottom if bottom else 0.0


def _count(match: re.Match[str]) -> float:
    value = match["value"].lower()
    plural = {"dozens": 24.0, "hundreds": 200.0, "thousands": 2_000.0, "millions": 2e6}
    if value in plural:
        return plural[value]
    return 12.0 if value.endswith("dozen") else number(value, match["scale"] or "")
