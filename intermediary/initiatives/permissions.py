from intermediary.accounts.policy import admit
from intermediary.accounts.roles import MANAGERS, STAFF

admit(STAFF, "initiative_list")
admit(MANAGERS, "initiative_add", "initiative_edit", writes=True)
