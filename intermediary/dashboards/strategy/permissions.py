from intermediary.accounts.policy import admit
from intermediary.accounts.roles import STAFF

admit(STAFF, "partner_detail")
admit(STAFF, "partner_known_as", writes=True)
