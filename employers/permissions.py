from intermediary.accounts.policy import admit
from intermediary.accounts.roles import EMPLOYERS, MANAGERS, STAFF

admit(STAFF, "employer_list", "opening_list")
admit(STAFF, "employer_add", "employer_edit", "opening_edit", "opening_add", writes=True)
admit(STAFF, "opening_fill", "opening_free", "headcount_add", "headcount_edit", writes=True)
admit(MANAGERS, "contact_invite", writes=True)
admit(EMPLOYERS, "own_openings", rows="own firm's")
admit(EMPLOYERS, "own_opening_add", "own_opening_edit", rows="own firm's", writes=True)
