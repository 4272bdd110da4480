from placements.outcomes.models.facts import CutSet, EnrollmentFact, Membership, PeriodFact, PlacementFact, Scope
from placements.outcomes.models.firms import FirmFigure
from placements.outcomes.models.releases import Release
from placements.outcomes.models.run import Batch, Run, Tally, Touched
from placements.outcomes.models.stale import Stale

__all__ = [
    "Batch",
    "CutSet",
    "EnrollmentFact",
    "FirmFigure",
    "Membership",
    "PeriodFact",
    "PlacementFact",
    "Release",
    "Run",
    "Scope",
    "Stale",
    "Tally",
    "Touched",
]
