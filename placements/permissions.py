from intermediary.accounts.policy import admit
from intermediary.accounts.roles import EMPLOYERS, STAFF

admit(STAFF, "placement_list")
admit(STAFF, "placement_add", "placement_edit", writes=True)
admit(EMPLOYERS, "own_hires", rows="own firm's")
