from intermediary.accounts.policy import admit
from intermediary.accounts.roles import STAFF

admit(STAFF, "view_save", "view_remove", rows="own", writes=True)
