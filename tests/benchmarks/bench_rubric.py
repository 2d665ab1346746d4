"""How long it takes to score a document, and that no document takes long.

Run by name: ``python tests/benchmarks/bench_rubric.py``. Figures to reach: a 600-word document in 10 ms, all scores
(median, warm), no text of a megabyte in more than 2 s, cost linear in length. The documents about cases are timed by
``bench_correctness.py``.
"""

import gc
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "rubric"))

import gaming_texts
import nasty_texts

from kit.case import open_case
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
    case = open_case("web-nginx-fd-limit", 1)
    gc.collect()
    gc.freeze()  # the evidence of a case is kept out of the garbage collector's way
    for name, rubric in (("completeness", COMPLETENESS), ("completeness, consistency and quality", FULL)):
        score(text, rubric)
        times = [timed_ms(lambda rubric=rubric: score(text, rubric)) for _ in range(REPEATS)]
        print(
            f"{read(text).word_count} words, {name}: "
            f"median {statistics.median(times):.1f} ms, least {min(times):.1f} ms"
        )

    def in_full(text):
        return timed_ms(lambda: score(text, FULL, key=case.key, case_file=case.file))

    print("\nlength, words of postmortems in random order:")
    for length in (10_000, 100_000, MEGABYTE):
        text = nasty_texts.jumble(length)
        print(f"  {length:>9,} characters: {in_full(text):8.1f} ms")
    spent = {name: in_full(nasty_texts.make(name, MEGABYTE)) for name in nasty_texts.SHAPES}
    for number, template in enumerate(nasty_texts.NUMBERED):
        for heading in nasty_texts.HEADINGS:
            for joint in nasty_texts.JOINTS:
                name = f"sentence {number} {heading.strip()!r} {joint!r}"
                spent[name] = in_full(nasty_texts.numbered(template, heading, joint, MEGABYTE))
    print(f"\na megabyte, all scores, the slowest of {len(spent)} shapes (at most 2 s):")
    for name in sorted(spent, key=spent.__getitem__, reverse=True)[:10]:
        print(f"  {spent[name] / 1e3:5.2f} s  {name}")


if __name__ == "__main__":
    main()
