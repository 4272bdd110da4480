from intermediary.accounts.policy import admit
from intermediary.accounts.roles import STAFF

admit(STAFF, "rung_document", "touch_list")
admit(STAFF, "cost_add", "touch_add", "rung_add", "rung_edit", writes=True)
