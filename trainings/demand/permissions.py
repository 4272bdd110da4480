from intermediary.accounts.policy import admit
from intermediary.accounts.roles import STAFF

admit(STAFF, "need_list")
admit(STAFF, "need_detail", "seats_take_back", writes=True)
