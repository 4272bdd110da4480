from trainings.applications.views.inbox import application_decide, application_detail, application_list
from trainings.applications.views.page import apply, apply_again, apply_list
from trainings.applications.views.recruitment import program_recruitment

__all__ = [
    "application_decide",
    "application_detail",
    "application_list",
    "apply",
    "apply_again",
    "apply_list",
    "program_recruitment",
]
