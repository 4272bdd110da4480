from trainings.views.cohorts import cohort_form, cohort_list
from trainings.views.credentials import (
    certificate,
    credential_edit,
    credential_form,
    skill_gain_edit,
    skill_gain_form,
)
from trainings.views.enrollments import enroll, enrollment_edit
from trainings.views.offer import seat_offer
from trainings.views.programs import program_form, program_list

__all__ = [
    "certificate",
    "cohort_form",
    "cohort_list",
    "credential_edit",
    "credential_form",
    "enroll",
    "enrollment_edit",
    "program_form",
    "program_list",
    "seat_offer",
    "skill_gain_edit",
    "skill_gain_form",
]
