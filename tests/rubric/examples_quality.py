# ruff: noqa: E501  an example is read as one piece
"""Examples for internal consistency and quality: what must get a 2 and what must not. All of them are our own."""

_HEAD = "## Issue Summary\n\nThe ticket shop was down from 18:05 to 18:52 UTC on 3 May 2025. About 40% of users could not pay for their tickets.\n\n"
_LINES = "## Timeline\n\n- 18:09 The error-rate alert pages the on-call engineer.\n- 18:26 Escalated to the database team.\n- 18:52 The seat map is rolled back and service is restored.\n\n"
_END = "## Corrective and preventative measures\n\n- Add an alert on the connection pool\n- Write a load test for the seat map\n"


def _summary(text: str) -> str:
    return f"## Issue Summary\n\n{text}\n\n{_LINES}{_END}"


def _story(text: str) -> str:
    return f"{_HEAD}## Timeline\n\n{text}\n\n{_END}"


def _cause(text: str) -> str:
    return f"{_HEAD}{_LINES}## Root cause and resolution\n\n{text}\n\n{_END}"


def _measures(text: str) -> str:
    return f"{_HEAD}{_LINES}## Corrective and preventative measures\n\n{text}\n"


def _more(text: str) -> str:
    return f"{_HEAD}{_LINES}{_END}\n{text}\n"


_WHOLE = f"{_HEAD}{_LINES}{_END}"

