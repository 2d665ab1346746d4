# ruff: noqa: E501  an example is read as one piece
"""Examples for cause, fix, measures and the document as a whole: what must get a 2, a 1 and a 0.

All of them are our own.
"""

_STORY = "Summary\nThe shop was down for an hour.\n\nTimeline\n- 10:02 The alert fires.\n- 10:20 The service is restored.\n\n{}"

MET: dict[str, tuple[str, ...]] = {
    "cause_detail": (
        "Root cause and resolution\nThe nightly backup filled the disk of the database server. As a result MySQL could not write its log and refused every new connection.",
        "## Root cause\nRelease 412 opened a temporary file for each upload and never closed it. The process ran out of file descriptors, so nginx could not accept new connections.",
        (
            "Root Cause and Resolution:\n\nRoot Cause: The cache key lacked the language, which caused pages to be overwritten by each other and the hit rate to "
            "drop, overwhelming the database with queries."
        ),
        (
            "# Cause\nThe certificate of the internal proxy expired at midnight. Clients reject expired certificates, so every request between the two data centres "
            "failed, leading to timeouts in the shop."
        ),
        "Why it happened and root cause\nA missing index made one query scan the whole orders table. While it ran it held locks, and the other sessions were queued until the connection pool was exhausted.",
    ),
    "fix_detail": (
        "Root cause and resolution\nResolution: we raised worker_rlimit_nofile from 1024 to 8192 in nginx.conf and reloaded nginx.",
        "Resolution\nThe release was rolled back to version 2.3 on all web servers.",
        "Root cause and resolution\n### Resolution\nWe deleted the old backups from /var/backups and enabled log rotation.",
        "How it was fixed\nThe expired certificate was replaced by a new one on the proxy.",
        "Root cause and resolution\nTo fix it, the DBA added an index on orders.customer_id.",
        "Resolution: ran `sudo systemctl restart php-fpm` after setting pm.max_children to 60",
    ),
    "improvements": (
        "Corrective and preventative measures\n- Better monitoring of disks\n- Safer deploys",
        "## Improvements\n1. Changes should be reviewed by a second person.\n2. We need alerts on certificates.",
        "Lessons learned\nWe should test our backups more often. Monitoring of memory could be improved as well.",
        "Prevention\n* Add monitoring for the queue.\n* Improve the runbook.",
        "Future safeguards\nDeploys must be staged.\nAlerting needs to cover the proxy.",
    ),
    "tasks": (
        "Tasks\n- Add an alert on free disk space of the database server\n- Rotate the nginx access logs daily",
        "Corrective and preventative measures\n- Write a test for the upload handler\n- Upgrade Redis to version 7.2",
        "## To-do\n1. [ ] Set up a staging copy of the orders database\n2. [ ] Document the failover of the load balancer in the runbook",
        "Tasks\n| Task | Owner |\n|---|---|\n| Renew certificates with certbot every month | ops |\n| Alert on certificates older than 60 days | ops |",
        "Action items\n* Alerts: create a rule for replication lag\n* Database: drop the unused index on customers",
        "Prevention\nTask 1: Limit uploads to 20 MB in nginx.conf\nTask 2: Close file handles in upload.py",
    ),
    "picture": (
        "![Error rate during the outage](errors.png)",
        '<p align="center"><img src="chart.svg" width="400"></p>',
        "```mermaid\ngraph TD\n  A-->B\n```",
        "```\n+--------+     +--------+\n| client | --> | proxy  |\n+--------+     +--------+\n```",
        "┌──────┐   ┌──────┐\n│ web  │──>│  db  │\n└──────┘   └──────┘\n",
    ),
    "blameless": (
        _STORY.format("The deploy failed because the check did not fire."),
        _STORY.format("The on-call engineer restarted the proxy."),
        _STORY.format("The alert failed to fire, and the runbook was out of date."),
        _STORY.format("Redis failed to start after the upgrade; the images are loaded lazily."),
        _STORY.format("The team failed over to the replica. Git blame showed when the line was added."),
    ),
}

PARTLY: dict[str, tuple[str, ...]] = {
    "cause_detail": (
        "Root cause and resolution\nThe root cause was a misconfigured load balancer.",
        "Root cause\nA full disk.",
        "Root cause and resolution\nRoot cause: a bug in the new release caused the application to crash.",
        "Summary\nThe root cause was an expired certificate on the proxy.\n\nTimeline\n10:00 alert",
        "Cause\nThe outage was caused by human error.",
    ),
    "fix_detail": (
        "Root cause and resolution\nThe issue was fixed by the team.",
        "Resolution\nThe load balancer settings were corrected.",
        "Resolution: the configuration was updated and the problem resolved.",
        "Timeline\n- 10:20 We rolled back the release.",
        "Root cause and resolution\nResolution: the team reconfigured the cache.",
    ),
    "improvements": (
        "Corrective and preventative measures\n- Better monitoring of disks",
        "Improvements\nWe should test more.",
        "Prevention\nTo prevent this, we will be checking the certificates.",
        "Lessons learned\nMonitoring should cover the queue.",
        "## Measures\n* Add monitoring for the queue.",
        "## Measures\n| Task | Owner | Due |\n| --- | --- | --- |\n| Add monitoring for the queue | web | May |",
    ),
    "tasks": (
        "Tasks\n- Add an alert on free disk space of the database server",
        "Corrective and preventative measures\nWe will add monitoring, write tests and train people.",
        "Corrective and preventative measures\n- Improve communication\n- Enhance monitoring\n- Train the team",
        "Improvements\n- Add an alert on free disk space\n- Rotate the nginx logs",
        "Prevention\n- Regular audits of the load balancer\n- Better documentation",
    ),
    "blameless": (
        _STORY.format("I accidentally deleted the DNS record."),
        _STORY.format("The typo was made by one of our developers."),
        _STORY.format("The engineer who deployed the release had not seen the warning."),
        _STORY.format("A developer mistakenly pushed the key."),
        _STORY.format("I forgot to renew the certificate."),
    ),
}

MISSING: dict[str, tuple[str, ...]] = {
    "cause_detail": (
        "",
        "Root cause:\n",
        "Root cause: TODO",
        "Timeline\n- 10:02 alert",
        "Tasks\n- Add an alert on the disk",
    ),
    "fix_detail": (
        "",
        "Resolution:\n",
        "Resolution: ...",
        "Tasks\n- Restart nginx every night",
        "Summary\nThe shop was down.",
    ),
    "improvements": (
        "",
        "Improvements:\n",
        "Improvements: TBD",
        "Summary\nThe shop was down.",
        "Timeline\n- 10:02 alert",
    ),
    "tasks": (
        "",
        "Tasks:\n",
        "Tasks:\n- TODO\n- [task]",
        "Summary\nThe shop was down.",
        "Timeline\n- 10:02 We add a disk.\n- 10:10 We restart nginx.",
    ),
    "picture": (
        "",
        "A diagram would help here.",
        "![diagram](insert_diagram_here.png)",
        "```bash\nls -la | grep log\n```",
        "See [the dashboard](https://grafana.example.net/d/1).",
        "```\ntail -f /var/log/syslog\n```",
    ),
    "blameless": (
        "",
        "Blameless:\n",
        _STORY.format("The intern was careless and incompetent."),
        _STORY.format("Sam failed to check the alert."),
        _STORY.format("The engineer forgot to run the tests and ignored the warning."),
        _STORY.format("They should have known better."),
        _STORY.format("The database team neglected to test its own backups."),
    ),
}
