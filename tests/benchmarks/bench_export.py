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
PARAGRAPH = (
    "The limit of open files lives in two places, the web server's configuration and the unit file that starts it. "
    "The change removed the first, and the server fell back to the second, which was sixty times smaller. "
)


def sample():
    """A postmortem of about 500 words, with a timeline of ten entries and four tasks."""
    from kit.exporting import Source
    from kit.postmortem import Postmortem, Summary, Task, TimelineEntry, write_markdown

    kinds = ("event", "detection", "hypothesis", "misleading", "action", "escalation", "action", "resolution")
    document = Postmortem(
        title="Checkout errors on 14 March 2025",
        summary=Summary(
            start="14 March 2025, 09:47",
            end="14 March 2025, 10:14",
            zone="UTC",
            duration="27 minutes",
            services="Checkout API",
            experience="Every third payment ended on an error page.",
            affected="30%",
            affected_of="users",
            root_cause="A change cut the limit of open files.",
        ),
        timeline=tuple(
            TimelineEntry(
                time=f"{9 + i // 6:02d}:{10 * (i % 6):02d}",
                kind=kinds[i % 8],
                text=PARAGRAPH[:90],
                evidence=("alert-1",),
            )
            for i in range(10)
        ),
        root_cause=(PARAGRAPH * 4) + "\n\n```\nworker_rlimit_nofile 65536;\n```\n\n" + PARAGRAPH,
        resolution=PARAGRAPH * 2,
        improvements=PARAGRAPH,
        tasks=tuple(Task(text=PARAGRAPH[:60], owner="Web team", due="28 March", kind="prevent") for _ in range(4)),
    )
    return Source(write_markdown(document), "web-nginx-fd-limit:0000002a", "amina")


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
