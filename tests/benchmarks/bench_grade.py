"""How long grading takes: one export in a cold process, and a class of 200, beside nbgrader's autograde if installed.

Run by name: ``python tests/benchmarks/bench_grade.py [--nbgrader COMMAND]``. Figures to reach: one export,
cold, 0.5 s or less; 200 exports 4 s or less.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_export import keep_bytecode, sample

RUNS = 5
CLASS_SIZE = 200
CELLS = 20


def timed(action):
    """Seconds that a call takes, and what it returns."""
    start = time.perf_counter()
    result = action()
    return time.perf_counter() - start, result


def hand_in(folder, count, formats):
    """Exports of as many students, in the formats in turn."""
    from kit.exporting import SUFFIXES, Source, export

    source = sample()
    folder.mkdir()
    for i in range(count):
        name = formats[i % len(formats)]
        one = Source(f"{source.markdown}\n## Notes of {i}\n\nText.\n", source.case_id, f"student-{i}")
        (folder / f"{i:03d}{SUFFIXES[name]}").write_bytes(export(one, name))


def grade_cold(folder, out):
    """Grade a folder by the command line, in a process of its own."""
    command = [sys.executable, "-m", "kit.cli", "grade", folder, "--out", out, "--quiet"]
    return subprocess.run(command, check=True, capture_output=True)


def autograde_s(nbgrader, folder):
    """Seconds that nbgrader takes to autograde one notebook of 20 cells, median of three runs."""
    import nbformat

    def notebook():
        cells = []
        for i in range(CELLS):
            cell = nbformat.v4.new_code_cell(f"assert {i} == {i}")
            cell.metadata["nbgrader"] = {
                "grade": True,
                "grade_id": f"c{i}",
                "locked": True,
                "points": 1,
                "schema_version": 3,
                "solution": False,
                "task": False,
            }
            cells.append(cell)
        return nbformat.v4.new_notebook(
            cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        )

    folder.mkdir()
    (folder / "nbgrader_config.py").write_text('c = get_config()\nc.CourseDirectory.course_id = "bench"\n')
    (folder / "source" / "a").mkdir(parents=True)
    nbformat.write(notebook(), folder / "source" / "a" / "n.ipynb")
    # nbgrader starts programs of its own environment by name.
    path = f"{Path(nbgrader).resolve().parent}{os.pathsep}{os.environ['PATH']}"
    options = {"cwd": folder, "capture_output": True, "env": {**os.environ, "PATH": path}}
    subprocess.run([nbgrader, "generate_assignment", "a"], check=True, **options)
    (folder / "submitted" / "bo" / "a").mkdir(parents=True)
    shutil.copy(folder / "release" / "a" / "n.ipynb", folder / "submitted" / "bo" / "a" / "n.ipynb")
    command = [nbgrader, "autograde", "a", "--force"]
    runs = [timed(lambda: subprocess.run(command, check=True, **options))[0] for _ in range(3)]
    return statistics.median(runs)


def main():
    """Print medians, and the ratio within this run."""
    parser = argparse.ArgumentParser(description="Measure grading.")
    parser.add_argument(
        "--nbgrader", default=shutil.which("nbgrader"), help="the nbgrader command, where it is installed"
    )
    arguments = parser.parse_args()
    keep_bytecode()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        from kit.exporting import FORMATS
        from kit.grading import grade_folder

        one_s = {}
        for format_name in FORMATS:
            hand_in(folder / format_name, 1, (format_name,))
            runs = [timed(lambda f=format_name: grade_cold(folder / f, folder / "out"))[0] for _ in range(RUNS)]
            one_s[format_name] = statistics.median(runs)
            print(f"{'one export, cold, ' + format_name:<36}{one_s[format_name]:6.2f} s")
        hand_in(folder / "class", CLASS_SIZE, FORMATS)
        runs = [timed(lambda: grade_folder(folder / "class", folder / "class-out")) for _ in range(3)]
        graded = len(runs[0][1].graded)
        print(f"{f'{graded} exports, all formats, warm':<36}{statistics.median(seconds for seconds, _ in runs):6.2f} s")
        cold_s, _ = timed(lambda: grade_cold(folder / "class", folder / "class-out"))
        print(f"{f'{graded} exports, cold':<36}{cold_s:6.2f} s")
        if arguments.nbgrader:
            theirs_s = autograde_s(arguments.nbgrader, folder / "course")
            print(f"{f'nbgrader autograde, {CELLS} cells':<36}{theirs_s:6.2f} s")
            print(f"{'ratio to one HTML export':<36}{theirs_s / one_s['html']:6.1f}")
        else:
            print("nbgrader is not installed (extra: bench), so there is nothing to compare with")


if __name__ == "__main__":
    main()
