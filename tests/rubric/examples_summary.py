# ruff: noqa: E501  an example is read as one piece
"""Examples for the criteria of the issue summary: what must get a 2, a 1 and a 0.

All of them are our own.
"""

MET: dict[str, tuple[str, ...]] = {
    "start_time": (
        "## Issue summary\nThe ticket shop was down from 18:05 to 18:52 CET on 3 May 2025.",
        "Issue Summary\nStart Time: 3 May 2025, 6.05pm WAT\nEnd Time: 3 May 2025, 6.52pm WAT",
        "# Overview\n- **Outage window:** 2100hrs to 2140hrs EAT",
        "**Synopsis**\n\nAt around 4pm GMT the booking API began returning errors.",
        "### Timeline\n- 07:12 UTC: Outage begins, the map service stops answering.\n- 07:40 UTC: Back.",
        "| Field | Value |\n| --- | --- |\n| Started | 2025-05-03T18:05:00+0100 |\n| Ended | 2025-05-03T18:52:00+0100 |",
        "<h2>Summary</h2><p>Payments failed between 9 and 11:30 AM PST.</p>",
    ),
    "end_time": (
        "## Issue summary\nThe ticket shop was down from 18:05 to 18:52 CET on 3 May 2025.",
        "Issue Summary\nStarted: 6:05 PM\nEnded: 6:52 PM",
        "Summary\nThe search page failed at 10:15 and was fully restored by 12:40 UTC.",
        "# Issue Summary:\nDuration: 1 June 2025, 23:10 UTC until 2 June 2025, 01:25 UTC",
        "**Outage period** - 5 AM till noon (GMT+1)",
    ),
    "time_zone": (
        "Summary\nLogins failed from 18:05 to 18:52 CET.",
        "Timeline (all times in East Africa Time)\n- 10:00 alert\n- 10:30 fixed",
        "## Issue Summary\n- **Start:** 14 March 2025, 09:47\n- **Time zone:** UTC",
        "Start: 2025-05-03T18:05:00+0200",
        "The outage began at 4 pm (UTC-5) and lasted an hour.",
        "Down from 14:00Z to 14:20Z.",
    ),
    "duration": (
        "## Issue summary\nDuration: 47 minutes",
        "Summary\nThe outage lasted two and a half hours.",
        "# Synopsis\nA 45-minute outage of the booking API hit all clients.",
        "Issue summary\n- **Duration of the outage:** from 10:00 to 13:30 (3 hours 30 minutes)",
        "Overview\nThe map service was unavailable for about an hour and a half.",
        "**Impact**\nThe total downtime was 1h 20m.",
    ),
    "service": (
        "## Issue summary\nThe payment gateway was down.",
        "Summary\nImpact: Our ticket booking website could not be reached.",
        "Issue summary\nThe outage affected the recommendation engine on the home page.",
        "Synopsis\nRequests to the Orders API returned 500 errors.",
        "Summary\nUsers could not log in to Fernweh, our travel planner app.",
        "**Service affected:** the mail server of the school",
    ),
    "user_experience": (
        "## Issue summary\nUsers saw a 502 error page.",
        "Summary\nImpact: customers were unable to check out and lost their baskets.",
        "**Impact**\nVisitors experienced page loads of up to 40 seconds.",
        "Issue summary\nEveryone who tried to sign in got an error message.",
        "# Overview\nShoppers' payments were declined although their cards were fine.",
        "Impact: students could not upload their homework.",
    ),
    "share_affected": (
        "## Issue summary\nAbout 30% of our users could not log in.",
        "Summary\nImpact: nearly one third of the customers were affected.",
        "**Impact:** 500 staff had no e-mail.",
        "Issue summary\nAll users were locked out.",
        "Summary\nOne in five requests failed with a timeout.",
        "Impact\nThe outage hit 12,400 visitors.",
        "- **Affected:** 22.5 percent of requests",
    ),
    "summary_root_cause": (
        "## Issue summary\nThe root cause was an expired certificate on the proxy.",
        "Summary\nRoot cause: a misconfigured firewall rule blocked port 443.",
        "Synopsis\nThe shop went down because the disk of the database server ran full.",
        "Issue summary\nDuration: 1 hour\nRoot Cause:\nA memory leak in the image resizer used up all memory.\n\nTimeline\n10:00 alert",
        "**Overview**\nThe outage was caused by a typo in the DNS record of the shop.",
    ),
}

