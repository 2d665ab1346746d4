"""Two hundred sentences of our own: a hundred that blame somebody, and a hundred that only sound as if they did."""

BLAMING = """
Sam failed to check the alert before going home.
The intern was careless with the production password.
The on-call engineer forgot to restart the second worker.
Nobody would have noticed if the lazy DBA had done his job, but he did not.
She should have known that the disk was nearly full.
The developers ignored the warning in the pipeline.
It was Peter's negligence that took the shop down.
The database team neglected to test its own backups.
An incompetent contractor wrote this script.
He did not bother to read the runbook.
The release manager skipped the review because he was in a hurry.
Our junior developer broke production again.
The outage was the fault of the network team: it is the team's fault that nobody knew.
The operator mistakenly typed the wrong host name.
I accidentally deleted the DNS record.
The administrator who deleted the volume has been spoken to.
The support team took far too long to answer.
Maria overlooked the red line in the dashboard.
The engineers should have tested the upgrade on a copy.
Their sloppy work cost us an hour.
The team failed to follow the change procedure.
The developer never tested the error path.
This was a stupid mistake by one of our engineers.
Tom forgot to renew the certificate.
The QA team missed the obvious bug.
Whoever deployed this on a Friday was reckless.
The manager refused to escalate the incident.
The engineer on duty was asleep at the wheel.
They failed to tell the customers.
The vendor was to blame for the missing patch.
It was a mistake by the operator to use the old script.
The new hire did not understand the deployment.
He caused the outage by pulling the wrong cable.
Someone mistyped the address of the gateway.
The reviewer should not have approved the change.
Alex did not check the staging logs.
We screwed up the migration.
The admin inadvertently changed the firewall rule.
Her carelessness led to the second failure.
The responsible developer made a mistake in the regular expression.
The person who wrote the cron job has left the company.
The operations team was too slow to react.
The security team failed in its duty.
Jana ignored the page for ten minutes.
The architect omitted the second zone to save money.
The staff member responsible for backups forgot them for three weeks.
I forgot to close the connection.
The engineer misconfigured the load balancer.
The consultants clearly did not care.
Any competent administrator would have seen it.
There is no excuse for leaving the port open.
The tester did not run the tests.
Lee should have asked before the restart.
The typo was introduced by one of our developers.
The team lead never looked at the graphs.
The technician unplugged the server without thinking.
Due to the ignorance of the night shift, nobody was called; their ignorance is well known.
The colleague from billing accidentally ran the job twice.
The crew dropped the ball on the handover.
The developer knew better and still pushed to main.
My mistake was to trust the default.
The DBA made an error in the migration script.
Management ignored three tickets about the old disk.
Kim failed to document the new limit.
The employee who changed the rule did not tell anyone.
The author of the change did not think about time zones.
The platform team can not be trusted with this cluster.
She mistakenly approved the wrong pull request.
The engineers were amateurs in this matter.
He forgot the second data centre.
The on-call person did not respond to the page.
The intern should never have been given access, and he overwrote the file.
The outage happened because the admin was inattentive.
The freelancer left an incompetent mess behind.
The developers could have prevented this with one test.
Due to an oversight by the administrator the licence ran out.
Robin skipped the checklist.
The supplier's engineer wrongly reset the switch.
The shift lead failed to inform the next shift.
The student deleted the table.
You can see that the programmer was clueless about locking.
The owner of the service neglected it for a year.
The person on call broke the rule about Friday deploys.
We forgot to tell support.
The mistake was made by a trainee.
The QA engineer did not verify the fix.
Chris did not follow the runbook.
The analyst missed the spike and went for lunch.
The sysadmin should have rotated the logs.
The devops team was responsible for the outage.
A foolish decision by the manager made it worse.
The operator overlooked the second alarm.
They did not read the release notes.
The developers were irresponsible.
Pat never told anyone about the change.
The data team botched the import.
The engineer erroneously set the timeout to zero.
The change was pushed by an unqualified contractor.
The responders failed to notice the second alert.
The testers failed to cover this case.
"""

