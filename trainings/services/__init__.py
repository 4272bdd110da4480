from trainings.services.cohorts import save_cohort, save_program
from trainings.services.enrollments import change_enrollment, enroll

__all__ = ["change_enrollment", "enroll", "save_cohort", "save_program"]
