"""The prose of a scenario as it stands in ``prose.yaml``; what it must look like is said in ``prose.py``."""

from pydantic import ConfigDict

from kit.scenario.part import Part


class Narrative(Part):
    """The raw content of ``prose.yaml``, in ``model_extra``; empty where there is no such file."""

    model_config = ConfigDict(frozen=True, extra="allow")
