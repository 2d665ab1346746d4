"""How long it takes to open a case, cold and from the cache, and how much memory it needs.

Run by name: ``python tests/benchmarks/bench_case.py``. Figures to reach: cold 3 s, from the cache 0.1 s, 300 MB.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

SCENARIO = "web-nginx-fd-limit"
SEEDS = (1, 2, 3)
REPEATS = 7


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


def main():
    """Print medians over the seeds."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KIT_CACHE"] = folder
        importing_s, _ = timed(lambda: __import__("kit.case"))
        from kit.case import counterfactuals, open_case, open_key, write_case

        cold, warm, keys = [], [], []
        for seed in SEEDS:
            cold_s, case = timed(lambda seed=seed: open_case(SCENARIO, seed))
            cold.append(cold_s)
            warm += [timed(lambda seed=seed: open_case(SCENARIO, seed))[0] for _ in range(REPEATS)]
            keys += [timed(lambda case=case: open_key(case.id))[0] for _ in range(REPEATS)]
        memory = peak_memory_mb()
        others_s, _ = timed(lambda: counterfactuals(case))
        writing_s, files = timed(lambda: write_case(case, Path(folder) / "evidence"))
        size_mb = sum(path.stat().st_size for path in files) / 1e6
    print(f"import kit.case                {importing_s:8.3f} s")
    print(f"open_case, cold                {statistics.median(cold):8.3f} s   (worst {max(cold):.3f})")
    print(f"open_case, from the cache      {statistics.median(warm):8.3f} s   (worst {max(warm):.3f})")
    print(f"open_key, from the cache       {statistics.median(keys):8.4f} s")
    print(f"counterfactuals, not kept      {others_s:8.3f} s")
    print(f"write_case                     {writing_s:8.3f} s   ({len(files)} files, {size_mb:.1f} MB)")
    print(f"peak memory after opening      {memory or float('nan'):8.0f} MB")


if __name__ == "__main__":
    main()
