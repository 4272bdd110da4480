from intermediary.accounts.policy import admit, open_to_all
from intermediary.accounts.roles import EMPLOYERS, MANAGERS, STAFF, WAGE_READERS

open_to_all("check_in", "employer_confirm", rows="the link's own", writes=True, visitors=True)
admit(EMPLOYERS, "own_hires_confirm", rows="own firm's", writes=True)
admit(STAFF, "follow_up_queue", "follow_up_gap", "placement_evidence", "evidence_file")
admit(STAFF, "follow_up_tried", "follow_up_wishes", "follow_up_add", writes=True)
admit(MANAGERS, "follow_up_plan", writes=True)
admit(WAGE_READERS, "wage_match_file")
admit(WAGE_READERS, "wage_match", "wage_match_write", "wage_match_discard", writes=True)
