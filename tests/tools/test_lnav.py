"""lnav reads the logs, knows their formats, and puts their lines at the right time."""

import json

import pytest

pytestmark = pytest.mark.tools

QUESTION = (
    ";SELECT log_format, count(*) AS lines, min(log_time) AS first, max(log_time) AS last FROM all_logs GROUP BY 1"
)


@pytest.mark.parametrize(
    ("name", "stream", "formats"),
    [
        ("access.log", "access_log", {"access_log"}),
        ("error.log", "error_log", {"generic_log", "nginx_error_log", "error_log"}),
        ("syslog", "syslog", {"syslog_log", "rfc5424_log"}),
    ],
)
def test_every_line_is_a_message_with_its_time(tool, written, name, stream, formats):
    """One format for all lines, no line taken for the continuation of another, first and last at their times."""
    lines = getattr(written.file, stream)
    if not lines:
        assert (written.folder / name).read_text(encoding="utf-8") == ""
        return
    done = tool("lnav", "-n", "-c", QUESTION, "-c", ":write-json-to -", written.folder / name)
    assert (done.returncode, done.stderr) == (0, "")
    (told,) = json.loads(done.stdout)
    assert told["log_format"] in formats
    assert told["lines"] == len(lines)
    for when, line in ((told["first"], lines[0]), (told["last"], lines[-1])):
        assert when[:19] == f"{line.at_utc:%Y-%m-%d %H:%M:%S}"


def test_failed_answers_can_be_asked_for(tool, written):
    """SQL on the access log's status finds as many 5xx answers as the evidence holds."""
    question = ";SELECT count(*) AS failed FROM access_log WHERE sc_status >= 500"
    done = tool("lnav", "-n", "-c", question, "-c", ":write-json-to -", written.folder / "access.log")
    (told,) = json.loads(done.stdout)
    assert told["failed"] == sum(
        f'" {code} ' in line.text for line in written.file.access_log for code in range(500, 505)
    )
