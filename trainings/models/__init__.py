from trainings.models.cohort import Cohort, Program, Provider
from trainings.models.enrollment import Credential, Enrollment, SkillGain

__all__ = ["Cohort", "Credential", "Enrollment", "Program", "Provider", "SkillGain"]
