"""Drafts: the saved state of a postmortem in progress, in plain files beside the notebooks."""

from kit.drafts.draft import Draft, NewerDraftError, parse_draft, read_draft, write_draft
from kit.drafts.fields import split_evidence, to_fields, with_fields
from kit.drafts.store import DraftStore, Loaded, Version
from kit.drafts.student import Student, find_student, remember_student
from kit.drafts.working_copy import WorkingCopy

__all__ = [
    "Draft",
    "DraftStore",
    "Loaded",
    "NewerDraftError",
    "Student",
    "Version",
    "WorkingCopy",
    "find_student",
    "parse_draft",
    "read_draft",
    "remember_student",
    "split_evidence",
    "to_fields",
    "with_fields",
    "write_draft",
]
