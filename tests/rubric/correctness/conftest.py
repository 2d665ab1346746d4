"""Two made-up cases: the first scenario's truth with handy numbers, and a full disk at another company."""

from datetime import UTC, datetime, timedelta

import pytest

from kit.case.model_postmortem import model_postmortem
from kit.evidence import (
    Alert,
    AnswerKey,
    CaseFile,
    Cause,
    Change,
    ChatMessage,
    Impact,
    KeyEvent,
    LogLine,
    MetricSeries,
    PageEvent,
    Person,
    RedHerring,
    StatusPost,
    Ticket,
    Times,
)
from kit.evidence.key import ActionItem, Factor
from kit.postmortem import write_markdown
from kit.rubric import score


def at(clock, day=14):
    """A time of 14 March 2025, UTC."""
    hour, minute, second = (int(part) for part in clock.split(":"))
    return datetime(2025, 3, day, hour, minute, second, tzinfo=UTC)


_LIMIT_WORDS = ("open files", "nofile", "ulimit", "file descriptor", "descriptors", "descriptor limit")
_FD_EVENTS = (
    # id, when, kind, text, terms, evidence, belief, essential
    ("newsletter", "09:44:05", "event", "The newsletter was sent and traffic began to rise.",
     (("newsletter", "mailing", "traffic"),), ("chat-0",), "", True),
    ("onset", "09:47:08", "event", "The first requests failed.", (("500", "error", "fail"),), ("err-0001",), "", True),
    ("page", "09:49:40", "detection", "HighErrorRate paged the primary on-call.", (("page", "alert", "HighErrorRate"),),
     ("alert-1", "page-1"), "", True),
    ("ack", "09:52:10", "action", "The primary on-call acknowledged the page.", (("acknowledged", "picked up"),),
     ("page-2",), "", False),
    ("rollback", "09:57:00", "misleading", "The carousel deploy was rolled back; nothing changed.",
     (("rollback", "rolled back", "revert"),), ("change-2222222", "chat-1"), "the deploy broke something", True),
    ("escalation", "10:02:00", "escalation", "The secondary on-call was called in.",
     (("secondary", "escalated", "called in"),), ("page-3",), "", True),
    ("restart", "10:05:00", "misleading", "nginx was restarted; errors stopped for a minute and came back.",
     (("restart",), ("nginx", "web server")), ("chat-2",), "nginx is wedged", True),
    ("diagnosis", "10:08:30", "hypothesis", "The error log showed that nginx had run out of file descriptors.",
     (("error log", "too many open files", *_LIMIT_WORDS),), ("chat-3",), "", True),
    ("mitigation", "10:13:55", "resolution", "The open files limit was raised and nginx reloaded; errors stopped.",
     (("limit", *_LIMIT_WORDS),), ("chat-4",), "", True),
    ("end", "10:13:59", "resolution", "The last request failed; service was back to normal.",
     (("recovered", "resolved", "normal", "ended", "last"),), ("err-0002",), "", True),
)  # fmt: skip
_FD_FACTORS = (
    ("warning_only", "nginx only warns, on start, that worker_connections exceed the open files limit.",
     (("warn", "warning"), ("nginx", "worker_connections"))),
    ("unwatched", "Open file descriptors of nginx were not monitored.",
     (("not monitored", "no alert", "unmonitored"), ("descriptors", "open files"))),
    ("load_test", "The change was never tried with many connections.", (("load test", "many connections"),)),
    ("calendar", "Operations did not know that a newsletter would go out.",
     (("newsletter", "marketing"), ("calendar", "announced", "did not know", "not told"))),
)  # fmt: skip
_FD_ACTIONS = (
    ("Fail the configuration check unless nofile is at least twice worker_connections.", "prevent", ("warning_only",),
     (("check", "lint"), ("nofile", "worker_connections", "open files"))),
    ("Alert when nginx holds 80 % of its open files limit for a minute.", "detect", ("unwatched",),
     (("alert", "monitor"), _LIMIT_WORDS)),
    ("Load-test the web tier with the number of connections a newsletter brings.", "prevent", ("load_test",),
     (("load test", "stress test"),)),
    ("Share the marketing calendar with on-call.", "prevent", ("calendar",),
     (("marketing", "newsletter"), ("calendar", "announce", "share"))),
)  # fmt: skip


