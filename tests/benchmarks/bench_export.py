"""How long an export takes, cold beside nbconvert's own HTML and warm in one process, and how large it is.

Run by name: ``python tests/benchmarks/bench_export.py``. Figures to reach: ``kit export --to html`` no slower than
``jupyter nbconvert --to html`` on the same notebook, HTML under 60 kB without pictures, PDF warm 0.1 s or less.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COLD_RUNS = 5
WARM_RUNS = 20


def sample():
    """The model postmortem of a case: 400 to 600 words, a timeline, tasks and a chart."""
    from kit.case import open_case
    from kit.case.model_postmortem import model_postmortem
    from kit.exporting import Source
    from kit.postmortem import write_markdown

    case = open_case(cache=False)
    return Source(write_markdown(model_postmortem(case.file, case.key)), case.id, "amina")


def timed(action):
    """Seconds that a call takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def cold(*command, folder):
    """Seconds that a command takes in a process of its own."""
    return timed(lambda: subprocess.run([sys.executable, *command], cwd=folder, check=True, capture_output=True))


def keep_bytecode():
    """Let the processes measured keep compiled bytecode, as a user's do: from the second run on nothing is compiled."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def main():
    """Print medians, and the ratios within this run."""
    keep_bytecode()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        from kit.exporting import FORMATS, export

        source = sample()
        sizes = {format_name: len(export(source, format_name)) for format_name in FORMATS}
        (folder / "draft.ipynb").write_bytes(export(source, "notebook"))
        ours, theirs = [], []
        for _ in range(COLD_RUNS):
            ours.append(cold("-m", "kit.cli", "export", "draft.ipynb", "--to", "html", "--out", "kit", folder=folder))
            theirs.append(cold("-m", "nbconvert", "--to", "html", "draft.ipynb", folder=folder))
        ours_s, theirs_s = statistics.median(ours), statistics.median(theirs)
        print(f"kit export --to html, cold      {ours_s:6.2f} s")
        print(f"nbconvert --to html, cold       {theirs_s:6.2f} s")
        print(f"ratio (1 or less is the aim)    {ours_s / theirs_s:6.2f}")
        for format_name in FORMATS:
            warm = [timed(lambda name=format_name: export(source, name)) for _ in range(WARM_RUNS)]
            print(
                f"{format_name + ', warm':<32}{1000 * statistics.median(warm):6.1f} ms"
                f" {sizes[format_name] / 1000:6.1f} kB"
            )


if __name__ == "__main__":
    main()
