"""What sentences of our own tell, by criterion and mark: many ways to say a thing, and near misses.

Each stands as (section, sentence); ``FRAMES`` puts it into a write-up that tells nothing else of the kind.
"""

FRAMES = {
    "summary": "Issue Summary\n{}\n\nTimeline\n- 10:00 AM The shop stops.\n",
    "timeline": "Timeline\n- 10:00 AM The shop stops.\n- {}\n- 10:40 AM Service is back.\n",
    "cause": "Root cause and resolution\n{}\n",
    "measures": "Corrective and preventative measures\n{}\n",
}

Told = tuple[str, str]

SENTENCES: dict[str, dict[int, tuple[Told, ...]]] = {
    "S1": {
        2: (
            ("summary", "The outage started at 14:05 and was over at 15:10."),
            ("summary", "Down since 14:05; all green again at 15:10 UTC."),
        ),
        1: (("summary", "On 5 May the shop was down for two hours."),),
    },
    "S2": {
        2: (
            ("summary", "The outage started at 14:05 and was over at 15:10."),
            ("summary", "Down since 14:05; all green again at 15:10 UTC."),
        ),
        1: (("summary", "On 5 May the shop was down for two hours."),),
    },
    "S3": {
        2: (
            ("summary", "Outage from 14:05 to 15:10 Lagos time."),
            ("summary", "Outage from 14:05 to 15:10 (all times local, UTC+3)."),
        ),
    },
    "S4": {
        2: (("summary", "On 5 May the shop was down for two hours."),),
        1: (("summary", "Outage from 14:05 to 15:10."),),
        0: (("cause", "Each login took more than 40 seconds."),),
    },
    "S5": {
        2: (
            ("summary", "The student portal was unreachable from 10 AM to 11 AM."),
            ("summary", "Impact: nobody could check out on our web shop."),
            ("summary", "Our payments API returned errors."),
            ("summary", "Impact: MySQL on db-01 refused connections."),
            ("summary", "The WordPress site was down."),
            ("summary", "Impact: bookings and reminders of the clinic stopped."),
            ("summary", "The mobile app of the bank did not work."),
            ("summary", "The login of our e-learning platform did not work."),
            ("summary", "Service affected: Jenkins."),
            ("summary", "Impact: no SSH access to web-01."),
            ("summary", "The mobile money transfers were failing."),
            ("summary", "Appointments could not be booked."),
            ("summary", "The WeChat mini program showed a white page."),
            ("summary", "The geocoding API was down."),
            ("summary", "The system of exam results was slow."),
            ("summary", "Our platform Medina was unreachable."),
        ),
        1: (
            ("summary", "Our website was down for an hour."),
            ("summary", "The service was unavailable to all users."),
            ("summary", "The application was down."),
            ("summary", "Our servers were slow."),
            ("summary", "The website became inaccessible, returning 503 Service Unavailable."),
        ),
    },
    "S6": {
        2: (
            ("summary", "Impact: pages took 30 seconds to load."),
            ("summary", "Impact: customers saw a blank page."),
            ("summary", "Impact: users got 503 errors."),
            ("summary", "Impact: students were unable to submit their homework."),
            ("summary", "Impact: mails arrived two hours late."),
            ("summary", "Impact: payments were declined."),
            ("summary", "Impact: users were logged out again and again."),
            ("summary", "Impact: images did not load."),
            ("summary", "Impact: users were charged but the order did not appear."),
            ("summary", 'Impact: the page said "Something went wrong".'),
            ("summary", 'Impact: everyone got "502 Bad Gateway".'),
            ("summary", 'Impact: the map was grey with "for development purposes only".'),
            ("summary", "Impact: nobody could log in by SSH."),
            ("summary", "Impact: all requests timed out."),
            ("summary", "Impact: the users saw the default page of nginx."),
            ("summary", "Impact: search gave no results."),
            ("summary", "Impact: clients waited up to 40 seconds for a page."),
            ("summary", "Impact: videos stopped in the middle."),
            ("summary", "Impact: students received the wrong grade."),
        ),
        1: (
            ("summary", "Impact: the website was inaccessible to users."),
            ("summary", "Impact: users experienced downtime."),
            ("summary", "Impact: the service was slow."),
            ("summary", "Impact: users could not access the website."),
            ("summary", "Impact: total loss of service."),
            ("summary", "Impact: downtime of two hours for users."),
            ("summary", 'Impact: users experienced an outage of "Shop".'),
        ),
    },
    "S7": {
        2: (
            ("summary", "Impact: every customer in Kenya was affected, about 12,000 people."),
            ("summary", "Impact: about a quarter of our users could not pay."),
            ("summary", "Impact: the site was down for everyone."),
            ("summary", "Impact: 100% down."),
            ("summary", "Impact: 3 of the 12 branches were offline."),
            ("summary", "Impact: half of the customers could not order."),
            ("summary", "Impact: 100 percent of users."),
            ("summary", "Impact: two of our three clients could not work."),
            ("summary", "Impact: all students and teachers were affected."),
            ("summary", "Impact: nobody could use the app."),
            ("summary", "Impact: around 3500 transactions failed."),
        ),
        1: (
            ("summary", "Impact: a large part of our users was affected."),
            ("summary", "Impact: most customers could not pay."),
            ("summary", "Impact: some of our users saw errors."),
            ("summary", "Impact: a number of customers were affected."),
        ),
        0: (
            ("summary", "Impact: CPU was at 95% on the database server."),
            ("summary", "Impact: the shop was down."),
            ("summary", "Impact: The disk was 100% full."),
            ("summary", "We were two engineers on call."),
            ("summary", "Impact: revenue dropped by 20%."),
            ("timeline", "10:30 AM Everybody could connect again."),
        ),
    },
    "S8": {
        2: (
            ("summary", "The shop was down from 10 to 11 AM UTC because the certificate had expired."),
            ("summary", "Root cause: a missing semicolon in the nginx configuration."),
            ("summary", "Root cause: the log partition ran full."),
            ("summary", "The outage was caused by a wrong DNS record."),
            ("summary", "Root cause: memory leak in the worker."),
            ("summary", "The reason was that two cron jobs ran at the same time and locked the table."),
            ("summary", "Root cause: firewall rule blocked port 22."),
            ("summary", "Root cause: API key was revoked."),
            ("summary", "It happened because the clock of the server was five minutes behind."),
            ("summary", "Root cause: cron job deleted the uploads folder."),
            ("summary", "Root cause: power cut in the server room."),
            ("summary", "Root cause: typo in the Puppet manifest."),
            ("summary", "Root cause: environment variable DATABASE_URL was not set."),
            ("summary", "Root cause: ulimit of nginx too low."),
            ("summary", "Why: the clock of one server ran a minute ahead of the others."),
            ("summary", "The shop was down. The culprit? A cron job that removed the session files."),
        ),
        1: (
            ("summary", "Root cause: a bug in the code."),
            ("summary", "Root cause: server failure."),
            ("summary", "The root cause was a technical issue."),
            ("summary", "Root cause: network problem."),
            ("summary", "Root cause: internal error of the application."),
            ("summary", "Root cause: overload."),
            ("summary", "Root cause: a failure in the system."),
            ("summary", "Root cause: high traffic."),
            ("summary", "The outage was caused by an unexpected error."),
        ),
        0: (("summary", "The shop was down from 10 to 11 AM UTC."),),
    },
    "T1": {
        2: (
            ("timeline", "10:05 AM Slack lights up with messages from sales."),
            ("cause", "The alert came five minutes after the deploy."),
            ("timeline", "10:05 AM Detection: cron monitor sends mail."),
            ("summary", "The problem was noticed at 10:05 by the support team."),
        ),
        1: (
            ("cause", "The issue was discovered by a customer who called us."),
            ("summary", "The support team noticed it from customer mails."),
        ),
    },
    "T2": {
        2: (
            ("timeline", "10:05 AM Our uptime robot sent an SMS."),
            ("timeline", "10:05 AM A parent wrote on Facebook that the portal does not open."),
            ("timeline", "10:05 AM The support inbox fills with angry mails."),
            ("timeline", "10:05 AM Grafana panel for errors turned red and the on-call was paged."),
            ("timeline", "10:05 AM While testing my own change I got a 502."),
            ("timeline", "10:05 AM The cashier at the front desk complained that receipts don't print."),
            ("timeline", "10:05 AM First tweets about failing logins."),
            ("timeline", "10:05 AM Boss walks in asking why the site is down."),
            ("timeline", "10:05 AM I refreshed the page and saw that it was down."),
            ("timeline", "10:05 AM Synthetic check failed three times in a row."),
            ("timeline", "10:05 AM The operator of the night shift observed that trucks could not leave."),
            ("timeline", "10:05 AM Our own smoke test goes red."),
            ("timeline", "10:05 AM A friend messaged me on Telegram: is it only me?"),
            ("timeline", '10:05 AM CloudWatch alarm "5xx > 5%" goes to the on-call phone.'),
            ("timeline", "10:05 AM Two shops call the hotline."),
            ("timeline", "10:05 AM Nagios: CRITICAL on web-01."),
            ("timeline", "10:05 AM Merchants begin to complain in the partner group."),
            ("timeline", "10:05 AM I opened the page to show it to my sister and it did not load."),
            ("timeline", "10:05 AM Monitoring shows 100% errors."),
            ("timeline", "10:05 AM A customer walks in and says that he cannot pay."),
            ("timeline", "10:05 AM Lab assistant noticed that the server is off."),
        ),
        1: (
            ("timeline", "10:05 AM We became aware of the issue."),
            ("timeline", "10:05 AM Problem noticed."),
            ("timeline", "10:05 AM It was discovered that the page does not load."),
        ),
        0: (
            ("timeline", "10:05 AM The function calls the API and gets no answer."),
            ("timeline", "10:05 AM A script writes the file twice."),
            ("timeline", "10:05 AM The new rule tells nginx to drop the header."),
            ("timeline", "10:30 AM The database team confirmed that the index was rebuilt."),
            ("timeline", "10:05 AM The disk is full."),
            ("cause", "The cache writes to disk and the worker asks for a lock."),
            ("measures", "- Add an alert for the disk\n- Customers should be told earlier"),
        ),
    },
    "T3": {
        2: (
            ("timeline", "10:05 AM Checked the nginx error log, then restarted the php-fpm service."),
            ("timeline", "10:05 AM Looked at the database connections. 10:20 AM Killed the long queries."),
        ),
        1: (
            ("timeline", "10:05 AM The team began to investigate."),
            ("timeline", "10:05 AM We rebooted the server."),
        ),
    },
    "T4": {
        2: (
            ("timeline", "10:05 AM Our first guess was the CDN."),
            ("timeline", "10:05 AM It looked like a DDoS attack."),
            ("timeline", "10:05 AM Everyone blamed the new release."),
            ("timeline", "10:05 AM We were sure it was the firewall."),
            ("timeline", "10:05 AM Theory: the cache is stale."),
            ("timeline", "10:05 AM The logs hint at a problem with the DNS."),
            ("timeline", "10:05 AM The usual suspect, the load balancer, is checked first."),
            ("timeline", "10:05 AM The team assumed a network problem."),
            ("timeline", "10:05 AM Hypothesis 1: the new firewall rules."),
            ("timeline", "10:05 AM We were thinking that the database is overloaded."),
            ("timeline", "10:05 AM I was convinced that my script was wrong."),
            ("timeline", "10:05 AM Could it be the cache?  We flush it."),
            ("timeline", "10:05 AM The developers say that it must be the network."),
            ("timeline", "10:05 AM Everybody thinks of an attack because of the news."),
            ("timeline", "10:05 AM In the beginning we attributed it to the provider."),
        ),
        1: (("timeline", "10:05 AM The investigation focused on the database."),),
        0: (
            ("timeline", "10:05 AM The DNS record was changed."),
            ("timeline", "10:05 AM The cache was flushed."),
            ("timeline", "10:05 AM We made sure that nginx runs."),
            ("timeline", "10:05 AM The worker is supposed to restart at night."),
            ("timeline", "10:05 AM Traffic was pointed to the second server."),
            ("timeline", "10:05 AM The team restored the backup."),
            ("timeline", "10:05 AM The CNAME points to the load balancer."),
        ),
    },
    "T5": {
        2: (
            ("timeline", "10:05 AM Spent 30 minutes on the firewall, which had nothing to do with it."),
            ("timeline", "10:05 AM The CDN was a dead end."),
            ("timeline", "10:05 AM We restarted the cache; no change."),
            ("timeline", "10:05 AM It was not the disk."),
            ("timeline", "10:05 AM This led us in the wrong direction."),
            ("timeline", "10:05 AM We chased the network for an hour before seeing that it was healthy."),
            ("timeline", "10:05 AM That theory did not hold."),
            ("timeline", "10:05 AM The rollback changed nothing, so the release was not the reason."),
            ("timeline", "10:05 AM Flushed the cache, it did not help."),
            ("timeline", "10:05 AM This was misleading because the CPU graph was from the other server."),
            ("timeline", "10:05 AM False trail: the DNS was fine."),
            ("timeline", "10:05 AM We restarted the database but the errors continued."),
            ("timeline", "10:05 AM We lost one hour with the DNS."),
            ("timeline", "10:05 AM The error in the log was from last week and sent us to the wrong server."),
            ("timeline", "10:05 AM Restarting nginx did not change anything."),
            ("timeline", "10:05 AM The theory was discarded after checking the logs."),
            ("timeline", "10:05 AM It turned out that the provider had no incident."),
        ),
        1: (
            ("timeline", "10:05 AM Checked the database, everything OK."),
            ("timeline", "10:05 AM Memory and CPU were normal."),
            ("timeline", "10:05 AM Database checked: no errors."),
            ("timeline", "10:05 AM The network was ruled out."),
        ),
        0: (
            ("timeline", "10:05 AM The proxy was restarted."),
            ("timeline", "10:05 AM We restarted the database."),
            ("timeline", "10:05 AM The wrong IP address was found in the record."),
            ("timeline", "10:05 AM The key was wrong."),
            ("timeline", "10:05 AM Service is running again."),
            ("timeline", "10:40 AM Everything is back to normal."),
            ("timeline", "10:05 AM The queue is not the usual size."),
            ("cause", "The alert did not fire because it was not the right metric."),
            ("timeline", "10:05 AM We spent the morning on the migration of the database."),
        ),
    },
    "T6": {
        2: (
            ("timeline", "10:05 AM Handed to the DBA team."),
            ("timeline", "10:05 AM I called my colleague from the network team for help."),
            ("timeline", "10:05 AM Ticket assigned to senior engineer Amina."),
            ("timeline", "10:05 AM Brought in the hosting provider."),
            ("timeline", "10:05 AM The CTO was woken up."),
            ("timeline", "10:05 AM Escalated to level 2."),
            ("timeline", "10:05 AM We asked the database administrator to look."),
            ("timeline", "10:05 AM The case is passed to Mr. Okello from infrastructure."),
            ("timeline", "10:05 AM Opened a ticket with the cloud provider's support."),
            ("timeline", "10:05 AM The security engineer joins the call."),
            ("timeline", "10:05 AM Nobody of us had access so we called the system administrator at home."),
            ("timeline", "10:05 AM The assistant reported it to the technical department."),
        ),
        1: (
            ("timeline", "10:05 AM The issue was escalated."),
            ("timeline", "10:05 AM The backend engineers read the logs."),
            ("timeline", "10:05 AM Amina and Kwame from DevOps checked the firewall."),
        ),
        0: (
            ("timeline", "10:05 AM The disk is cleaned."),
            ("timeline", "10:05 AM I restart the server."),
            ("timeline", "10:05 AM An alert was sent to the channel."),
            ("timeline", "10:05 AM Requests are passed to Redis."),
            ("timeline", "10:05 AM Traffic is sent to Frankfurt."),
            ("timeline", "10:05 AM Nginx hands the request to Gunicorn."),
            ("timeline", "10:05 AM The team looks at the logs."),
            ("timeline", "10:05 AM An engineer noticed the errors."),
        ),
    },
    "T7": {
        2: (
            ("timeline", "10:35 AM Deleted the old logs and the site came back."),
            ("timeline", "10:35 AM Switched DNS back to the old IP."),
            ("timeline", "10:35 AM Certificate renewed with certbot."),
            ("timeline", "10:35 AM Increased max_connections to 500 and restarted MySQL."),
            ("timeline", "10:35 AM Fixed the typo in the config and reloaded."),
            ("timeline", "10:35 AM The DNS record was corrected."),
            ("timeline", "10:35 AM Removed the extra letter in wp-settings.php."),
            ("timeline", "10:35 AM Opened port 443 in ufw."),
            ("timeline", "10:35 AM Redis was given 4 GB and a maxmemory policy."),
            ("timeline", "10:35 AM Rolled back to v1.8."),
            ("timeline", "10:35 AM chmod 644 on the file and it works."),
            ("timeline", "10:35 AM Killed the runaway process."),
            ("timeline", "10:35 AM The technician put the cable back in the switch."),
            ("timeline", "10:35 AM The API key was exchanged for the new one."),
        ),
        1: (
            ("timeline", "10:35 AM The issue was resolved."),
            ("timeline", "10:35 AM A fix was deployed."),
            ("timeline", "10:35 AM Problem solved."),
            ("timeline", "10:35 AM The team fixed the issue."),
        ),
        0: (("timeline", "10:05 AM The disk reaches 100%."),),
    },
    "R1": {
        2: (
            (
                "cause",
                (
                    "Root cause: The new release opened a connection per request and never closed "
                    "it. The pool ran empty, so requests waited until they timed out."
                ),
            ),
            (
                "cause",
                (
                    "Log rotation was switched off last month. The logs grew until the disk was "
                    "full, and MySQL could not write any more."
                ),
            ),
            (
                "cause",
                (
                    "A typo in the Apache vhost pointed the document root to a folder that does not "
                    "exist. Apache therefore answered every request with 404."
                ),
            ),
            (
                "cause",
                (
                    "The variable was only set in my shell. When systemd restarted the service, it "
                    "had no database address, so every request ended in an exception."
                ),
            ),
        ),
        1: (
            ("cause", "The root cause was a misconfiguration of the load balancer."),
            ("cause", "The issue was caused by high traffic."),
            ("cause", "The server crashed because of a bug in the code."),
            ("cause", "The cause was a wrong DNS record."),
            ("cause", "The root cause was human error."),
            ("cause", "The root cause was an overload of the database."),
        ),
    },
    "R2": {
        2: (
            ("cause", "Resolution: we changed the document root back to /var/www/html and restarted Apache."),
            ("cause", "To fix it, the limit of open files was raised from 1024 to 4096."),
            ("cause", "We removed the faulty index and created a new one on orders(created_at)."),
            ("cause", "Resolution: the old logs were deleted and logrotate was switched on again."),
            ("cause", "Resolution: ULIMIT in /etc/default/nginx was changed from 15 to 4096."),
            ("cause", "We put the variable in the unit file and reloaded systemd."),
            ("cause", "Solution: new certificate installed with certbot, automatic renewal enabled."),
            ("cause", "The clock was synchronised with chrony."),
        ),
        1: (
            ("cause", "The issue was resolved by fixing the configuration."),
            ("cause", "The team solved the problem and the site was back."),
            ("cause", "The fix was to correct the error."),
            ("cause", "Resolution: configuration was adjusted."),
            ("cause", "We fixed the bug."),
        ),
        0: (("cause", "The disk was full."),),
    },
    "C1": {
        2: (
            ("measures", "- Monitoring of disk space\n- Review of configuration changes"),
            ("measures", "We can improve our monitoring. Deployments should be tested in staging first."),
            ("measures", "Things that can be improved: alerting, backups and documentation."),
            ("measures", "What can be improved\n- Alerts\n- Backups"),
            ("measures", "Improvements\nBetter monitoring is needed. The deploy process must have a review."),
        ),
        1: (
            ("measures", "Testing should be better."),
            ("measures", "Improvement\n- More testing"),
        ),
    },
    "C2": {
        2: (
            ("measures", "Tasks:\n- Set up logrotate on web-01\n- Add a disk alert at 80%"),
            ("measures", "TODO\n1. Patch nginx to 1.24\n2. Put the vhost file under version control"),
            ("measures", "- Install fail2ban on web-01\n- Write a script that checks the certificate every night"),
            (
                "measures",
                "Tasks\n- Create a cron monitor for the backup\n- Move the backups to S3\n- Alert at 80% disk",
            ),
            ("measures", "TODO:\n[ ] enable ntp on all hosts\n[ ] add leeway of 30 s in jwt.verify()"),
            (
                "measures",
                "- [ ] smoke test of the checkout in the pipeline\n- [ ] dashboard with the age of the oldest order",
            ),
            (
                "measures",
                (
                    "Tasks\n| # | Task | Who |\n|---|---|---|\n| 1 | Export the queue length to "
                    "Prometheus | ops |\n| 2 | Raise the disk of db-01 to 500 GB | ops |"
                ),
            ),
        ),
        1: (
            ("measures", "- Improve monitoring\n- Improve testing\n- Improve communication"),
            ("measures", "We will add a disk alert and set up logrotate."),
            ("measures", "Tasks\n- Add a cron monitor"),
            ("measures", "- Better monitoring\n- More tests"),
            ("measures", "- Provide training\n- Improve the documentation\n- Ensure high availability"),
            ("measures", "- Improve code\n- Improve server\n- Be careful"),
        ),
    },
    "X2": {
        2: (
            (
                "summary",
                (
                    "The shop was down. We did not notice it for an hour. Nobody had told the "
                    "on-call engineer about the change."
                ),
            ),
            ("summary", "The shop was down. The engineers could not find the cause. They should have an overview."),
            ("summary", "The shop was down. I did not know that the job existed, as it was not documented."),
            ("summary", "The shop was down. The team took 20 minutes to see the alert. The runbook was to blame."),
            ("summary", "The shop was down. Users who failed in the first minute got a voucher."),
            ("summary", "The shop was down. It was no lack of care, the console completes what one types."),
            ("summary", "The shop was down. The load balancer was guilty."),
            ("summary", "The shop was down. The team failed to reproduce the error."),
            ("summary", "The shop was down. A stupid typo in the template broke the page."),
        ),
        1: (
            ("summary", "The shop was down. I deleted the wrong table by mistake."),
            ("summary", "The shop was down. One developer accidentally pushed to main."),
            ("summary", "The shop was down. By mistake I switched the proxy off."),
        ),
        0: (
            ("summary", "The shop was down. The developer was lazy."),
            ("summary", "The shop was down. The stupid intern pulled the plug."),
            ("summary", "The shop was down. Tom failed to do his job."),
            ("summary", "The shop was down because of the negligence of the hosting team."),
            ("summary", "The shop was down thanks to our stupid provider."),
        ),
    },
}
