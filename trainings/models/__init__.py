from trainings.models.cohort import Cohort, GrantShare, Program, Provider
from trainings.models.enrollment import Credential, Enrollment, SkillGain
from trainings.models.seat import EnrollmentMove, SeatOffer

__all__ = [
    "Cohort",
    "Credential",
    "Enrollment",
    "EnrollmentMove",
    "GrantShare",
    "Program",
    "Provider",
    "SeatOffer",
    "SkillGain",
]
