"""How long it takes to open a case of each scenario, cold and from the cache, and how much memory it needs.

Run by name: ``python tests/benchmarks/bench_case.py``, or with the name of one scenario for more about it. Figures to
reach: cold 1 s in the median over the scenarios and 3 s for none, from the cache 0.1 s, 300 MB, 15 MB of evidence.
Each scenario is measured in a process of its own, so that its peak of memory is its own.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEEDS = (1, 2, 3)
REPEATS = 7
AS_JSON = "--json"


def timed(action):
    """Seconds that a call takes, and what it returns."""
    start = time.perf_counter()
    result = action()
    return time.perf_counter() - start, result


def peak_memory_mb():
    """The greatest resident memory of this process so far, in MB; None where the system does not say (Windows)."""
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def measure(scenario):
    """The figures of one scenario: medians over the seeds, by name."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KIT_CACHE"] = folder
        importing_s, _ = timed(lambda: __import__("kit.case"))
        from kit.case import counterfactuals, open_case, open_key, write_case

        cold, warm, keys = [], [], []
        for seed in SEEDS:
            cold_s, case = timed(lambda seed=seed: open_case(scenario, seed))
            cold.append(cold_s)
            warm += [timed(lambda seed=seed: open_case(scenario, seed))[0] for _ in range(REPEATS)]
            keys += [timed(lambda case=case: open_key(case.id))[0] for _ in range(REPEATS)]
        memory = peak_memory_mb()
        others_s, _ = timed(lambda: counterfactuals(case))
        writing_s, files = timed(lambda: write_case(case, Path(folder) / "evidence"))
        size_mb = sum(path.stat().st_size for path in files) / 1e6
    return {
        "import kit.case, s": importing_s,
        "open_case, cold, s": statistics.median(cold),
        "open_case, cold, worst, s": max(cold),
        "open_case, from the cache, s": statistics.median(warm),
        "open_key, from the cache, s": statistics.median(keys),
        "counterfactuals, not kept, s": others_s,
        "write_case, s": writing_s,
        "evidence on disk, MB": size_mb,
        "peak memory after opening, MB": memory or float("nan"),
    }


def elsewhere(scenario):
    """The same, measured in a new process."""
    command = [sys.executable, __file__, scenario, AS_JSON]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main(arguments):
    """Print all figures of one scenario, or the main ones of each and the median over them."""
    if arguments:
        figures = measure(arguments[0])
        lines = [f"{name:32}{value:9.3f}" for name, value in figures.items()]
        print(json.dumps(figures) if AS_JSON in arguments else "\n".join(lines))
        return
    from kit.scenario import list_scenarios

    shown = ("open_case, cold, s", "open_case, cold, worst, s", "open_case, from the cache, s",
             "evidence on disk, MB", "peak memory after opening, MB")  # fmt: skip
    print(f"{'':26}" + "".join(f"{name.removeprefix('open_case, '):>32}" for name in shown))
    table = {name: elsewhere(name) for name in list_scenarios()}
    for scenario, figures in table.items():
        print(f"{scenario:26}" + "".join(f"{figures[name]:32.2f}" for name in shown))
    print(f"{'median':26}" + "".join(f"{statistics.median(t[name] for t in table.values()):32.2f}" for name in shown))


if __name__ == "__main__":
    main(sys.argv[1:])
