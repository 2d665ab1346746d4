"""Correctness of very long texts: a cost that grows with the square of the length would make a run of many minutes."""

import pytest

from kit.rubric import score
from kit.rubric.correctness import CORRECTNESS

_LENGTH = 150_000
_TEXTS = {
    "causes in one paragraph": (
        "## Root cause\n\n",
        "The deploy of item {i} caused the limit of open files, not the cache, which we suspected. ",
    ),
    "shares in rows": ("## Issue summary\n\n", "| Affected | {m}% of users saw errors | {i} of requests failed |\n"),
    "shares in one line": ("## Issue summary\n\n", "By then {m}% had failed and {i} of users saw errors; "),
    "entries": ("## Timeline\n\n", "- 09:{m:02d} An alert paged for open files of nginx {i} [alert-1, chat-{m}]\n"),
    "tasks": ("## Measures\n\n### Tasks\n\n", "- Add an alert {i} on open file descriptors of nginx\n"),
    "dates": (
        "## Issue summary\n\n",
        "On {d} March 2025 at 09:{m:02d} EAT it began; at 10:{m:02d} UTC {i} ended. ",
    ),
}


@pytest.mark.parametrize("name", _TEXTS)
def test_a_very_long_text_is_compared_to_its_end(name, fd_key, fd_file):
    """Every criterion answers, and a text that only repeats itself is never right about the case."""
    heading, template = _TEXTS[name]
    count = _LENGTH // len(template)
    text = heading + "".join(template.format(i=i, m=i % 60, d=i % 28 + 1) for i in range(count))
    report = score(text, rubric=(), key=fd_key, case_file=fd_file)
    assert [finding.id for finding in report.findings] == [criterion.id for criterion in CORRECTNESS]
    assert report.pct("correctness") < 30
