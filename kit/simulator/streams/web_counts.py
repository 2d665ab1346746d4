"""What the web server counted between one scrape and the next: the basis of its metrics, and of what people quote."""

from dataclasses import dataclass
from functools import cached_property

from kit.simulator.records import CLIENT_GAVE_UP, Run


@dataclass(frozen=True)
class WebCounts:
    """Counts by scrape: the k-th holds what was logged from ``k * scrape_s`` up to the next scrape.

    Attributes:
        answers: requests logged.
        errors: those answered 5xx.
        gave_up: those closed by the client first (499).
        orders: checkouts that went through.
        times_s: the web server's request times, sorted.
    """

    answers: list[int]
    errors: list[int]
    gave_up: list[int]
    orders: list[int]
    times_s: list[list[float]]

    @cached_property
    def lost(self) -> list[int]:
        """Those answered 5xx or closed by the client first."""
        return [errors + gave_up for errors, gave_up in zip(self.errors, self.gave_up, strict=True)]

    def ratio(self, bucket: int) -> float:
        """The share of 5xx answers of one scrape, 0 to 1; 0 where nothing was answered."""
        return self.errors[bucket] / self.answers[bucket] if self.answers[bucket] else 0.0

    def ratio_over(self, buckets: range) -> float:
        """The share of 5xx answers over several scrapes, 0 to 1."""
        answers = sum(self.answers[bucket] for bucket in buckets)
        return sum(self.errors[bucket] for bucket in buckets) / answers if answers else 0.0

    def quantile(self, bucket: int, share: float) -> float | None:
        """The request time that a share of a scrape's requests stays below, in seconds; None without requests."""
        times = self.times_s[bucket]
        return times[min(int(share * len(times)), len(times) - 1)] if times else None


def count_web(run: Run) -> WebCounts:
    """Count what the web server logged in a run."""
    buckets = int(run.duration_s // run.scrape_s)
    answers, errors, gave_up, orders = ([0] * buckets for _ in range(4))
    times: list[list[float]] = [[] for _ in range(buckets)]
    checkout = next((index for index, route in enumerate(run.routes) if route == "/checkout"), -1)
    rows = zip(run.requests.logged_s, run.requests.status, run.requests.request_time_s, run.requests.route, strict=True)
    scrape_s, until_s = run.scrape_s, buckets * run.scrape_s
    for logged_s, status, time_s, route in rows:
        if not 0.0 <= logged_s < until_s:  # not within a scrape, or (nan) never logged
            continue
        bucket = int(logged_s // scrape_s)
        answers[bucket] += 1
        times[bucket].append(time_s)
        if status >= 500:
            errors[bucket] += 1
        elif status == CLIENT_GAVE_UP:
            gave_up[bucket] += 1
        elif route == checkout:
            orders[bucket] += 1
    for each in times:
        each.sort()
    return WebCounts(answers, errors, gave_up, orders, times)
