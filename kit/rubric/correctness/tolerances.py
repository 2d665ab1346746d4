"""How far a stated fact may lie from the truth and still be right: one place for all of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tolerances:
    """Allowed distances, either way; a time written without seconds may besides be cut or rounded to its minute.

    Attributes:
        onset_s: seconds for the start of the impact: one needs to read it off a chart or log.
        end_s: seconds for its end.
        duration_s: seconds for its length.
        detected_s: seconds for the detection, which a page or ticket gives to the second.
        entry_s: seconds for an entry of the timeline.
        knowable_s: seconds by which something may be told as known before it could be known.
        requests_pct: percentage points for a share of requests.
        visitors_pct: percentage points for a share of users, which the evidence only lets one estimate.
        peak_pct: percentage points for the worst minute.
        count: share (0 to 1) of a stated number of requests or users.
        near: up to so many times its tolerance, a fact counts as partly right.
    """

    onset_s: float = 180.0
    end_s: float = 180.0
    duration_s: float = 180.0
    detected_s: float = 120.0
    entry_s: float = 120.0
    knowable_s: float = 60.0
    requests_pct: float = 3.0
    visitors_pct: float = 5.0
    peak_pct: float = 5.0
    count: float = 0.1
    near: float = 3.0


TOLERANCES = Tolerances()
