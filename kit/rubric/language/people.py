"""Words for the people and teams who respond to an outage or report one."""

from kit.rubric.language.stems import stems

RESPONDERS = stems(
    "engineer engineers engineering developer developers team teams sre sres devops admin admins administrator administrators sysadmin sysadmins operator operators ops dba dbas manager "
    "managers management lead leads leader specialist specialists expert experts technician technicians department staff officer architect cto cio vendor provider consultant mentor "
    "supervisor responder responders squad group personnel colleague colleagues intern expertise hosting analyst"
)
REPORTERS = RESPONDERS | stems(
    "user users customer customers client clients visitor visitors employee employees student students member members people qa support helpdesk tester testers subscriber merchant partner"
)
