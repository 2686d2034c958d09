"""The plan as files: the year as pictures, a calendar. Facts → bytes, run in the worker."""

from documents.plan.calendar import plan_ics
from documents.plan.year import year_pictures

__all__ = ["plan_ics", "year_pictures"]
