"""Who fits which opening, and why: point by point, in words. Staff decide; nothing here decides for them."""

from placements.referrals.fitting.matches import Match, Point, candidates, openings_for

__all__ = ["Match", "Point", "candidates", "openings_for"]
