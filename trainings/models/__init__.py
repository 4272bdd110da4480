from trainings.models.cohort import OFFER_DAYS, Cohort, GrantShare, Program, Provider
from trainings.models.enrollment import Credential, Enrollment, SkillGain
from trainings.models.seat import EnrollmentMove, SeatOffer

__all__ = [
    "OFFER_DAYS",
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
