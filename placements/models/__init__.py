from placements.models.card import Card
from placements.models.evidence import FollowUp, QuarterlyWage
from placements.models.placement import Placement

__all__ = ["Card", "FollowUp", "Placement", "QuarterlyWage"]
