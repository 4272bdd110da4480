from .councils import council_detail, council_form, council_list, seat_form
from .meetings import (
    action_done,
    action_edit,
    action_form,
    meeting_attendance,
    meeting_decide,
    meeting_detail,
    meeting_edit,
    meeting_form,
)
from .partners import agreement_form, partner_form, partner_list, referral_count_add, referral_count_remove

__all__ = [
    "action_done",
    "action_edit",
    "action_form",
    "agreement_form",
    "council_detail",
    "council_form",
    "council_list",
    "meeting_attendance",
    "meeting_decide",
    "meeting_detail",
    "meeting_edit",
    "meeting_form",
    "partner_form",
    "partner_list",
    "referral_count_add",
    "referral_count_remove",
    "seat_form",
]