PARTLY: dict[str, tuple[str, ...]] = {
    "start_time": (
        "## Issue summary\nThe ticket shop was down on 3 May 2025.",
        "Summary\nOn Tuesday afternoon our booking site was unavailable.",
        "Timeline\n- 10:02 Customers report timeouts.\n- 10:20 We restart the proxy.",
        "Issue summary\nDuration: 3 May 2025, about two hours",
        "Summary\nThe outage happened last night.",
    ),
    "end_time": (
        "## Issue summary\nThe outage began at 10:00 UTC and lasted 45 minutes.",
        "Summary\nDuration: 3 hours",
        "Timeline\n- 10:02 Customers report timeouts.\n- 10:20 The service is restored.",
        "Issue summary\nEnd: 4 May 2025",
    ),
    "duration": (
        "## Issue summary\nThe ticket shop was down from 18:05 to 18:52 CET.",
        "Summary\nStart: 10:00\nEnd: 11:20",
        "Issue summary\nOur mail server was unreachable between 9 AM and 11 AM.",
        "Summary\nThe search page failed at 10:15. Service was restored at 12:40.",
    ),
    "service": (
        "## Issue summary\nOur website was down.",
        "Summary\nThe service was slow for an hour.",
        "Impact: the server was unreachable",
        "Issue summary\nThe main web application was unavailable to all users.",
        "Synopsis\nThe platform crashed.",
    ),
    "user_experience": (
        "## Issue summary\nThe ticket shop was down.",
        "Summary\nOur API was unavailable for an hour.",
        "Impact: a complete outage of the payment service",
        "Issue summary\nThe website was inaccessible.",
        "Overview\nThe server went offline.",
    ),
    "share_affected": (
        "## Issue summary\nMany users could not log in.",
        "Summary\nImpact: a significant portion of our customers was affected.",
        "**Impact:** some users experienced errors.",
        "Issue summary\nThe outage affected a large number of visitors.",
        "Summary\nMost customers were affected.",
    ),
    "summary_root_cause": (
        "## Issue summary\nThe root cause was a server issue.",
        "Summary\nRoot cause: a bug",
        "Synopsis\nThe outage was caused by technical problems.",
        "Issue summary\nThe site went down due to an unexpected error.",
        "Summary\nRoot cause: database problem",
    ),
}

MISSING: dict[str, tuple[str, ...]] = {
    "start_time": (
        "",
        "## Issue summary\nStart time:\nEnd time:",
        "Summary\nStart: [time]\nThe shop was down.",
        "The ticket shop was down for all users.",
        "## Start time\n\n## End time\n",
    ),
    "end_time": (
        "",
        "Summary\nEnd time: TODO",
        "## Issue summary\nThe outage began at 10:00 UTC.",
        "End:\n",
        "The ticket shop was down for all users.",
    ),
    "time_zone": (
        "",
        "Summary\nLogins failed from 18:05 to 18:52.",
        "Time zone:\n",
        "Time zone: [zone]",
        "HTTP/1.1 500\nDate: Tue, 01 Apr 2025 07:32:16 GMT\nThe page failed at 8:30.",
        "Response time was bad at 10:00; the best time to call was noon.",
    ),
    "duration": (
        "",
        "Duration:\n",
        "Duration: TBD",
        "Summary\nWe check the disks every 2 hours.",
        "## Issue summary\nThe ticket shop was down.",
    ),
    "service": (
        "",
        "Service:\n",
        "Impact: 80% of users",
        "Issue summary\nIt was a long night.",
        "What service was down?\n",
    ),
    "user_experience": (
        "",
        "What were users experiencing?\n",
        "Impact: ...",
        "Issue summary\nWe deployed on Friday.",
        "Summary\nDuration: 2 hours",
    ),
    "share_affected": (
        "",
        "How many % of the users were affected?\n",
        "Impact: [share] of users",
        "Summary\nThe CPU was at 90% for an hour.",
        "Issue summary\nTwo engineers worked on it for 3 hours.",
    ),
    "summary_root_cause": (
        "",
        "Summary\nRoot cause:\n\nTimeline\n10:00 alert",
        "Issue summary\nThe shop was down.\n\nTimeline\n10:00 alert\n\nRoot cause and resolution\nThe certificate had expired.",
        "Summary\nRoot cause: TODO",
        "Issue summary\nDuration: 2 hours\nImpact: 20% of users",
    ),
}
