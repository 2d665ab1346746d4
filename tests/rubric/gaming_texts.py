"""Texts that try to look like a postmortem without telling one, and an honest one to compare with."""

TEMPLATE_ECHO = """# Postmortem

## Issue Summary

- **Duration:** [start time] to [end time] ([time zone])
- **Impact:** [service] was down; [share]% of users were affected. Users experienced ...
- **Root cause:** TODO

## Timeline

- [time] - Issue detected by [monitoring alert / engineer / customer]
- [time] - Actions taken
- [time] - Misleading investigation paths
- [time] - Escalated to [team]
- [time] - Resolved

## Root cause and resolution

Explain in detail what was causing the issue here.

Explain in detail how the issue was fixed here.

## Corrective and preventative measures

### Improvements

What are the things that can be improved or fixed?

### Tasks

- TODO
- TODO
"""

KEYWORDS = """start time, end time, time zone, UTC, GMT, duration, outage, downtime, 2 hours, impact, users, 30%,
100%, all users
root cause, misconfiguration, memory leak, typo, load balancer, nginx, database, DNS, certificate, firewall
timeline, 10:00, 10:15, 10:30, detected, monitoring alert, engineer noticed, customer complained
actions, investigated, checked logs, restarted, assumption, hypothesis, suspected, misleading, red herring, ruled out
escalated, DevOps team, database team, resolved, rollback, fix, patch, configuration
corrective, preventative, measures, improvements, tasks, TODO, add monitoring, automated tests, runbook
"""

BRIEF = """Write a postmortem of your outage.

Any system will fail in the end, and the causes are many: bugs, traffic spikes, security holes, broken hardware,
natural disasters, human error.
Failing is normal. Failing twice for the same reason is what a postmortem is there to prevent.

Requirements:

Issue Summary (often all that executives will read) must contain:

- duration of the outage with start and end times (including time zone)
- what was the impact (what service was down or slow? What were users experiencing? How many % of the users were
affected?)
- what was the root cause

Timeline (format: bullet points, each a time and 1 or 2 sentences) must contain:

- when was the issue detected
- how was the issue detected (a monitoring alert, an engineer noticed something, a customer complained)
- actions taken (what parts of the system were investigated, what were the assumptions on the root cause)
- misleading investigation or debugging paths that were taken
- to which team or individuals the incident was escalated
- how the incident was resolved

Root cause and resolution must contain:

- explain in detail what was causing the issue
- explain in detail how the issue was fixed

Corrective and preventative measures must contain:

- what are the things that can be improved or fixed (broadly speaking)
- a list of tasks to address the issue (be very specific, like a TODO, example: patch the Nginx server, add
monitoring on server memory)

Be brief and straight to the point, between 400 and 600 words.
"""

ESSAY = """# The railway comes to the valley

In the spring of 1871 the first surveyors walked up the valley with their chains and their notebooks. About half of
the farmers welcomed them; the
others thought that the noise would drive the cattle mad. The company had promised that the line would be open by
the summer of 1874, and it kept its
word by a matter of days.

The effect on the villages was greater than anybody had expected. Before the railway a journey to the coast took
three days; afterwards one left at six
in the morning and was there for supper. Milk, which had been made into cheese because it could not travel, was now
sold fresh in the city. Within ten
years the price of land near the stations had doubled.

Not everything changed for the better. The coach inns closed one after the other, and with them the smithies and the
harness makers. The historian
Margarethe Voss writes that the valley lost a third of its craftsmen between 1875 and 1890. Many of them went to
work for the company that had ruined
their trade.

What remains today is a quiet branch line, two trains an hour, and a museum in the old station. Visitors can see a
locomotive of the first series there
and a clock that has stood still since the flood of 1910. It is open from 10:00 to 17:00, except on Mondays.
"""

SENTENCE = (
    "From 10:00 to 12:00 UTC our payment service was down for 30% of users because the database server ran out of "
    "memory, an alert told the on-call engineer, who escalated it to the database team and restarted the server. "
)
REPEATED = SENTENCE * 25
REPEATED_IN_SECTIONS = "\n\n".join(
    f"## {name}\n\n{SENTENCE * 5}"
    for name in ("Issue Summary", "Timeline", "Root cause and resolution", "Corrective measures")
)

HOW_TO = """How to write a great postmortem

A postmortem is a written record of an incident. It describes what happened, the impact, the actions taken to
mitigate it, the root cause and the follow-up actions. Good teams write one after every outage that affects users.

Start with a summary. State when the outage started and ended, including the time zone, and how long it lasted. Say
which service was down, what users saw, and what percentage of users was affected. Name the root cause in one
sentence.

Then give the timeline. For each step note the time: when the alert fired, who noticed the problem, what the
engineers suspected, which leads turned out to be wrong, when the incident was escalated and to which team, and how
it was resolved.

Explain the root cause in detail. For example, a memory leak can exhaust the server and lead to timeouts. Describe
the fix: was a configuration changed, was the deployment rolled back, was the server restarted?

Finally list corrective and preventative measures. Assign every task to an owner, such as adding an alert for memory
usage or patching the load balancer.
"""

HONEST = """# Postmortem: the ticket shop on 3 May 2025

## Issue Summary

- **Duration:** 3 May 2025, 18:05 to 18:52 CEST (47 minutes)
- **Impact:** The ticket shop could not sell. Buyers got an error page when they paid; about 40% of all visitors
were affected.
- **Root cause:** A new seat map kept every connection to the database open, so the pool was exhausted.

## Timeline

- **18:05** The new seat map goes live.
- **18:09** The error-rate alert pages the on-call engineer.
- **18:15** She suspects the payment provider and checks its status page.
- **18:24** The provider turns out to be a red herring: all its checks are green.
- **18:26** Escalated to the database team.
- **18:41** They see 200 idle connections from the seat map.
- **18:52** The seat map is rolled back and the application servers are restarted; sales resume.

## Root cause and resolution

### Root cause

The seat map opened a connection for each visitor and never gave it back. After four minutes the pool of 200
connections was used up, so payments waited
until they timed out.

### Resolution

We rolled back release 77 and lowered the idle timeout of the pool from 30 minutes to 60 seconds in pool.yaml.

## Corrective and preventative measures

### Improvements

- Releases should go to one server first.
- We lacked an alert on the connection pool.

### Tasks

- Add an alert that fires when the pool is 80% full
- Write a load test for the seat map
- Close connections in seatmap.py

![Connections in use during the outage](pool.png)
"""