FAIR = """
The deploy failed.
The check failed to fire.
The team failed over to the replica in two minutes.
The alert should have fired at 10:02, but its threshold was too high.
Redis failed to start after the upgrade.
The images are loaded lazily; lazy loading hid the error at first.
Git blame showed when the line was added.
The health check did not notice that the queue was stuck.
The on-call engineer restarted the proxy.
The database team found the slow query.
Nginx did not read the new configuration.
The engineer checked the logs and saw no errors.
The runbook did not cover this case.
The scheduler forgot the jobs it had held in memory.
The load balancer ignored the unhealthy host.
The migration broke the orders page.
The old release could not read the new format.
The job was skipped because the lock was held.
Monitoring missed the slow rise of memory.
The cache served wrong prices for ten minutes.
The disk was at fault.
Terraform failed to apply the plan.
The pipeline never ran the integration tests.
The certificate check was skipped by the client library.
The dumb terminal lost its connection.
The fool-proof switch turned out to need a second one.
A segmentation fault stopped the worker.
The fault was in the third power supply.
Fault tolerance was limited to one zone.
The kernel killed the process.
The operator console was unavailable.
The engineers suspected the payment provider.
The support team told customers within five minutes.
Two developers reviewed the change, and the tests were green.
The page went to the engineer on duty.
The new limit was set to 200 by the deployment.
Users could not log in.
Customers failed to pay because the gateway timed out.
The browser did not update the page.
No alert covered the length of the queue.
The deployment overwrote the local setting.
The script deleted the wrong directory because a variable was empty.
The default timeout was too long.
The team decided to roll back.
We looked at the network first, as the symptoms were the same as last month.
The first hypothesis was wrong.
The documentation was out of date.
The rule missed the error because it averages over an hour.
Prometheus did not scrape the new host.
Kafka refused the connection.
The review was done in a hurry, as the fix was needed within the hour.
The service owner was paged at 10:05.
The vendor confirmed the bug in version 2.4.
The admin interface showed a green light.
The engineer could not reproduce the error on her laptop.
The team had no access to the provider's logs.
Escalation took ten minutes because the list of numbers was old.
The night shift handed over at six.
The developers were told about the incident by e-mail.
The on-call phone had no reception in the basement.
The update was installed automatically.
A missing index made the query slow.
The backup was never restored in a test, as no test environment was large enough.
The load test did not include uploads.
The circuit breaker opened late.
The queue took too long to drain.
DNS responses were slow to expire.
The build failed to include the new file.
Jenkins skipped the last stage.
Kubernetes failed to schedule the pods.
The proxy broke long connections.
The alarm was overlooked by the filter and went to a muted channel.
The firewall refused to load the rule set.
The staging system is smaller than production and did not show the problem.
The cause was a race between two writers.
The switch was configured with the factory password by default.
The test data had no accented names.
The engineer on call followed the runbook, which named the old host.
The change had been approved by two reviewers.
The team worked through the night and shared its findings every half hour.
The administrator followed the documented steps.
The monitoring agent was killed together with the service.
The memory of the worker grew until it was stopped.
The feature flag was on for everyone.
The clock of one server was four minutes late.
The log showed a careful shutdown.
The process owner is the billing system.
The incident lead asked for an update every ten minutes.
The provider's status page stayed green.
The client library retried without a pause.
The developer documentation describes the limit.
The person counter at the door lost its connection.
Employees could not open the payroll page.
The employee portal was down.
The manager dashboard showed old figures.
The engineering blog was not affected.
The team channel was noisy during the first minutes.
The operator pattern restarts failed pods.
The broken cable was found by the site team.
The staff wifi failed to connect for an hour.
"""


def sentences(listed: str) -> list[str]:
    """The sentences of a list, one a line."""
    return [line for line in listed.strip().split("\n") if line]
