from intermediary.accounts.policy import admit
from intermediary.accounts.roles import MANAGERS

admit(MANAGERS, "contribution_add", "contribution_edit", "contribution_remove", writes=True)
