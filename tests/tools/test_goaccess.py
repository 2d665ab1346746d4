"""GoAccess reads every line of the access log."""

import json

import pytest

pytestmark = pytest.mark.tools

FORMAT = '%h %^[%d:%t %^] "%r" %s %b "%R" "%u" rt=%T urt=%^'
"""The combined format with two times behind it, in GoAccess's own letters."""


@pytest.mark.parametrize("log_format", ["COMBINED", FORMAT], ids=["combined", "with times"])
def test_no_line_is_rejected(tool, written, tmp_path, log_format):
    """All lines are valid, and the classes of status that it counts are those of the evidence."""
    report = tmp_path / "report.json"
    done = tool(
        "goaccess", written.folder / "access.log", "--no-global-config", f"--log-format={log_format}",
        "--date-format=%d/%b/%Y", "--time-format=%H:%M:%S", f"--output={report}",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(report.read_text(encoding="utf-8"))
    lines = len(written.file.access_log)
    general = told["general"]
    assert (general["valid_requests"], general["failed_requests"]) == (lines, 0)
    failed = sum(f'" {code} ' in line.text for line in written.file.access_log for code in (500, 502, 503, 504))
    counted = {each["data"][:3]: each["hits"]["count"] for each in told["status_codes"]["data"]}
    assert counted.get("5xx", 0) == failed
