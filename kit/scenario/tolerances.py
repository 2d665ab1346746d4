"""How far a write-up's facts may lie from the truth, where a scenario asks for another distance than the kit does."""

from typing import Annotated

from pydantic import Field

from kit.scenario.part import NonNegative, Part, Share

Percent = Annotated[float, Field(ge=0, le=100)]


class Tolerances(Part):
    """The distances that this scenario sets itself; one that is left out stays the kit's own.

    Names, meanings and the kit's own values are those of ``kit.rubric.correctness.tolerances``: seconds for times,
    percentage points for shares, a share for counts, and how many tolerances count as near.
    """

    onset_s: NonNegative | None = None
    end_s: NonNegative | None = None
    duration_s: NonNegative | None = None
    detected_s: NonNegative | None = None
    entry_s: NonNegative | None = None
    knowable_s: NonNegative | None = None
    requests_pct: Percent | None = None
    visitors_pct: Percent | None = None
    peak_pct: Percent | None = None
    count: Share | None = None
    near: Annotated[float, Field(ge=1, allow_inf_nan=False)] | None = None
