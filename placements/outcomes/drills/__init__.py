"""Drills of the engine, for `manage.py drill`."""

from placements.outcomes.drills import recompute, workers

__all__ = ["recompute", "workers"]