MET: dict[str, tuple[str, ...]] = {
    "duration_adds_up": (
        _WHOLE,
        _summary("The ticket shop was down from 18:05 to 18:52 UTC (47 minutes)."),
        _summary("The outage lasted about an hour, from 6 PM to 7:05 PM UTC."),
        _summary("Duration: 23:30 to 01:00 UTC, 1 hour 30 minutes."),
        _summary("- Start: 10:00\n- End: 12:30 PM\n- Duration: two and a half hours"),
    ),
    "timeline_order": (
        _WHOLE,
        _story("- 23:50 The alert fires.\n- 00:10 We restart the proxy.\n- 00:20 Service is restored."),
        _story("- 9:00 AM alert on errors\n- 12:30 PM rollback\n- 1:00 PM service is restored"),
        _story("- 3 May, 23:00 The alert fires.\n- 4 May, 08:00 The fix is deployed.\n- 4 May, 08:10 All is well."),
        _story("- The alert fires.\n- We restart the proxy.\n- All is well."),
    ),
    "detection_after_start": (
        _WHOLE,
        _story("- 18:05 An alert fires.\n- 18:52 Service is restored."),
        _story("- 18:40 Customers report errors.\n- 18:52 Service is restored."),
        _summary("The ticket shop was down from 23:55 to 00:30 UTC.").replace("18:09", "00:05"),
        _more("Nothing else was told about it here."),
    ),
    "end_is_recovery": (
        _WHOLE,
        _story("- 18:09 The alert fires.\n- 18:51 Service is restored.\n- 19:30 The review begins."),
        _story("- 18:09 The alert fires.\n- 18:40 We restart the proxy, full recovery at 18:52."),
        _story("- 18:09 The alert fires.\n- 18:30 The proxy is restarted."),
        _summary("The ticket shop was down on 3 May 2025 and the day after."),
    ),
    "one_zone": (
        _WHOLE,
        _summary("The shop was down from 18:05 to 18:52 UTC (20:05 to 20:52 CEST)."),
        _summary("The shop was down from 18:05 to 18:52 GMT."),
        _summary("The shop was down from 18:05 to 18:52."),
        _more("At 19:00 GMT we met."),
    ),
    "one_number": (
        _WHOLE,
        _more("The outage affected 40% of users."),
        _more("The remaining 60% of users were not affected."),
        _more("CPU was at 90% the whole time."),
        _summary("Duration: 47 minutes. The outage lasted 47 minutes."),
    ),
    "sections_differ": (
        _WHOLE,
        _cause(
            "The seat map opened a connection for each visitor and never gave it back, so the pool of 200 connections was used up."
        ),
        _more("## Conclusion\n\nWe learned a lot."),
        _cause("Payments failed for many, as told above."),
        _summary("The shop was down from 18:05 to 18:52 UTC because the seat map kept its connections."),
    ),
    "blameless_language": (
        _WHOLE,
        _cause("The deploy failed because the check did not fire."),
        _cause("The on-call engineer restarted the wrong worker, as the runbook named it."),
        _cause("The alert failed to page anybody."),
        _cause("Redis failed to start."),
    ),
    "counterfactuals": (
        _WHOLE,
        _cause("The alert should have fired at five percent."),
        _cause("The proxy failed to reload its rules."),
        _measures("- We should have two reviewers.\n- The team should have an alert on the pool."),
        _cause("The pool could have held 200 connections."),
    ),
    "contributing_factors": (
        _cause(
            "The seat map kept its connections. In addition, no alert covered the pool, and the load test was never run on the database."
        ),
        _cause(
            "Contributing factors: the timeout of the pool was too long, and the change was released without a review."
        ),
        _cause("A missing index made the query slow. Furthermore the runbook was out of date."),
        _cause("The pool had no limit per client. Moreover the release was not tested under load before deployment."),
        _more("## Contributing factors\n\n- Missing limit on connections\n- No review of the seat map's database code"),
    ),
    "depth": (
        _cause(
            "The seat map kept its connections. Nothing checked how many a client holds, because there was no limit."
        ),
        _cause("The tests did not cover more than ten visitors, so the leak slipped through."),
        _cause("The pool had never been load tested."),
        _cause(
            "Staging has only one visitor at a time, and review did not look at connections. The default allowed any number."
        ),
        _cause("A lack of alerting on the pool let it run full; it was a single point of failure."),
    ),
    "detection_reviewed": (
        _more("It took us 4 minutes to notice. The alert worked as intended."),
        _more("The first alert came 20 minutes after customers reported it."),
        _more("No alert covered the pool, so it went unnoticed at first."),
        _more("Time to detect was four minutes; monitoring of the pool would halve it."),
        _more("The alert did not fire because its threshold was too high."),
    ),
    "temporary_and_permanent": (
        _cause(
            "As a first step the release was rolled back. The permanent fix closes the connections; error rates returned to normal."
        ),
        _cause(
            "We restarted the workers as a workaround. Later the leak was patched, and we verified it with a load test."
        ),
        _cause(
            "Mitigation: the seat map was disabled. Long-term, release 78 gives connections back. Monitoring confirmed it."
        ),
        _cause(
            "The servers were restarted. The next day a hotfix was deployed, and we checked that the pool stays below 50."
        ),
        _cause(
            "Short-term we raised the pool. The underlying fix was released on Monday and tests passed for an hour: stable for a day."
        ),
    ),
    "action_items": (
        _measures(
            "| Task | Owner | Due |\n|---|---|---|\n| Add an alert on the pool | ops | 2025-06-01 |\n| Write a load test | shop | 2025-06-15 |"
        ),
        _measures(
            "- Add an alert on the pool (owner: ops, due 1 June 2025)\n- Write a load test (owner: shop, due 15 June 2025)"
        ),
        _measures(
            "1. Close connections in seatmap.py - @amina, by Friday\n2. Limit connections per client - @lee, by next Tuesday"
        ),
        _measures(
            "- Rotate the logs daily. Owner: storage team. Priority: high\n- Drop the old index. Owner: data team. Priority: low"
        ),
        _measures(
            "- Create an alert, assigned to Ola, within 7 days\n- Update the runbook, assigned to Kim, within 14 days"
        ),
    ),
    "action_mix": (
        _measures("- Add an alert on the pool\n- Write a load test\n- Document the rollback in the runbook"),
        _measures("- Staged rollout of releases\n- Dashboard for the pool\n- Failover to the second database"),
        _measures("- Validate the configuration in CI\n- Monitor free connections\n- Rehearse the restore of a backup"),
        _measures("- Limit connections per client\n- Alert at 80%\n- Add a feature flag for the seat map"),
        _measures("- Review schema changes\n- Log slow queries\n- Train the on-call engineers in drills"),
    ),
    "went_well": (
        _more(
            "## What went well\n\nThe alert fired within four minutes.\n\n## What went wrong\n\nThe provider was suspected for ten minutes.\n\n## Where we got lucky\n\nIt was a quiet Saturday."
        ),
        _more(
            "What went well: the rollback took two minutes only.\nWhat went wrong: the pool had no alert at all.\nWe were lucky that it was no concert night."
        ),
        _more(
            "## Lessons\n\nThe handover worked well this time. The search for the cause went badly at first. Luckily the old release was still there."
        ),
        _more(
            "The rollback script helped us a lot and worked well. Communication did not go well in the first minutes. By chance the author was online."
        ),
        _more(
            "### Went well\n\n- The page reached the right engineer\n\n### Went wrong\n\n- The dashboard had no pool graph\n\n### Got lucky\n\n- The release was easy to undo"
        ),
    ),
    "severity_word": (
        _WHOLE,
        _summary("A complete outage of the shop: 100% of users could not buy."),
        _summary("The shop was degraded from 18:05 to 18:52 UTC: 20% of users saw slow pages."),
        _summary("The outage hit 40% of users, who could not log in."),
        _summary("The shop was down for all users."),
    ),
    "executive_summary": (
        _WHOLE,
        _summary(
            "The ticket shop could not sell for 47 minutes because a new seat map used up all its connections to the database."
        ),
        _summary(
            "Buyers could not pay from 18:05 to 18:52 UTC on Saturday. About 40% of all visitors were affected and sales of the evening fell by half."
        ),
        _summary("Our mail was down for an hour and a half this morning, since the disk of the mail server was full."),
        _summary(
            "The school's web site showed an error page to everyone between 9 and 10 AM, as its certificate had run out."
        ),
    ),
    "concise": (
        _WHOLE,
        _more("```\nERROR pool exhausted\n```"),
        _more("The one line that told it all: `pool exhausted`."),
        _cause("The seat map kept its connections, and the pool ran dry."),
        _more("![Connections](pool.png)"),
    ),
}

