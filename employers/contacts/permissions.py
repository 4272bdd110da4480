from intermediary.accounts.policy import admit
from intermediary.accounts.roles import STAFF

admit(STAFF, "contact_add", "contact_edit", writes=True)
