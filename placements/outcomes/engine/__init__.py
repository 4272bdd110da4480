"""The set-based computation of all figures.

sources → scopes → people → evidence (spells) → chains → facts, one narrow row per placement, per enrollment and per
period of participation → sums by scope and cut → rows of results. Each stage is one temporary table, so that the
planner knows its size.
"""

from .computation import FAMILIES, FIRMS, begun, compute, figures, laid_out, lay_out
from .people import CUTS
from .row import Group, Row, make_row
from .stage import Stage
from .who import EVERYBODY, Who, between, some

__all__ = [
    "CUTS",
    "EVERYBODY",
    "FAMILIES",
    "FIRMS",
    "Group",
    "Row",
    "Stage",
    "Who",
    "begun",
    "between",
    "compute",
    "figures",
    "laid_out",
    "lay_out",
    "make_row",
    "some",
]
