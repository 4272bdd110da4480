from intermediary.accounts.policy import admit
from intermediary.accounts.roles import MANAGERS, STAFF

admit(STAFF, "funder_list", "funder_detail", "grant_list", "report_list")
admit(MANAGERS, "report_add", "report_move", "report_sent_in", "report_reopen", "report_remove", writes=True)
admit(MANAGERS, "funder_add", "funder_edit", "funder_invite", "grant_add", "grant_edit", writes=True)
admit(MANAGERS, "funder_key_make", "funder_key_revoke", writes=True)
