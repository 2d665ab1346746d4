"""A case, opened."""

from dataclasses import dataclass

from kit.evidence.case_file import CaseFile
from kit.evidence.key import AnswerKey


@dataclass(frozen=True, slots=True)
class Case:
    """One simulated outage.

    Attributes:
        file: the evidence, all of which a student may see.
        key: the answer key.
    """

    file: CaseFile
    key: AnswerKey

    @property
    def id(self) -> str:
        """The case's id, ``<scenario>:<seed in hex>``."""
        return self.file.case_id
