from participants.casework.views.notes import note_add, note_edit, note_remove
from participants.casework.views.plan import (
    goal_add,
    goal_close,
    goal_edit,
    goal_remove,
    goal_reopen,
    task_add,
    task_done,
    task_edit,
    task_remove,
    task_undone,
)
from participants.casework.views.services import (
    exclusion_add,
    exclusion_lift,
    service_add,
    service_given,
    service_plan,
    service_remove,
)
from participants.casework.views.support import support_add, support_budget, support_remove

__all__ = [
    "exclusion_add",
    "exclusion_lift",
    "goal_add",
    "goal_close",
    "goal_edit",
    "goal_remove",
    "goal_reopen",
    "note_add",
    "note_edit",
    "note_remove",
    "service_add",
    "service_given",
    "service_plan",
    "service_remove",
    "support_add",
    "support_budget",
    "support_remove",
    "task_add",
    "task_done",
    "task_edit",
    "task_remove",
    "task_undone",
]
