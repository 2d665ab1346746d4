"""A good write-up of the outage in the notebooks, as a student would type it: every field of the form by its path."""

PLAIN = {
    "title": "Postmortem: checkout errors during the newsletter, 14 March 2025",
    "summary.start": "14 March 2025, 09:47",
    "summary.end": "14 March 2025, 10:14",
    "summary.zone": "UTC",
    "summary.duration": "27 minutes",
    "summary.affected": "38%",
    "summary.affected_of": "visitors",
    "summary.services": "The web shop: product pages and the checkout.",
    "summary.experience": (
        "Pages hung for up to 30 seconds and then showed error 502 or 504; orders could not be paid. "
        "Reloading made it worse."
    ),
    "summary.root_cause": (
        "nginx ran out of file descriptors under the newsletter's visitors: worker_connections had been raised to "
        "4,096 while the limit on open files stayed at 1,024."
    ),
    "root_cause": (
        "A newsletter to 180,000 people brought seven times the usual visitors within two minutes. Each "
        "visitor holds a keep-alive connection for 65 seconds, and each proxied request needs a second "
        "descriptor towards the application. Sixteen days before, `worker_connections` had been raised from "
        "768 to 4096 in the configuration of nginx, while the limit on open files stayed at 1024. So the old "
        "setting could never reach the limit, and the new one could. Once a worker held 1,024 descriptors, "
        "`accept4()` failed with error 24 (too many open files): new visitors waited in the backlog, timed "
        "out, reloaded, and thereby opened still more connections. The dashboards measured only requests that"
        " had been accepted, so the application looked healthy."
    ),
    "resolution": (
        "`worker_rlimit_nofile` was set to 65536 in nginx.conf and the workers were reloaded at 10:14. Errors"
        " ended within a minute, and the share of failed requests stayed below 0.1% while the newsletter's "
        "visitors were still there. The restart at 10:03 had closed all connections and helped for two "
        "minutes only. The setting is now in configuration management, next to the number of connections."
    ),
    "improvements": (
        "We should keep limits that depend on each other in one place, and check them together. We should "
        "measure what visitors wait before a connection is accepted, and learn of campaigns before they are "
        "sent."
    ),
    "extras": (
        "## The outage in one picture\n\n"
        "```\n"
        "+------------+     +-------------+     +----------------+\n"
        "| newsletter | --> | 7x visitors | --> | keep-alive     |\n"
        "+------------+     +-------------+     | connections    |\n"
        "                         ^             +----------------+\n"
        "                         | reload              |\n"
        "                   +-----------+               v\n"
        "                   | time-outs | <-- 1,024 descriptors used up\n"
        "                   +-----------+\n"
        "```"
    ),
}

TIMELINE = (
    (
        "09:47",
        "event",
        "First visitors get error 502; the number of requests has risen sevenfold in two minutes.",
    ),
    (
        "09:49",
        "detection",
        "The alert HighErrorRate fires and pages the primary on-call engineer.",
    ),
    (
        "09:52",
        "hypothesis",
        ("The page is acknowledged. The deploy of 09:31 is assumed to be the cause, as it came just before."),
    ),
    (
        "09:57",
        "misleading",
        ("The deploy is rolled back. Nothing changes: this was a misleading path and cost ten minutes."),
    ),
    (
        "10:03",
        "action",
        "The web server is restarted. Errors fall for two minutes, then come back.",
    ),
    (
        "10:05",
        "escalation",
        "Escalated to the secondary on-call engineer and the platform team.",
    ),
    (
        "10:08",
        "action",
        "The error log of nginx is read: accept4() failed (24: Too many open files).",
    ),
    (
        "10:14",
        "resolution",
        "The limit on open files is raised to 65536 and nginx is reloaded. Errors end.",
    ),
)

TASKS = (
    (
        "Set worker_rlimit_nofile from worker_connections in configuration management",
        "platform team",
        "2025-03-21",
        "prevent",
    ),
    (
        "Add an alert on open file descriptors above 80% of the limit",
        "monitoring team",
        "2025-03-28",
        "detect",
    ),
    (
        "Write a runbook page on shedding load during campaigns",
        "web team",
        "2025-04-04",
        "mitigate",
    ),
)
