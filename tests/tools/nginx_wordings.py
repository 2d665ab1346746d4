"""How nginx words what it logs, as patterns that both its own lines and ours must match."""

import re

_HEAD = r"\d{4}/\d\d/\d\d \d\d:\d\d:\d\d \[LEVEL\] (?P<pid>\d+)#(?P=pid): "
_REQUEST = (
    r', client: [0-9a-f.:]+, server: [\w.-]+, request: "(?:GET|POST) \S+ HTTP/1\.[01]", '
    r'upstream: "http://[\d.]+:\d+/\S*", host: "[\w.:-]+"(?:, referrer: "[^"]+")?'
)


def _pattern(level: str, message: str) -> re.Pattern[str]:
    return re.compile(_HEAD.replace("LEVEL", level) + message)


ERROR_LINES = {
    "accept_emfile": _pattern("crit", r"accept4\(\) failed \(24: Too many open files\)"),
    "socket_emfile": _pattern(
        "alert", r"\*\d+ socket\(\) failed \(24: Too many open files\) while connecting to upstream" + _REQUEST
    ),
    "connections_exceed_nofile": _pattern("warn", r"\d+ worker_connections exceed open file resource limit: \d+"),
    "reusing_connections": _pattern("warn", r"\d+ worker_connections are not enough, reusing connections"),
}
"""By kind, the lines about descriptors."""

ACCESS_LINE = re.compile(
    r'[0-9a-f.:]+ - - \[\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] "(?:GET|POST) \S+ HTTP/1\.1" '
    r'\d{3} \d+ "[^"]+" "[^"]+" rt=\d+\.\d{3} urt=(?:-|\d+\.\d{3})'
)
"""The combined format with the request's and the upstream's time behind it."""


def kind_of(line: str) -> str | None:
    """The kind of a line of the error log; None for one that no pattern knows."""
    return next((kind for kind, pattern in ERROR_LINES.items() if pattern.fullmatch(line)), None)
