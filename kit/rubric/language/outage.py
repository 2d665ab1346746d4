"""Words for an outage and for what is affected by one."""

from kit.rubric.language.stems import stems

OUTAGE = stems(
    """
    outage downtime incident disruption interruption disturbance degradation slowdown blackout unavailability
    inaccessibility failure crash issue problem breakdown shutdown stoppage
    """
)
"""Nouns for an outage as a whole."""

DOWN = OUTAGE | stems(
    """
    down unavailable inaccessible offline unreachable unresponsive crashed crashing failed failing fails fail
    disrupted interrupted degraded slow slower slowed sluggish error errors broken stopped hung hang freezing froze
    frozen timeout timeouts unusable unstable intermittent latency delay delays delayed unable inability
    """
)
"""Words that say that something does not work as it should."""

BEGAN = stems(
    """
    start started starting begin began begun beginning commenced onset occurred happened emerged arose surfaced
    initiated erupted struck
    """
)
ENDED = stems(
    """
    end ended ending ends resolved restored recovered concluded over finished operational resumed back fixed normal
    until till recovery restoration resolution corrected green
    """
)

RUNNING = stems(
    """
    running online live up working accessible available stable functioning succeeded successful success successfully
    started starts
    """
)
"""Words that in the rows of a timeline tell of service being restored."""

AUDIENCE = stems(
    """
    user users customer customers client clients visitor visitors traffic request requests people staff employee
    employees student students subscriber subscribers member members shopper shoppers player players everyone
    everybody audience patients readers merchants buyers learners teachers consumers population transactions orders
    base userbase accounts session sessions call calls message messages login logins payment payments purchases
    searches queries uploads downloads email emails mail mails booking bookings reservation reservations delivery
    deliveries invoice invoices registration registrations submission submissions appointment appointments person
    persons pupil pupils parent parents farmer farmers doctor doctors nurse nurses agent agents cashier cashiers citizen
    citizens resident residents tenant tenants traveller travellers traveler travelers listener listeners donor donors
    applicant applicants candidate candidates guest guests passenger passengers driver drivers rider riders partner
    partners viewer viewers seller sellers colleague colleagues worker workers children kids family families household
    households company companies business businesses branch branches office offices school schools hospital hospitals
    clinic clinics shop shops store stores restaurant restaurants department departments device devices phone phones
    lecturer lecturers professor professors researcher researchers supplier suppliers courier couriers host hosts fan
    fans donation donations participant participants attendee attendees clerk clerks spectator spectators
    """
)
"""Those an outage affects, and what they send."""
