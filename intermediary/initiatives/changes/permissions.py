from intermediary.accounts.policy import admit
from intermediary.accounts.roles import MANAGERS, STAFF

admit(STAFF, "change_list", "change_detail", "change_evidence_file")
admit(STAFF, "change_add", "change_edit", "change_evidence_add", "change_recheck", writes=True)
admit(MANAGERS, "change_verify", "change_publish", writes=True)
