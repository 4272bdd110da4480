from intermediary.accounts.policy import admit, open_to_all
from intermediary.accounts.roles import MANAGERS, STAFF

open_to_all("check_in", rows="the link's own", writes=True)
open_to_all("employer_confirm", rows="the link's own", writes=True)
admit(STAFF, "follow_up_queue", "follow_up_gap", "placement_evidence", "evidence_file")
admit(STAFF, "follow_up_tried", "follow_up_wishes", "follow_up_add", writes=True)
admit(MANAGERS, "follow_up_plan", writes=True)
