"""From the lines of the prose to what is said in a case: which lines, when, in which wording."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from kit.errors import Problem, ScenarioError
from kit.scenario.load import PROSE_FILE
from kit.scenario.prose import Spoken
from kit.scenario.wording import choose, fill, holds
from kit.simulator.draw import Stream
from kit.simulator.streams.story import Story

LineT = TypeVar("LineT", bound=Spoken)
_HESITATION_S = 9.0
"""People do not write on the dot: up to so many seconds later."""
_READING_S = (3.0, 9.0)
"""At least so long after the message before in the same channel, least and greatest."""


class Said(NamedTuple, Generic[LineT]):
    """A line that is said in this case, when, and its text."""

    line: LineT
    at_s: float
    text: str


def say(
    story: Story,
    lines: Sequence[LineT],
    draw: Stream,
    *,
    facts: Callable[[float], Mapping[str, str]],
    figures: Callable[[float], Mapping[str, float]],
    channel: Callable[[LineT], str],
) -> list[Said[LineT]]:
    """What is said in a case, in order of time.

    Args:
        story: the story.
        lines: all lines of the prose.
        draw: the random stream.
        facts: the facts at a moment, for the text.
        figures: the figures at a moment, for the conditions.
        channel: where a line is said; nobody there writes before having read the line before.
    """
    planned = sorted(_planned(story, lines, draw), key=lambda plan: (plan[0], plan[1]))
    last_s: dict[str, float] = {}
    said_s: dict[str, float] = {}
    said = []
    for at_s, _, line, reading, wording in planned:
        if line.unless in said_s:
            continue
        if line.after is not None:
            if line.after not in said_s:
                continue
            at_s = max(at_s, said_s[line.after] + _READING_S[0])
        at_s = max(at_s, last_s.get(channel(line), float("-inf")) + reading)
        if at_s >= story.run.duration_s or not _true(line, figures(at_s)):
            continue
        last_s[channel(line)] = said_s[line.id] = at_s
        said.append(Said(line, at_s, _filled(story, line, wording, facts(at_s))))
    return sorted(said, key=lambda each: each.at_s)


def _planned(story: Story, lines: Sequence[LineT], draw: Stream) -> list[tuple[float, int, LineT, float, str]]:
    """The lines that may be said, with their time, place in the file, reading time and wording; each draws as often."""
    plans = []
    herrings = set(story.draw.red_herrings)
    for index, line in enumerate(lines):
        place, hesitation, reading, which = draw(), draw(), draw(), draw()
        wording = choose(line.text[int(which * len(line.text))], draw)
        at_s = story.instant(line.at, place)
        if at_s is None or not herrings.issuperset(line.needs) or herrings.intersection(line.without):
            continue
        shortest, longest = _READING_S
        plans.append(
            (at_s + _HESITATION_S * hesitation, index, line, shortest + (longest - shortest) * reading, wording)
        )
    return plans


def _true(line: Spoken, figures: Mapping[str, float]) -> bool:
    """Whether the figures bear out what a line says."""
    try:
        return all(holds(condition, figures[name]) for name, condition in line.when.items())
    except KeyError as missing:
        raise _unknown(line, "figure", missing.args[0], figures) from None


def _filled(story: Story, line: Spoken, wording: str, facts: Mapping[str, str]) -> str:
    try:
        return fill(wording, facts)
    except KeyError as missing:
        raise _unknown(line, f"fact of {story.scenario.id}", missing.args[0], facts) from None


def _unknown(line: Spoken, what: str, name: str, known: Mapping[str, object]) -> ScenarioError:
    message = f"{name!r} is no {what} in this case; there are: {', '.join(sorted(known))}"
    return ScenarioError(PROSE_FILE, (Problem(line.id, message),))
