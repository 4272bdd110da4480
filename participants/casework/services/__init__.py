from participants.casework.services.notes import change_note, remove_note, write_note
from participants.casework.services.plan import (
    add_task,
    change_goal,
    change_task,
    close_goal,
    do_task,
    remove_goal,
    remove_task,
    reopen_goal,
    set_goal,
    undo_task,
)
from participants.casework.services.services import (
    give_service,
    lift_exclusion,
    remove_service,
    say_exclusion,
    service_given,
)
from participants.casework.services.support import give_supportive_services, set_budget, spent, take_back_support

__all__ = [
    "add_task",
    "change_goal",
    "change_note",
    "change_task",
    "close_goal",
    "do_task",
    "give_service",
    "give_supportive_services",
    "lift_exclusion",
    "remove_goal",
    "remove_note",
    "remove_service",
    "remove_task",
    "reopen_goal",
    "say_exclusion",
    "service_given",
    "set_budget",
    "set_goal",
    "spent",
    "take_back_support",
    "undo_task",
    "write_note",
]
