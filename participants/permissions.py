from intermediary.accounts.policy import admit
from intermediary.accounts.roles import STAFF

admit(STAFF, "participant_list")
admit(STAFF, "participant_add", "participant_edit", "consent_give", "consent_withdraw", writes=True)
admit(STAFF, "document_add", "document_remove", "participant_alike", writes=True)
admit(STAFF, "document_file")
