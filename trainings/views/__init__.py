from trainings.views.cohorts import cohort_form, cohort_list
from trainings.views.enrollments import enroll, enrollment_edit
from trainings.views.offer import seat_offer
from trainings.views.programs import program_form, program_list

__all__ = ["cohort_form", "cohort_list", "enroll", "enrollment_edit", "program_form", "program_list", "seat_offer"]
