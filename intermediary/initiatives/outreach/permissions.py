from intermediary.accounts.policy import admit
from intermediary.accounts.roles import STAFF

admit(STAFF, "campaign_list", "campaign_detail")
admit(STAFF, "campaign_add", "campaign_edit", "campaign_state", "campaign_withdraw", writes=True)
