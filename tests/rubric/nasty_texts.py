"""Texts of any length in shapes that make patterns backtrack."""

import random

_PROSE = """
outage the of server database issue was caused by to monitoring alert users 10:00 UTC error and engineers team restarted
rolled back 30% because timeout failed 2 hours root cause escalated found no issues could not from between half a third
"""
_WORDS = tuple(_PROSE.split())

SHAPES: dict[str, str] = {
    "letters": "a", "blanks": " ", "line feeds": "\n", "stars": "*", "backticks": "`", "headings": "# a\n",
    "brackets": "[", "open links": "[a](", "open images": "![", "angles": "<", "open tags": "<b>x", "digits": "1",
    "clocks": "10:00 ", "labels": "a: ", "percents": "1% ", "short sentences": "Aa b. ", "dashes": "-",
    "table": "|a|b|\n", "underscores": "_ ", "open comments": "<!--", "braces": "{{", "entities": "&a",
    "one of": "one of the a ", "team was": "team was the ", "escalated": "escalated to the ",
    "timed rows": "10:00 AM - the server was down for users\n", "commas": "a, ", "numbers": "1,000,",
    "hyphens": "a-", "monitoring": "monitoring ", "no": "no ", "halves": "an hour and a half ",
    "open fences": "```\na\n", "quotes": "> ", "underlined": "a\n===\n", "zones": "GMT +1 ", "east": "East ",
    "many users": "many x users ", "could not": "could not be the ", "urls": "https://a", "dots": ".",
    "nulls": "\0", "carriage returns": "\r", "emoji": "🙂 ",
}  # fmt: skip


def make(name: str, length: int) -> str:
    """A text of one shape, cut to a length in characters."""
    shape = SHAPES[name]
    return (shape * (length // len(shape) + 1))[:length]


def jumble(length: int) -> str:
    """Words of postmortems in random order, without repeated sentences."""
    draw = random.Random("nasty")
    out: list[str] = []
    size = 0
    while size < length:
        word = _WORDS[int(draw.random() * len(_WORDS))] + (
            ". " if draw.random() < 0.1 else "\n" if draw.random() < 0.05 else " "
        )
        out.append(word)
        size += len(word)
    return "".join(out)[:length]
