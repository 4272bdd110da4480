from employers.models.employer import Employer, EmployerMember
from employers.models.opening import Opening

__all__ = ["Employer", "EmployerMember", "Opening"]
