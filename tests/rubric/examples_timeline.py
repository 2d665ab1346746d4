# ruff: noqa: E501  an example is read as one piece
"""Examples for the criteria of the timeline: what must get a 2, a 1 and a 0.

All of them are our own.
"""

_THREE = "Timeline\n- 10:02 {}\n- 10:10 We look at the proxy.\n- 10:20 The service is restored."

MET: dict[str, tuple[str, ...]] = {
    "detection_time": (
        _THREE.format("The latency alert fires."),
        _THREE.format("Customers complain about timeouts on the phone."),
        "Summary\nAn engineer noticed the failing logins at 9:30 pm.",
        "Timeline\nDetection: the problem was noticed about five minutes after the deploy.",
        "Timeline\n| Time | Event |\n|---|---|\n| 08:15 | Grafana alert: error rate above 5% |\n| 08:40 | fixed |",
        "Timeline\n- **09:52** (detection) The error-rate rule pages the engineer on call.",
    ),
    "detection_method": (
        _THREE.format("The latency alert fires."),
        "How was the issue detected?\nA customer called our hotline.",
        "Timeline\n10:02 PagerDuty woke the engineer on call with an alert.",
        "The outage was first noticed by a colleague from sales.",
        "Timeline\n- 09:10 Several users report blank pages.",
        "I was trying to log in to the wiki when I got a 403 error.",
    ),
    "actions_taken": (
        "Timeline\n- 10:05 We check the nginx error log.\n- 10:12 We restart the queue workers.",
        "Actions taken:\n- Inspected the slow query log of MySQL.\n- Compared the firewall rules with last week's backup.",
        "Timeline\n10:05 Looked at the disk usage with df and tailed the syslog.\n10:30 Deleted old log files.",
        "Timeline\n- 14:00 The DBA examined the locks on the orders table.\n- 14:20 She killed the hanging process.",
        "Timeline\n10:05 Checked the load balancer, then rebooted the second web server.",
    ),
    "assumption": (
        _THREE.format("We suspect the payment provider."),
        _THREE.format("The team assumed that a DDoS attack was under way."),
        _THREE.format("Our first hypothesis was a full disk."),
        _THREE.format("It looked like a network problem at first."),
        "Timeline\nActions taken:\n- Thought the cache was stale, so we emptied it.",
        _THREE.format("A possible memory leak was considered."),
    ),
    "misleading_path": (
        _THREE.format("The network turned out to be a red herring."),
        _THREE.format("We lost twenty minutes on the cache, which had nothing to do with it."),
        _THREE.format("Restarting the proxy did not help."),
        "Misleading paths:\n- We scaled up the database although it was idle.",
        _THREE.format("Our suspicion of the provider was wrong."),
        _THREE.format("Following the DNS lead was a dead end."),
    ),
    "escalation": (
        _THREE.format("Escalated to the database team."),
        _THREE.format("The incident is handed over to the network engineers."),
        _THREE.format("We call the senior developer on duty for help."),
        "Escalation: the infrastructure team and its manager",
        _THREE.format("The security team is brought in."),
        _THREE.format("The hosting provider's support is contacted."),
    ),
    "resolution_step": (
        _THREE.format("We roll back the release on both web servers."),
        "Resolution: the certificate was renewed on the load balancer.",
        _THREE.format("The connection pool is raised from 20 to 80."),
        "How was it resolved?\nBy killing the runaway process and restarting the workers.",
        "Timeline\n10:40 Removed the wrong line from /etc/hosts; logins work again.",
    ),
    "timeline_format": (
        "Timeline\n- 10:02 alert\n- 10:10 We look at the proxy.\n- 10:20 restored",
        "Timeline\n10:02 UTC: the alert fires.\n10:10 UTC: we look at the proxy.\n10:20 UTC: service is restored.",
        "## Timeline\n| Time | Event |\n|---|---|\n| 9 AM | alert |\n| 9.15 AM | restart |\n| 9.30 AM | over |",
        "**Timeline**\n\n* **4pm** - first complaint\n* **4.20pm** - escalated to Ops\n* **5pm** - fixed",
        "<h2>Timeline</h2><ul><li>10:02 alert</li><li>10:10 proxy checked</li><li>10:20 restored</li></ul>",
        "Chronology\n\n10:02\n- alert fires\n\n10:10\n- we look at the proxy\n\n10:20\n- restored",
    ),
}

