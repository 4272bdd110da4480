from .councils import (
    add_decision,
    finish_action,
    record_attendance,
    save_action,
    save_council,
    save_meeting,
    save_seat,
)
from .partners import count_referrals, remove_referral_count, save_agreement, save_partner

__all__ = [
    "add_decision",
    "count_referrals",
    "finish_action",
    "record_attendance",
    "remove_referral_count",
    "save_action",
    "save_agreement",
    "save_council",
    "save_meeting",
    "save_partner",
    "save_seat",
]
