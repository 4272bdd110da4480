"""Drills of asking and sending, for `manage.py drill followups`."""

from placements.followups.drills import faults

__all__ = ["faults"]