PARTLY: dict[str, tuple[str, ...]] = {
    "detection_time": (
        "Timeline\nThe issue was detected by a monitoring alert.",
        "How was the issue detected?\nA customer called our hotline.",
        "Summary\nAn engineer noticed the failing logins.",
        "The outage was discovered during a demo.",
        "Detection: alert from the uptime monitor",
    ),
    "detection_method": (
        _THREE.format("The issue was detected."),
        "Timeline\n- 10:00 We discovered the outage.",
        "The problem was first seen at 9 AM.",
        "Timeline\n- 12:10 The failure was observed.",
        "It was noticed at 10:00 that the anomaly was growing: an anomaly was detected.",
    ),
    "actions_taken": (
        "Timeline\n- 10:05 The team investigated.\n- 10:30 The problem was fixed.",
        "Timeline\n- 10:05 We restart the nginx server.",
        "Actions taken: the team analyzed the situation.",
        "Timeline\n10:10 Engineers began investigating the issue.",
        "Timeline\n10:30 The issue was resolved.",
    ),
    "assumption": (
        _THREE.format("The investigation focused on the network."),
        _THREE.format("We initially looked at the cache."),
        _THREE.format("Restarting the proxy did not help."),
        _THREE.format("The database was a potential place to look."),
        _THREE.format("Perhaps the cache, somebody said."),
    ),
    "misleading_path": (
        _THREE.format("The database was checked and no anomalies were found."),
        _THREE.format("Network ruled out."),
        _THREE.format("The disks looked fine."),
        _THREE.format("We could not find anything in the logs."),
        _THREE.format("All replicas were healthy."),
    ),
    "escalation": (
        _THREE.format("The incident is escalated."),
        _THREE.format("The engineers begin to investigate."),
        "Escalation happened at 10:30 after a vote.",
        _THREE.format("An operator looks at the graphs."),
        _THREE.format("The developers fix the query."),
    ),
    "resolution_step": (
        _THREE.format("The issue was fixed."),
        "Resolution: the problem was resolved.",
        "Timeline\n10:30 Normal operation was restored.",
        "Timeline\n10:40 The incident was mitigated.",
        "How was it resolved?\nThe team solved the issue quickly.",
    ),
    "timeline_format": (
        "Timeline\nAt 10:02 the alert fired, at 10:10 we looked at the proxy and at 10:20 it was over.",
        "Timeline\n- The alert fired.\n- We looked at the proxy.\n- It was over.",
        "Timeline\n- 10:02 alert\n- 10:20 restored",
        "Timeline\n- Detection: 10:02, by an alert\n- Actions: we looked at the proxy\n- Escalation: the network team\n- Resolution: restart",
        "Timeline\n- The first thing was the alert.\n- Then the proxy was checked.\n- 10:20 restored",
    ),
}

MISSING: dict[str, tuple[str, ...]] = {
    "detection_time": (
        "",
        "When was the issue detected?\n",
        "Detection:\n",
        "Timeline\n- 10:00 The root cause was identified as a full disk.",
        "Improvements\n- Add alerts that fire after 5 minutes.",
    ),
    "detection_method": (
        "",
        "How was the issue detected (monitoring alert, an engineer noticed something, a customer complained…)?",
        "Detection method: TODO",
        "Tasks\n- Add a monitoring alert on memory.",
        "Timeline\n- 10:00 The root cause was found in the logs.",
    ),
    "actions_taken": (
        "",
        "Actions taken:\n",
        "Actions taken: ...",
        "Tasks\n- Restart the nginx server every night.\n- Check the disk usage.",
        "Summary\nThe shop was down.",
    ),
    "assumption": (
        "",
        "What were the assumptions on the root cause?\n",
        "Assumptions: TBD",
        _THREE.format("The alert fires."),
        "Improvements\n- We assume that a second server would help.",
    ),
    "misleading_path": (
        "",
        "Misleading paths:\n",
        _THREE.format("The alert fires."),
        "Timeline\n- No misleading paths were taken.",
        "Improvements\n- Avoid red herrings by better dashboards.",
    ),
    "escalation": (
        "",
        "Escalation:\n",
        "To which team was the incident escalated?\n",
        "Tasks\n- Tell the engineers whom to call.",
        _THREE.format("The alert fires."),
    ),
    "resolution_step": (
        "",
        "Resolution:\n",
        "Resolution: TODO",
        "Tasks\n- Restart the queue workers.",
        "Summary\nThe shop was down because the disk was full.",
    ),
    "timeline_format": (
        "",
        "Timeline\n",
        "## Timeline\n- [time]\n- [time]\n- [time]",
        "Summary\nThe shop was down.",
        "Root cause\nThe certificate had expired.",
    ),
}
