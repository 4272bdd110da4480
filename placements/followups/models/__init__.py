from .asking import Attempt, Link
from .plan import Caseload, Plan, Preference
from .statement import Statement
from .wage_file import WageFile

__all__ = ["Attempt", "Caseload", "Link", "Plan", "Preference", "Statement", "WageFile"]
