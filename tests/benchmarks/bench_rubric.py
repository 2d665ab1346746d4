"""How long it takes to score a document, and that no document takes long.

Run by name: ``python tests/benchmarks/bench_rubric.py``. Figures to reach: a 600-word document in 10 ms with everything
that needs no answer key (median, warm), no text of a megabyte in more than 2 s, cost linear in length.
"""

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "rubric"))

import gaming_texts
import nasty_texts

from kit.rubric import COMPLETENESS, FULL, read, score

REPEATS = 50
MEGABYTE = 1_000_000


def timed_ms(action):
    """Milliseconds that a call takes."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1e3


def of_600_words():
    """An honest postmortem, lengthened to 600 words by further sentences of its own kind."""
    lines = [
        f"- **19:{n:02d}** Worker {n} is checked: its queue holds {n * 7} jobs and its log shows no errors."
        for n in range(10, 40)
    ]
    text = gaming_texts.HONEST.replace(
        "## Root cause and resolution", "\n".join(lines) + "\n\n## Root cause and resolution"
    )
    while read(text).word_count > 600:
        lines.pop()
        text = gaming_texts.HONEST.replace(
            "## Root cause and resolution", "\n".join(lines) + "\n\n## Root cause and resolution"
        )
    return text


def main():
    """Print the figures."""
    text = of_600_words()
    for name, rubric in (("completeness", COMPLETENESS), ("completeness, consistency and quality", FULL)):
        score(text, rubric)
        times = [timed_ms(lambda rubric=rubric: score(text, rubric)) for _ in range(REPEATS)]
        print(
            f"{read(text).word_count} words, {name}: "
            f"median {statistics.median(times):.1f} ms, least {min(times):.1f} ms"
        )
    print("\nlength, words of postmortems in random order:")
    for length in (10_000, 100_000, MEGABYTE):
        text = nasty_texts.jumble(length)
        print(f"  {length:>9,} characters: {timed_ms(lambda text=text: score(text, FULL)):8.1f} ms")
    print("\na megabyte of each shape, those over 300 ms:")
    slowest = ("", 0.0)
    for name in nasty_texts.SHAPES:
        text = nasty_texts.make(name, MEGABYTE)
        spent = timed_ms(lambda text=text: score(text, FULL))
        slowest = max(slowest, (name, spent), key=lambda pair: pair[1])
        if spent > 300:
            print(f"  {name:18} {spent:8.1f} ms")
    print(f"slowest: {slowest[0]}, {slowest[1] / 1e3:.2f} s (at most 2 s)")


if __name__ == "__main__":
    main()
