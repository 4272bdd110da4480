"""Drills of referrals, for `manage.py drill referrals`."""

from placements.referrals.drills import double

__all__ = ["double"]
