"""A small case by hand, and a draft whose calls wait until the test lets them run."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kit.drafts import Draft, DraftStore, WorkingCopy
from kit.evidence import (
    Alert,
    CaseFile,
    Change,
    ChatMessage,
    LogLine,
    MetricSeries,
    PageEvent,
    Person,
    StatusPost,
    Ticket,
)

START = datetime(2025, 3, 14, 9, 0, tzinfo=UTC)


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


def metric(name: str, group: str, unit: str, values: tuple[float | None, ...]) -> MetricSeries:
    return MetricSeries(
        id=f"metric-{name}",
        name=name,
        title=name.replace("-", " ").capitalize(),
        unit=unit,
        group=group,
        start_utc=START,
        step_s=10,
        values=values,
    )


@pytest.fixture(scope="session")
def case_file() -> CaseFile:
    """Two hours of a library whose renewals fail for half an hour."""
    hit = [0.4 if 282 <= step < 440 else 0.002 for step in range(720)]
    return CaseFile(
        case_id="library:1a2b",
        scenario_id="library",
        seed=0x1A2B,
        title="Renewals fail at the city library",
        brief="Since this morning *renewals* fail for some readers.",
        company="City Library",
        start_utc=START,
        end_utc=at(120),
        people=(Person(handle="amira", name="Amira", role="primary on-call"),),
        metrics=(
            metric("requests", "web", "requests/s", tuple(20.0 + step % 7 for step in range(720))),
            metric("failed", "web", "ratio", tuple(hit)),
            metric("slow", "web", "ratio", tuple(0.12345678 for _ in range(720))),
            metric("memory", "app", "bytes", (None, 1e9, 2e9, *(None for _ in range(717)))),
        ),
        access_log=tuple(
            LogLine(
                id=f"access-{n:05d}",
                source="nginx.access",
                at_utc=at(n / 10),
                text=f'192.0.2.{n % 250} "GET /renew/{n}" {502 if n % 9 == 0 else 200}',
            )
            for n in range(1200)
        ),
        access_sample=0.05,
        error_log=(LogLine(id="err-0001", source="nginx.error", at_utc=at(47.2), text="[crit] too many open files"),),
        alerts=(
            Alert(
                id="alert-1",
                at_utc=at(49),
                name="HighErrorRate",
                state="firing",
                severity="page",
                route="web",
                text="5xx over 5%",
            ),
        ),
        pages=(
            PageEvent(id="page-1", at_utc=at(49.1), event="triggered", who="amira", alert_id="alert-1", text="5xx"),
        ),
        changes=(
            Change(
                id="change-old",
                at_utc=START - timedelta(days=16),
                kind="config",
                author="bo",
                text="more workers",
                diff="-a 1\n+a 2",
            ),
            Change(id="change-4f2c", at_utc=at(31), kind="deploy", author="bo", text="new carousel"),
        ),
        chat=(ChatMessage(id="chat-1", at_utc=at(51), channel="#incidents", who="amira", text="Looking at it."),),
        tickets=(Ticket(id="ticket-1", at_utc=at(50), customer="R. Ode", subject="Cannot renew", body="Error 502."),),
        status=(StatusPost(id="status-1", at_utc=at(55), status="investigating", text="We are looking into it."),),
    )


class Waiting:
    """Calls that wait until the test lets them run."""

    def __init__(self) -> None:
        self.calls: list[Callable[[], None]] = []

    def __call__(self, _: float, function: Callable[[], None]) -> None:
        self.calls.append(function)

    def run(self) -> None:
        calls, self.calls = self.calls, []
        for function in calls:
            function()


@pytest.fixture
def waiting() -> Waiting:
    return Waiting()


@pytest.fixture
def copy(tmp_path: Path, waiting: Waiting) -> WorkingCopy:
    """An empty draft in a folder of its own."""
    empty = Draft(student="amina", case_id="library:1a2b", scenario="library")
    return WorkingCopy(DraftStore(tmp_path), empty, waiting)
