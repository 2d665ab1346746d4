"""How nginx words its access and error logs.

The wording follows nginx 1.22: the *combined* format of its log module with two times appended, and the lines of its
error log. Sizes of the built-in error pages are computed from the text nginx sends, padding included.
"""

from datetime import datetime
from math import isnan

_PAGE = (
    "<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n"
    "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
)
_PADDING = 6 * "<!-- a padding to disable MSIE and Chrome friendly error page -->\r\n"
_TITLES = {
    500: "500 Internal Server Error",
    502: "502 Bad Gateway",
    503: "503 Service Temporarily Unavailable",
    504: "504 Gateway Time-out",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def error_page_bytes(status: int, user_agent: str) -> int:
    """Body size of nginx's own page for a 5xx (``server_tokens off``); Chrome gets it padded (``msie_padding``)."""
    title = _TITLES.get(status, f"{status} Internal Server Error")
    return len(_PAGE.format(title=title)) + (len(_PADDING) if "Chrome/" in user_agent else 0)


def access_time(at_utc: datetime) -> str:
    """``$time_local`` of a host on UTC, such as ``14/Mar/2025:09:47:08 +0000``; English months whatever the locale."""
    day = f"{at_utc.day:02d}/{_MONTHS[at_utc.month - 1]}/{at_utc.year}"
    return f"{day}:{at_utc.hour:02d}:{at_utc.minute:02d}:{at_utc.second:02d} +0000"


def access_line(
    *,
    client: str,
    when: str,
    request: str,
    status: int,
    body_bytes: int,
    referer: str,
    user_agent: str,
    request_time_s: float,
    upstream_time_s: float,
) -> str:
    """One line of the *combined* format followed by ``rt=$request_time urt=$upstream_response_time``.

    Args:
        client: the client's address.
        when: ``$time_local`` as ``access_time`` writes it.
        request: the request line, such as ``GET / HTTP/1.1``.
        status: the HTTP status; 499 where the client closed first.
        body_bytes: bytes of body sent.
        referer: the Referer header; empty for none.
        user_agent: the User-Agent header.
        request_time_s: seconds, logged to the millisecond.
        upstream_time_s: seconds; nan where no upstream was asked, logged as ``-``.
    """
    upstream = "-" if isnan(upstream_time_s) else f"{upstream_time_s:.3f}"
    return (
        f'{client} - - [{when}] "{request}" {status} {body_bytes} "{referer or "-"}" "{user_agent}" '
        f"rt={request_time_s:.3f} urt={upstream}"
    )


def error_line(at_utc: datetime, level: str, pid: int, message: str, connection: int | None = None) -> str:
    """One line of the error log: time, level, ``pid#tid`` (one thread a worker), ``*connection`` if any, message."""
    number = "" if connection is None else f"*{connection} "
    day = f"{at_utc.year}/{at_utc.month:02d}/{at_utc.day:02d}"
    clock = f"{at_utc.hour:02d}:{at_utc.minute:02d}:{at_utc.second:02d}"
    return f"{day} {clock} [{level}] {pid}#{pid}: {number}{message}"


def request_context(*, client: str, server: str, request: str, upstream: str, host: str, referer: str) -> str:
    """The tail nginx adds to an error that concerns a request, in nginx's order."""
    tail = f', client: {client}, server: {server}, request: "{request}"'
    if upstream:
        tail += f', upstream: "{upstream}"'
    tail += f', host: "{host}"'
    return f'{tail}, referrer: "{referer}"' if referer else tail
