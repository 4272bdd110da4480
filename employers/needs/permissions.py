from intermediary.accounts.policy import admit
from intermediary.accounts.roles import EMPLOYERS, STAFF

admit(STAFF, "need_document")
admit(STAFF, "need_add", "need_edit", writes=True)
admit(EMPLOYERS, "own_needs", "own_need_document", rows="own firm's")
admit(EMPLOYERS, "own_need_add", "own_need_edit", rows="own firm's", writes=True)