@pytest.fixture(scope="session")
def fd_key():
    """A key of an outage like the first scenario's, with numbers that are easy to change in a text."""
    return AnswerKey(
        case_id="web-nginx-fd-limit:00000007",
        times=Times(
            onset_utc=at("09:47:08"),
            detected_utc=at("09:49:40"),
            acknowledged_utc=at("09:52:10"),
            mitigated_utc=at("10:13:55"),
            ended_utc=at("10:13:59"),
        ),
        impact=Impact(
            requests=219_649,
            requests_failed=27_456,
            requests_failed_pct=12.5,
            visitors=77_624,
            visitors_hit=23_038,
            visitors_hit_pct=29.7,
            peak_pct=42.4,
            peak_utc=at("10:01:00"),
        ),
        detected_by=("HighErrorRate", "error rate alert", "the pager", "monitoring alert"),
        services=("web shop", "shop", "storefront"),
        symptoms=("error page", "500", "internal server error"),
        trigger=Cause(
            text="A newsletter multiplied the rate of new visitors, and with it the number of connections kept alive.",
            must_mention=(("newsletter", "mailing", "traffic surge", "surge of visitors"),),
        ),
        root_cause=Cause(
            text=(
                "Since the change of worker_connections from 768 to 4096, the one nginx worker may hold more "
                "connections than its limit of 1024 open files. It runs out of file descriptors before it closes "
                "idle connections, cannot accept clients or open a socket to the application, and answers 500."
            ),
            must_mention=(_LIMIT_WORDS, ("nginx", "web server")),
        ),
        mitigation=Cause(
            text="The open files limit of nginx was raised to 65536 and nginx reloaded.",
            must_mention=(_LIMIT_WORDS, ("raised", "increased", "bumped", "set to")),
        ),
        fix=Cause(
            text="Set worker_rlimit_nofile in configuration management to at least twice worker_connections.",
            must_mention=(_LIMIT_WORDS,),
        ),
        escalated_to=("secondary on-call", "second on-call", "Leila Haidari"),
        factors=tuple(Factor(id=i, text=text, terms=terms) for i, text, terms in _FD_FACTORS),
        red_herrings=(
            RedHerring(
                id="deploy",
                text="The carousel deploy before onset made the application slower and failed nothing.",
                terms=("carousel", "bad deploy", "the deploy"),
            ),
            RedHerring(
                id="flush", text="The database flushed slowly near onset.", terms=("page_cleaner", "slow database")
            ),
        ),
        events=tuple(
            KeyEvent(
                id=name,
                at_utc=at(when),
                knowable_utc=at("09:49:40") if name == "onset" else at(when),
                kind=kind,
                text=text,
                terms=terms,
                evidence=evidence,
                essential=essential,
                belief=belief,
            )
            for name, when, kind, text, terms, evidence, belief, essential in _FD_EVENTS
        ),
        actions=tuple(ActionItem(text=t, kind=k, factors=f, terms=terms) for t, k, f, terms in _FD_ACTIONS),
        names={
            "company": ("Juniper Toys", "juniper.example"),
            "people": ("Kofi Mensah", "Leila Haidari", "Olga Sidorova", "Omar Farouk"),
            "hosts": ("fra-web3", "fra-db1"),
            "changes": ("1111111", "2222222"),
        },
    )


def _series(name, values):
    return MetricSeries(
        id=f"metric-{name}",
        name=name,
        title=name,
        unit="ratio",
        group="web",
        start_utc=at("09:00:00"),
        step_s=10.0,
        values=values,
    )


@pytest.fixture(scope="session")
def fd_file():
    """Its evidence, as far as the key points to it."""
    log = [("err-0001", "09:47:08"), ("err-0002", "10:13:59")]
    said = {
        "chat-0": "09:44:30",
        "chat-1": "09:57:30",
        "chat-2": "10:05:20",
        "chat-3": "10:08:40",
        "chat-4": "10:14:10",
    }
    paged = {"page-1": "09:49:40", "page-2": "09:52:10", "page-3": "10:02:00"}
    events = {"page-1": "triggered", "page-2": "acknowledged", "page-3": "escalated"}
    return CaseFile(
        case_id="web-nginx-fd-limit:00000007",
        scenario_id="web-nginx-fd-limit",
        seed=7,
        title="Juniper Toys: server errors in the shop on 14 March 2025",
        brief="You work at **Juniper Toys**.",
        company="Juniper Toys",
        start_utc=at("09:00:00"),
        end_utc=at("11:00:00"),
        people=(
            Person(handle="kofi", name="Kofi Mensah", role="primary on-call"),
            Person(handle="leila", name="Leila Haidari", role="secondary on-call"),
        ),
        metrics=(_series("responses_5xx_ratio", (0.0,) * 285 + (0.2, 0.3) * 80 + (0.0,) * 275),),
        access_log=(),
        access_sample=0.05,
        error_log=tuple(LogLine(id=i, source="nginx.error", at_utc=at(t), text="failed") for i, t in log),
        alerts=(
            Alert(
                id="alert-1",
                at_utc=at("09:49:40"),
                name="HighErrorRate",
                state="firing",
                severity="page",
                route="oncall-web",
                text="HighErrorRate",
            ),
        ),
        pages=tuple(
            PageEvent(id=i, at_utc=at(t), event=events[i], who="kofi", alert_id="alert-1", text=events[i])
            for i, t in paged.items()
        ),
        changes=(
            Change(
                id="change-1111111", at_utc=at("14:10:00", day=1), kind="config", author="leila", text="connections"
            ),
            Change(id="change-2222222", at_utc=at("09:57:10"), kind="deploy", author="kofi", text="roll back"),
        ),
        chat=tuple(
            ChatMessage(id=i, at_utc=at(t), channel="incidents", who="kofi", text="...") for i, t in said.items()
        ),
        tickets=(Ticket(id="ticket-1", at_utc=at("09:58:00"), customer="Marta K.", subject="500", body="500"),),
        status=(StatusPost(id="status-1", at_utc=at("10:04:00"), status="investigating", text="errors"),),
    )


