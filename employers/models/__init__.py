from employers.models.employer import Employer, EmployerMember
from employers.models.establishments import Establishments
from employers.models.headcount import Headcount
from employers.models.opening import Opening, OpeningFill

__all__ = ["Employer", "EmployerMember", "Establishments", "Headcount", "Opening", "OpeningFill"]
