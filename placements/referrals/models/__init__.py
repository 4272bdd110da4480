from placements.referrals.models.letter import Letter
from placements.referrals.models.referral import Referral, Step
from placements.referrals.models.wish import JobWish

__all__ = ["JobWish", "Letter", "Referral", "Step"]
