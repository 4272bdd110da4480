from intermediary.initiatives.models.initiative import Initiative
from intermediary.initiatives.models.member import Member
from intermediary.initiatives.models.standard import LivingWage, Standard

__all__ = ["Initiative", "LivingWage", "Member", "Standard"]
