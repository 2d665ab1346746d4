"""Lines are worded as nginx words them."""

import re
from datetime import UTC, datetime

import pytest

from kit.simulator.streams.nginx import access_line, access_time, error_line, error_page_bytes, request_context

AT = datetime(2025, 3, 4, 9, 7, 8, 999_000, tzinfo=UTC)
CHROME = "Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"
# Written from nginx's own format strings: the combined log format, and ngx_log_error_core with the http context.
ACCESS = re.compile(
    r"[0-9a-f.:]+ - - \[\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d \+0000\] "
    r'"(?:GET|POST) /[^" ]* HTTP/1\.1" \d{3} \d+ "(?:-|https://[^"]+)" "[^"]+" rt=\d+\.\d{3} urt=(?:-|\d+\.\d{3})'
)
ERROR = re.compile(
    r"\d{4}/\d\d/\d\d \d\d:\d\d:\d\d \[(?P<level>warn|alert|crit)\] (?P<pid>\d+)#(?P=pid): "
    r"(?:accept4\(\) failed \(24: Too many open files\)"
    r"|\d+ worker_connections exceed open file resource limit: \d+"
    r"|\d+ worker_connections are not enough, reusing connections"
    r"|\*\d+ socket\(\) failed \(24: Too many open files\) while connecting to upstream, client: [0-9a-f.:]+, "
    r'server: [a-z.]+, request: "(?:GET|POST) /[^" ]* HTTP/1\.1", upstream: "http://10\.20\.0\.\d+:8000/[^"]*", '
    r'host: "[a-z.]+"(?:, referrer: "https://[^"]+")?)'
)
SYSLOG = re.compile(r"<\d{1,3}>1 \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z [a-z0-9.-]+ [A-Za-z]+ (?:\d+|-) - - .+")


@pytest.mark.parametrize(
    ("status", "agent", "size"), [(500, FIREFOX, 170), (500, CHROME, 572), (502, FIREFOX, 150), (504, FIREFOX, 160)]
)
def test_error_pages_have_the_size_that_nginx_sends(status, agent, size):
    """The built-in pages without version are 150 to 170 bytes, and 402 more for browsers that need padding."""
    assert error_page_bytes(status, agent) == size


def test_an_access_line_is_the_combined_format_with_two_times():
    """All fields stand in nginx's order; no referer and no upstream are dashes."""
    line = access_line(
        client="192.0.2.7",
        when=access_time(AT),
        request="GET / HTTP/1.1",
        status=500,
        body_bytes=170,
        referer="",
        user_agent="agent",
        request_time_s=0.0,
        upstream_time_s=float("nan"),
    )
    assert line == '192.0.2.7 - - [04/Mar/2025:09:07:08 +0000] "GET / HTTP/1.1" 500 170 "-" "agent" rt=0.000 urt=-'


def test_an_error_line_names_process_and_connection():
    """The thread has the worker's number; a connection is marked by a star."""
    assert error_line(AT, "crit", 77, "accept4() failed") == "2025/03/04 09:07:08 [crit] 77#77: accept4() failed"
    assert error_line(AT, "alert", 77, "x", connection=5) == "2025/03/04 09:07:08 [alert] 77#77: *5 x"


def test_the_context_of_a_request_leaves_out_what_is_not_known():
    """Upstream and referrer appear only where there are any."""
    tail = request_context(client="c", server="s", request="GET / HTTP/1.1", upstream="", host="h", referer="")
    assert tail == ', client: c, server: s, request: "GET / HTTP/1.1", host: "h"'
    tail = request_context(client="c", server="s", request="r", upstream="u", host="h", referer="f")
    assert tail.endswith(', upstream: "u", host: "h", referrer: "f"')


def test_every_line_of_a_case_is_one_that_its_program_could_have_written(case):
    """Access, error and system log match the patterns of nginx and of RFC 5424, line by line."""
    for lines, pattern in (
        (case.file.access_log, ACCESS),
        (case.file.error_log, ERROR),
        (case.file.syslog, SYSLOG),
    ):
        assert [line.text for line in lines if pattern.fullmatch(line.text) is None] == []


def test_lines_carry_the_second_that_their_item_says(one_case):
    """The time in a line's text is the item's time, cut to a second."""
    for line in one_case.file.access_log[::50]:
        assert f"[{access_time(line.at_utc)}]" in line.text
    for line in one_case.file.error_log[::50]:
        assert line.text.startswith(f"{line.at_utc:%Y/%m/%d %H:%M:%S}")
