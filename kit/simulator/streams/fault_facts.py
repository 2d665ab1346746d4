"""Facts that only one mechanism has, such as the dates of a certificate."""

from datetime import datetime, timedelta

from kit.scenario.fault import CertExpiry, DiskFull, PrimaryLoss, RetryStorm
from kit.scenario.topology import Database
from kit.simulator.faults.primary_loss import standby_of
from kit.simulator.records import Run
from kit.simulator.streams.lost_orders import lost_rows

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
CERTIFICATE_DAYS = 90
"""For how long the certificates of the company's issuer are valid."""
RENEWED_AT_DAYS = 30
"""How many days before the end certbot begins to renew."""


def fault_facts(run: Run) -> dict[str, str]:
    """The facts of the fault of a run, by name."""
    match run.draw.scenario.fault:
        case CertExpiry() as fault:
            return _certificate(run, fault)
        case RetryStorm() as fault:
            return _app_library(run, fault)
        case DiskFull() as fault:
            return _volume(run, fault)
        case PrimaryLoss() as fault:
            return _failover(run, fault)
    return {}


def _failover(run: Run, fault: PrimaryLoss) -> dict[str, str]:
    """The hosts that change places, and what was not replicated."""
    return {
        "standby": standby_of(run.draw.hosts[fault.node]),
        "lag_s": f"{fault.lag_s:.0f}",
        "down_s": f"{fault.promoted_after_s:.0f}",
        "lost_orders": str(len(lost_rows(run))),
    }


def _volume(run: Run, fault: DiskFull) -> dict[str, str]:
    """The volume of the database, and the log that fills it."""
    scenario = run.draw.scenario
    node = scenario.topology.nodes[fault.node]
    assert isinstance(node, Database)
    since_s = run.anchors[fault.change]
    return {
        "disk_gb": f"{node.disk_gb:.0f}",
        "log_gb": f"{node.general_log_gb_h * (fault.at.offset_s - since_s) / 3600.0:.0f}",
        "log_gb_day": f"{24.0 * node.general_log_gb_h:.0f}",
        "log_since": day_of(run.at_utc(since_s)),
        "low_since": day_of(run.at_utc(run.anchors["disk_low"])),
        "low_hours": f"{(fault.at.offset_s - run.anchors['disk_low']) / 3600.0:.0f}",
    }


def _certificate(run: Run, fault: CertExpiry) -> dict[str, str]:
    """When the certificate began and ceased to be valid, as openssl prints it, and since when renewing it failed."""
    ends_utc = run.at_utc(fault.at.offset_s)
    return {
        "not_after": openssl_date(ends_utc),
        "not_before": openssl_date(ends_utc - timedelta(days=CERTIFICATE_DAYS) + timedelta(seconds=1)),
        "renewal_since": day_of(ends_utc - timedelta(days=RENEWED_AT_DAYS)),
    }


def _app_library(run: Run, fault: RetryStorm) -> dict[str, str]:
    """How the app's library tries again, before and since the change of it; pauses in milliseconds."""
    before = run.draw.scenario.workload.sessions.app_client
    assert before is not None
    return {
        "client_timeout_s": f"{before.timeout_s:g}",
        "old_retries": str(before.retries),
        "old_pause_ms": "..".join(f"{1000.0 * pause_s:.0f}" for pause_s in before.backoff_s),
        "retries": str(fault.retries),
        "tries": str(fault.retries + 1),
        "pause_ms": "..".join(f"{1000.0 * pause_s:.0f}" for pause_s in fault.backoff_s),
    }


def openssl_date(at_utc: datetime) -> str:
    """A time as ``openssl x509 -dates`` prints it, such as ``Mar 14 09:47:08 2025 GMT``."""
    return f"{_MONTHS[at_utc.month - 1]} {at_utc.day:2d} {at_utc:%H:%M:%S %Y} GMT"


def day_of(at_utc: datetime) -> str:
    """A day as people write it in chat, such as ``14 Mar``."""
    return f"{at_utc.day} {_MONTHS[at_utc.month - 1]}"
