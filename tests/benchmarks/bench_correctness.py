"""What the correctness score says of model postmortems, and how long scoring takes.

Run by name: ``python tests/benchmarks/bench_correctness.py [SEEDS]``. Figures to reach, for every scenario: own case
100 % correctness and completeness, another seed under 30 %, another scenario under 15 %; a changed fact seen by its
criterion only; a 600-word document in 10 ms, all scores.
"""

import gc
import os
import re
import statistics
import sys
import tempfile
import time
from datetime import timedelta

from kit.case import open_case
from kit.case.model_postmortem import model_postmortem
from kit.postmortem import write_markdown
from kit.rubric import COMPLETENESS, FULL, score
from kit.rubric.correctness import TOLERANCES
from kit.scenario import list_scenarios

SEEDS = 20
ROUNDS = 5
_SHOWN = 12


def changed_facts(case, text):
    """Single changed facts of a model postmortem: the criterion concerned, and the text with that fact wrong."""
    times, impact = case.key.times, case.key.impact
    day = f"{times.onset_utc.day} {times.onset_utc:%B %Y}"

    def moved(label, at, minutes):
        wrong = at + timedelta(minutes=minutes)
        return text.replace(
            f"**{label}:** {at.day} {at:%B %Y, %H:%M}", f"**{label}:** {wrong.day} {wrong:%B %Y, %H:%M}"
        )

    users, requests = f"{impact.visitors_hit_pct:.0f}%", f"{impact.requests_failed_pct:.0f}%"
    line = next(row for row in text.split("\n") if row.startswith("- **Affected:**"))
    swapped = line.replace(users, "#").replace(requests, users).replace("#", requests)
    paged = f"**{times.detected_utc:%H:%M}** (detection)"
    later = f"**{times.detected_utc + timedelta(minutes=6):%H:%M}** (detection)"
    cause = next(row for row in text.split("\n") if row.startswith("- **Root cause:**"))
    herring = case.key.red_herrings[0].terms[0]
    yield "onset", moved("Start", times.onset_utc, 12)
    yield "onset", text.replace(f"**Start:** {day}", "**Start:** 29 February 2020", 1)
    yield "impact_end", moved("End", times.ended_utc, -9)
    yield "zone_fits", text.replace("**Time zone:** UTC", "**Time zone:** EAT")
    yield "impact_duration", re.sub(r"(\*\*Duration:\*\*) \d+ minutes", r"\1 3 hours", text)
    yield "detected_at", text.replace(paged, later)
    if abs(impact.visitors_hit_pct - impact.requests_failed_pct) > TOLERANCES.visitors_pct:
        yield "affected_share", text.replace(line, swapped)
    off_pct = impact.peak_pct + (20 if impact.peak_pct < 50 else -20)
    yield "peak", re.sub(r"\d+% of requests failed\.", f"{off_pct:.0f}% of requests failed.", text)
    yield "cause_named", text.replace(cause, f"- **Root cause:** The outage was caused by the {herring}.")
    yield "actions_linked", re.sub(r"(\| --- \|\n)\| [^|]*", r"\1| Repaint the office ", text)


def report(cases):
    """Print what the models of some cases score beside every key."""
    own, seeds, scenarios, missed, changes = [], [], [], [], 0
    for case, text in cases:
        marks = score(text, key=case.key, case_file=case.file)
        own.append((marks.pct("correctness"), marks.pct("completeness"), marks.words))
        for criterion, wrong in changed_facts(case, text):
            findings = score(wrong, rubric=(), key=case.key, case_file=case.file).findings
            changes += 1
            lost = {each.id for each in findings if each.mark < 2}
            if lost != {criterion}:
                missed.append(f"{case.id}: {criterion} changed, {', '.join(sorted(lost)) or 'nothing'} lost")
        for other, _ in cases:
            if other is not case:
                same = other.file.scenario_id == case.file.scenario_id
                pct = score(text, rubric=(), key=other.key, case_file=other.file).pct("correctness")
                (seeds if same else scenarios).append(pct)
    print(f"own case: {min(c for c, *_ in own):.0f} % correctness, {min(c for _, c, _ in own):.0f} % completeness")
    print(f"words: {min(w for *_, w in own)} to {max(w for *_, w in own)}")
    for name, found in (("another seed", seeds), ("another scenario", scenarios)):
        if found:
            print(f"{name}: {max(found):.1f} % at most, {statistics.mean(found):.1f} % in the mean, {len(found)} pairs")
    print(
        f"changed facts seen by another criterion, or none: {len(missed)} of {changes}",
        *missed[:_SHOWN],
        sep="\n  ",
    )


def timings(cases):
    """Print the median time to score, warm; the evidence of many cases is kept out of the garbage collector's way."""
    gc.collect()
    gc.freeze()
    for name, rubric, with_key in (
        ("completeness", COMPLETENESS, False),
        ("completeness and correctness", COMPLETENESS, True),
        ("completeness, consistency, quality and correctness", FULL, True),
    ):
        taken = []
        for _ in range(ROUNDS):
            for case, text in cases:
                given = {"key": case.key, "case_file": case.file} if with_key else {}
                start = time.perf_counter()
                score(text, rubric, **given)
                taken.append(time.perf_counter() - start)
        print(f"{name}: {1_000 * statistics.median(taken):.1f} ms a document (median, warm)")


def main():
    """Open the cases and print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KIT_CACHE"] = folder
        cases = [open_case(name, seed, cache=False) for name in list_scenarios() for seed in range(count)]
    told = [(case, write_markdown(model_postmortem(case.file, case.key))) for case in cases]
    report(told)
    timings(told)


if __name__ == "__main__":
    main()
