"""Drills of the engine, for `manage.py drill`."""

from placements.outcomes.drills import disclosure, recompute, workers

__all__ = ["disclosure", "recompute", "workers"]
