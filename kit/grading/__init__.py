"""Grading: a folder of exports becomes a gradebook and a feedback page for each student."""

from kit.grading.result import Graded, GradingResult, NotGraded
from kit.grading.run import grade_folder

__all__ = ["Graded", "GradingResult", "NotGraded", "grade_folder"]
