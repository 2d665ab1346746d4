"""The metrics as they were scraped: what nginx counted, and those gauges of the stack that somebody watches."""

from collections.abc import Iterator
from typing import NamedTuple

from kit.evidence.items import MetricSeries
from kit.simulator.streams.app_launches import write_app_launches
from kit.simulator.streams.story import Story

DIGITS = 5
"""Significant digits kept: more than anybody reads off a chart, fewer than a JSON file needs."""


class Gauge(NamedTuple):
    """How a gauge of the stack is presented.

    Attributes:
        kind: kind of node it belongs to.
        gauge: its name there.
        name: the Prometheus metric.
        title: what its chart is headed.
        unit: the unit of its values.
        group: the chart it is on.
        empty_without: the gauge that counts what it is a mean of; there is no value where that is 0.
    """

    kind: str
    gauge: str
    name: str
    title: str
    unit: str
    group: str
    empty_without: str = ""


GAUGES = (
    Gauge("nginx", "connections", "nginx_connections_active", "Open client connections", "connections", "web"),
    Gauge(
        "nginx", "accepted", "nginx_connections_accepted", "Connections accepted between scrapes", "connections", "web"
    ),
    Gauge("nginx", "http_check", "probe_success", "Health check of port 80 succeeds", "1 = yes", "web"),
    Gauge("app_pool", "busy", "app_workers_busy", "Application workers at work", "workers", "app"),
    Gauge("app_pool", "waiting", "app_requests_waiting", "Requests waiting for a worker", "requests", "app"),
    Gauge("cache", "hit_ratio", "cache_hit_ratio", "Cache hits", "ratio", "cache"),
    Gauge("db", "busy", "mysql_connections_busy", "Database connections in use", "connections", "db"),
    Gauge("db", "waiting", "mysql_queries_waiting", "Queries waiting for a connection", "queries", "db"),
    Gauge("db", "query_mean_s", "mysql_query_duration_seconds", "Query time, mean", "s", "db", "queries"),
    Gauge("db", "writes", "mysql_rows_written", "Rows written between scrapes", "rows", "db"),
    Gauge("db", "disk_free_pct", "node_filesystem_avail_percent", "Free space on the database's volume", "%", "db"),
    Gauge("third_party", "latency_mean_s", "payment_call_duration_seconds", "Payment calls, mean", "s", "pay", "calls"),
)


def write_metrics(story: Story) -> tuple[MetricSeries, ...]:
    """All series: those of the web server first, then the gauges that are scraped, blind spots left out."""
    return (*_web_series(story), *write_app_launches(story), *_gauge_series(story))


def _gauge_series(story: Story) -> Iterator[MetricSeries]:
    run = story.run
    for node, declared in story.scenario.topology.nodes.items():
        for gauge in GAUGES:
            source = f"{node}.{gauge.gauge}"
            if gauge.kind != declared.kind or source not in run.gauges:
                continue
            if source in story.scenario.monitoring.blind_spots:
                continue
            counts = run.gauges.get(f"{node}.{gauge.empty_without}")
            values = run.gauges[source]
            yield MetricSeries(
                id=f"metric-{node}-{gauge.gauge.removesuffix('_s').replace('_', '-')}",
                name=gauge.name,
                title=gauge.title,
                unit=gauge.unit,
                group=gauge.group,
                labels={"instance": story.run.aliases.get(node, story.draw.hosts[node])},
                start_utc=run.start_utc,
                step_s=run.scrape_s,
                values=tuple(_short(v) if counts is None or counts[k] else None for k, v in enumerate(values)),
            )


def _web_series(story: Story) -> list[MetricSeries]:
    """What nginx counted between scrapes; a value stands at the end of its ten seconds, as a scrape would find it."""
    web, step_s = story.web, story.run.scrape_s
    buckets = range(len(web.answers))
    host = story.draw.hosts[story.scenario.topology.only("nginx")]

    def series(
        id: str,  # noqa: A002 (the item's field)
        name: str,
        title: str,
        unit: str,
        values: list[float | None],
        **labels: str,
    ) -> MetricSeries:
        return MetricSeries(
            id=f"metric-{id}",
            name=name,
            title=title,
            unit=unit,
            group="business" if id == "orders" else "web",
            labels={"instance": host, **labels},
            start_utc=story.run.at_utc(step_s),
            step_s=step_s,
            values=tuple(_short(value) for value in values),
        )

    duration = "nginx_http_request_duration_seconds"
    return [
        series(
            "web-rps",
            "nginx_http_requests_per_second",
            "Requests answered",
            "requests/s",
            [web.answers[k] / step_s for k in buckets],
        ),
        series(
            "web-5xx",
            "nginx_http_responses_5xx_ratio",
            "Share of answers that are 5xx",
            "ratio",
            [web.ratio(k) if web.answers[k] else None for k in buckets],
        ),
        series(
            "web-499",
            "nginx_http_client_closed_per_second",
            "Requests closed by the client (499)",
            "requests/s",
            [web.gave_up[k] / step_s for k in buckets],
        ),
        series(
            "web-p50", duration, "Request time, median", "s", [web.quantile(k, 0.5) for k in buckets], quantile="0.5"
        ),
        series(
            "web-p95",
            duration,
            "Request time, 95th percentile",
            "s",
            [web.quantile(k, 0.95) for k in buckets],
            quantile="0.95",
        ),
        series(
            "orders",
            "shop_orders_per_minute",
            "Orders completed",
            "orders/min",
            [web.orders[k] * 60.0 / step_s for k in buckets],
        ),
    ]


def _short(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.{DIGITS}g}")
