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


NUMBERED = (
    "The deploy of item {i} caused the limit of open files, not the cache, which we suspected.",
    "At {h:02d}:{m:02d} UTC on {d} March 2025 it began, and at {m}:10 EAT it ended after {i} minutes.",
    "In the worst minute {m}% of requests {i} failed and {d} percent of users saw errors, up to {h} of 500 customers.",
    "{h:02d}:{m:02d} - alert {i} paged the on-call engineer, escalated to Sam, who restarted nginx [alert-{i}].",
    "Sam {i} should have checked the config, forgot to test, and was careless in team {m}.",
    "Add an alert {i} on open files by 2025-04-{d:02d} (owner: team {m}, prevent).",
    "We thought it was database {i}, which turned out to be a red herring; we rolled back release {m}.",
    "It lasted {i} hours {m} minutes; duration: {m} min, from {h}:{m:02d} to {h}:{d:02d}.",
    "<p>**Root cause {i}:** a `config {m}` | with | cells {d} |",
    "| Start | {h:02d}:{m:02d} UTC | affected {i} of users and {m}% of requests |",
)
"""Sentences of postmortems that differ by their numbers, so that none is taken for filler."""
HEADINGS = ("", "## Issue summary", "## Timeline", "## Root cause and resolution", "## Measures\n\n### Tasks")
JOINTS = (" ", "\n- ", "\n\n", " | ")


def numbered(template: str, heading: str, joint: str, length: int) -> str:
    """A text of one sentence again and again with other numbers, below a heading, cut to a length in characters."""
    count = length // len(template) + 2
    sentences = (template.format(i=i, h=i % 24, m=i % 60, d=i % 28 + 1) for i in range(count))
    return f"{heading}\n\n{joint.strip(chr(10))}{joint.join(sentences)}"[:length]
