"""Numbers written as digits or as words."""

import re

WORDS: dict[str, float] = {
    name: value
    for value, name in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
WORDS |= {
    name: 10.0 * tens
    for tens, name in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
WORDS |= {"a": 1, "an": 1, "half": 0.5, "dozen": 12, "hundred": 100, "hundreds": 200, "thousand": 1000, "couple": 2}

WORD = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|one|two|three|four|five|six|seven|eight|nine)"
)
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?"
_SCALE = {"k": 1e3, "m": 1e6, "thousand": 1e3, "million": 1e6, "hundred": 1e2, "dozen": 12.0}
_SPLIT = re.compile(r"[ -]+")


def number(text: str, scale: str = "") -> float:
    """The value of a number as written: ``1,200``, ``2.5``, ``forty-five``, with a scale such as ``k`` or ``thousand``.

    Raises:
        ValueError: where the text is no number.
    """
    text = text.strip().lower()
    factor = _SCALE.get(scale.strip().lower(), 1.0)
    if text[:1].isdigit():
        return float(text.replace(",", "")) * factor
    parts = _SPLIT.split(text)
    if not all(part in WORDS for part in parts):
        raise ValueError(f"{text!r} is not a number")
    return sum(WORDS[part] for part in parts) * factor
