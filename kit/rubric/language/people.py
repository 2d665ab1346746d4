"""Words for the people and teams who respond to an outage or report one."""

from kit.rubric.language.stems import stems

RESPONDERS = stems(
    """
    engineer engineers engineering developer developers devs team teams sre sres devops admin admins administrator
    administrators sysadmin sysadmins operator operators dba dbas manager managers management leader leaders
    specialist specialists expert experts technician technicians department staff officer architect architects cto cio
    vendor consultant supervisor responder responders squad colleague colleagues interns intern wizards gurus ninjas
    folks crew analyst analysts professionals personnel
    """
)
"""Those who work on an outage, by role or team."""
