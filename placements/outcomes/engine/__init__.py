"""The set-based computation of all figures.

sources → scopes → people → evidence (spells) → chains → facts, one narrow row per placement and per enrollment
→ sums by scope and cut → rows of results. Each stage is one temporary table, so that the planner knows its size.
"""

from .computation import compute, figures, laid_out
from .people import CUTS
from .row import Row

__all__ = ["CUTS", "Row", "compute", "figures", "laid_out"]
