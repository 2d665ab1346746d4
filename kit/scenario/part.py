"""What all parts of a scenario share: frozen pydantic models that refuse unknown fields."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
NonNegative = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1)]
"""A share of a whole, 0 to 1."""
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
"""A short stable name: lower case, digits, dashes, underscores."""
Text = Annotated[str, Field(min_length=1)]


class Part(BaseModel):
    """A part of a scenario: frozen, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
