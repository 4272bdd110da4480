from intermediary.accounts.policy import admit, open_to_all
from intermediary.accounts.roles import EMPLOYERS, MANAGERS, STAFF

admit(STAFF, "employer_list", "opening_list", "opening_detail")
admit(STAFF, "employer_postings", "opening_approve", "opening_return", writes=True)
admit(STAFF | EMPLOYERS, "opening_quality", rows="none: judges what is typed", writes=True)
open_to_all(
    "public_opening_list", "public_opening", "public_opening_feed", rows="open and listed by their firms", visitors=True
)
admit(STAFF, "employer_add", "employer_edit", "opening_edit", "opening_add", writes=True)
admit(STAFF, "opening_fill", "opening_free", "headcount_add", "headcount_edit", writes=True)
admit(MANAGERS, "contact_invite", writes=True)
admit(EMPLOYERS, "own_openings", rows="own firm's")
admit(EMPLOYERS, "own_opening_add", "own_opening_edit", "own_postings", rows="own firm's", writes=True)
