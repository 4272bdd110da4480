from intermediary.accounts.policy import admit
from intermediary.accounts.roles import MANAGERS, STAFF

admit(STAFF, "service_add", "service_plan", "service_given", "service_remove", writes=True)
admit(STAFF, "support_add", "support_remove", writes=True)
admit(STAFF, "goal_add", "goal_edit", "goal_close", "goal_reopen", "goal_remove", writes=True)
admit(STAFF, "task_add", "task_edit", "task_done", "task_undone", "task_remove", writes=True)
admit(STAFF, "note_add", writes=True)
admit(STAFF, "note_edit", "note_remove", rows="own", writes=True)
admit(STAFF, "exclusion_add", writes=True)
admit(MANAGERS, "exclusion_lift", "support_budget", writes=True)
