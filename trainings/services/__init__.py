from trainings.services.cohorts import save_cohort, save_program
from trainings.services.enrollments import change_enrollment, enroll
from trainings.services.seats import move, request_seat

__all__ = ["change_enrollment", "enroll", "move", "request_seat", "save_cohort", "save_program"]
