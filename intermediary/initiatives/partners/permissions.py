from intermediary.accounts.policy import admit
from intermediary.accounts.roles import STAFF

admit(STAFF, "partner_list", "council_list", "council_detail", "meeting_detail")
admit(
    STAFF,
    "partner_add",
    "partner_edit",
    "agreement_add",
    "agreement_edit",
    "referral_count_add",
    "referral_count_remove",
    "council_add",
    "council_edit",
    "seat_add",
    "seat_edit",
    "meeting_add",
    "meeting_edit",
    "meeting_attendance",
    "meeting_decide",
    "action_add",
    "action_edit",
    "action_done",
    writes=True,
)
