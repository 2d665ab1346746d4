"""The completeness criteria, one file each; the ordered tuple of them is in ``kit.rubric.rubric``."""
