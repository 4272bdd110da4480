from trainings.models.cohort import Cohort, Program, Provider
from trainings.models.enrollment import Credential, Enrollment

__all__ = ["Cohort", "Credential", "Enrollment", "Program", "Provider"]
