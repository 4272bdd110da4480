from intermediary.accounts.policy import admit
from intermediary.accounts.roles import STAFF

admit(STAFF, "practice_document")
admit(STAFF, "practice_add", "practice_edit", writes=True)