@pytest.fixture(scope="session")
def disk_key():
    """A key of another scenario: a database whose disk is full, seen by customers first."""
    start = datetime(2025, 5, 2, 20, 15, 30, tzinfo=UTC)

    def after(minutes):
        return start + timedelta(minutes=minutes)

    def event(name, minutes, kind, text, terms):
        return KeyEvent(
            id=name,
            at_utc=after(minutes),
            knowable_utc=after(minutes),
            kind=kind,
            text=text,
            terms=terms,
            essential=True,
        )

    return AnswerKey(
        case_id="db-disk-full:00000001",
        times=Times(
            onset_utc=start,
            detected_utc=after(11),
            acknowledged_utc=after(14),
            mitigated_utc=after(47),
            ended_utc=after(48),
        ),
        impact=Impact(
            requests=40_000,
            requests_failed=22_800,
            requests_failed_pct=57.0,
            visitors=9_000,
            visitors_hit=6_120,
            visitors_hit_pct=68.0,
            peak_pct=88.0,
            peak_utc=after(20),
        ),
        detected_by=("customer ticket", "customer tickets", "support ticket"),
        services=("booking site", "bookings"),
        symptoms=("booking failed", "could not book"),
        trigger=Cause(text="The nightly export wrote 40 GB of files.", must_mention=(("export",),)),
        root_cause=Cause(
            text="The disk of the database filled up with exports, so the database refused writes.",
            must_mention=(("disk full", "full disk", "disk filled", "no space left"), ("database", "postgres")),
        ),
        mitigation=Cause(text="Old exports were deleted.", must_mention=(("deleted", "removed"), ("exports", "files"))),
        fix=Cause(text="Expire exports after seven days.", must_mention=(("expire", "retention", "rotate"),)),
        escalated_to=("database team",),
        factors=(
            Factor(id="no_alert", text="No alert watched the free space.", terms=(("no alert",), ("space", "disk"))),
            Factor(id="no_expiry", text="Exports were kept for ever.", terms=(("kept for ever", "never deleted"),)),
        ),
        red_herrings=(RedHerring(id="vacuum", text="A vacuum ran at the time.", terms=("vacuum",)),),
        events=(
            event("trigger", -30, "event", "The export began to write.", (("export",),)),
            event("onset", 0, "event", "The first booking failed.", (("failed", "fail", "error"),)),
            event("ticket", 11, "detection", "A customer ticket reported it.", (("ticket", "customer"),)),
            event("escalation", 25, "escalation", "The database team was called in.", (("database team",),)),
            event("mitigation", 47, "resolution", "Old exports were deleted.", (("deleted", "removed"),)),
        ),
        actions=(
            ActionItem(
                text="Alert at 80 % of the disk.", kind="detect", factors=("no_alert",), terms=(("alert",), ("disk",))
            ),
            ActionItem(
                text="Expire exports after seven days.", kind="prevent", factors=("no_expiry",), terms=(("expire",),)
            ),
        ),
        names={"company": ("Heron Hotels",), "people": ("Ada Okoro", "Ivan Petrov"), "hosts": ("waw-db2",)},
    )


@pytest.fixture(scope="session")
def disk_file(fd_file):
    """Evidence of the full disk: a company and no metrics."""
    return fd_file.model_copy(
        update={
            "case_id": "db-disk-full:00000001",
            "company": "Heron Hotels",
            "title": "Bookings fail at Heron Hotels",
            "metrics": (),
            "error_log": (),
            "alerts": (),
            "pages": (),
            "changes": (),
            "chat": (),
            "people": (Person(handle="ada", name="Ada Okoro", role="primary on-call"),),
        }
    )


@pytest.fixture(scope="session")
def fd_model(fd_file, fd_key):
    """The model postmortem of the first case, as Markdown."""
    return write_markdown(model_postmortem(fd_file, fd_key))


@pytest.fixture(scope="session")
def disk_model(disk_file, disk_key):
    """The model postmortem of the full disk, as Markdown."""
    return write_markdown(model_postmortem(disk_file, disk_key))


@pytest.fixture(scope="session")
def marks(fd_key, fd_file):
    """Marks of correctness by criterion id, of a text against the first case."""

    def of(text, key=fd_key, case_file=fd_file):
        return {each.id: each.mark for each in score(text, rubric=(), key=key, case_file=case_file).findings}

    return of


@pytest.fixture(scope="session")
def lost(marks):
    """The ids of the criteria that a text does not meet in full."""

    def of(text):
        return {criterion for criterion, mark in marks(text).items() if mark < 2}

    return of
