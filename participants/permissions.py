from intermediary.accounts.policy import admit
from intermediary.accounts.roles import STAFF

admit(STAFF, "participant_list")
admit(STAFF, "participant_add", "participant_edit", "consent_give", "consent_withdraw", writes=True)