NOT_MET: dict[str, tuple[str, ...]] = {
    "duration_adds_up": (
        "",
        _summary("The ticket shop was down from 18:05 to 18:52 UTC (2 hours)."),
        _summary("- Start: 10:00\n- End: 11:00\n- Duration: 3 hours"),
        _summary("The outage lasted 30 minutes, from 6 PM to 6:10 PM UTC."),
        _summary("Duration: 9:00 AM to 11:30 AM UTC, 90 minutes."),
    ),
    "timeline_order": (
        "",
        _story("- 18:09 The alert fires.\n- 18:52 Service is restored.\n- 18:26 Escalated to the database team."),
        _story("- 10:00 alert\n- 09:50 restart\n- 10:20 over"),
        _story("- 4:00 PM alert\n- 3:00 PM restart\n- 5:00 PM over"),
        _story("10:00 alert\n10:30 restart\n10:20 look\n10:10 over"),
    ),
    "detection_after_start": (
        "",
        _story("- 17:00 The error-rate alert fires.\n- 18:52 Service is restored."),
        _story("- 17:30 Customers report errors.\n- 18:52 Service is restored."),
        _story("- 18:00 Monitoring alerts us to errors.\n- 18:52 Service is restored."),
        _summary("The shop was down from 20:00 to 21:00 UTC."),
    ),
    "end_is_recovery": (
        "",
        _story("- 18:09 The alert fires.\n- 21:00 Service is fully restored."),
        _summary("The shop was down from 18:05 to 19:30 UTC."),
        _story("- 18:09 The alert fires.\n- 18:30 Service is restored."),
        _story("- 18:09 The alert fires.\n- 20:15 The shop is back online."),
    ),
    "one_zone": (
        "",
        _story("- 20:09 CEST The alert fires.\n- 20:52 CEST Service is restored."),
        _more("At 10:00 PST we met."),
        _story("- 18:09 UTC The alert fires.\n- 21:52 EAT Service is restored."),
        _more("The review took place at 3 PM Eastern time."),
    ),
    "one_number": (
        "",
        _cause("The outage affected 70% of users."),
        _cause("In total 25% of our customers were affected."),
        _summary("Duration: 47 minutes").replace("## Corrective", "The outage lasted 2 hours.\n\n## Corrective")
        + "\n\n## Notes\n\nThe outage lasted 2 hours.",
        _cause("One third of users were affected."),
    ),
    "sections_differ": (
        "",
        _cause(
            "The ticket shop was down from 18:05 to 18:52 UTC on 3 May 2025. About 40% of users could not pay for their tickets."
        ),
        _more(
            "## Conclusion\n\nThe ticket shop was down from 18:05 to 18:52 UTC on 3 May 2025. About 40% of users could not pay for their tickets."
        ),
        _cause(
            "As said, the ticket shop was down from 18:05 to 18:52 UTC on 3 May 2025, and about 40% of users could not pay for their tickets."
        ),
        _more(
            "## Tasks again\n\nAdd an alert on the connection pool. Write a load test for the seat map. The error-rate alert pages the on-call engineer."
        ),
    ),
    "blameless_language": (
        "",
        _cause("The intern was careless."),
        _cause("I accidentally deleted the pool."),
        _cause("Sam failed to check the seat map."),
        _cause("The developer forgot to close the connection."),
    ),
    "counterfactuals": (
        "",
        _cause("The engineers should have tested it."),
        _cause("We could have noticed it ten minutes earlier."),
        _cause("The on-call engineer failed to look at the pool."),
        _cause("If only they had asked the database team."),
    ),
    "contributing_factors": (
        "",
        _WHOLE,
        _cause("The disk was full."),
        _cause("The root cause was a leak in the seat map."),
        _cause("A missing index made the query slow."),
    ),
    "depth": (
        "",
        _WHOLE,
        _cause("The disk was full."),
        _cause("The root cause was a leak in the seat map, which used up the pool."),
        _measures("- Improve testing, because there was no test"),
    ),
    "detection_reviewed": (
        "",
        _WHOLE,
        _measures("- Write a load test"),
        f"{_HEAD}## Measures\n\n- Buy a larger server\n- Write a letter to the provider",
        _story("- 18:09 The phone rings.").replace("Add an alert on the connection pool", "Buy a server"),
    ),
    "temporary_and_permanent": (
        "",
        _HEAD,
        _cause("The issue was fixed."),
        _cause("We rolled back the release."),
        _cause("The permanent fix was released."),
    ),
    "action_items": (
        "",
        _HEAD,
        _WHOLE,
        _measures("- Better monitoring\n- More tests"),
        _measures("- Add an alert on the pool (owner: ops)\n- Write a load test (owner: shop)"),
    ),
    "action_mix": (
        "",
        _HEAD,
        _measures("- Be more careful with releases\n- Add an alert\n- Write a test\n- Update the runbook"),
        _measures("- Write a load test\n- Add an alert on the pool"),
        _measures("- Buy cake for everyone"),
    ),
    "went_well": (
        "",
        _WHOLE,
        _more("What went well: the rollback took two minutes only."),
        _more("## What went well\n\n## What went wrong\n\n## Where we got lucky\n"),
        _more("We were lucky that it was no concert night."),
    ),
    "severity_word": (
        "",
        _summary("A complete outage of the shop hit 5% of users on Saturday."),
        _summary("The shop was degraded: 100% of users were unable to buy."),
        _summary("There was a total loss of service for 20% of our customers."),
        _summary("The shop was completely unavailable for one in ten users."),
    ),
    "executive_summary": (
        "",
        _LINES,
        _summary(
            "The OOM killer hit php.ini workers; ECONNREFUSED from upstream, TTL and RPC failed as the mutex in seat_map.py held the socket."
        ),
        _summary(
            " ".join(
                f"On that day worker {n} of the shop had to wait for a free place in the queue again."
                for n in range(14)
            )
        ),
        _summary(
            "The kernel ran out of inodes, the daemon lost its socket and the thread pool waited for a semaphore forever."
        ),
    ),
    "concise": (
        "",
        _more("```\n" + "\n".join(f"2025-05-03T18:05:{n:02d} ERROR pool exhausted" for n in range(40)) + "\n```"),
        _more("\n".join(f"read(11, {n}) = -1 EAGAIN" for n in range(20))),
        _cause(
            "The seat map opened a connection for each visitor and never gave any of them back.\n\nThe seat map opened a connection for each visitor and never gave any of them back."
        ),
        _more(" ".join(f"word{n}" for n in range(1000))),
    ),
}
