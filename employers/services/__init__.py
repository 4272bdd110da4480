from employers.services.employers import invite_contact, save_employer
from employers.services.headcounts import save_headcount
from employers.services.openings import approve_opening, fill_position, free_position, return_opening, save_opening

__all__ = [
    "approve_opening",
    "fill_position",
    "free_position",
    "invite_contact",
    "return_opening",
    "save_employer",
    "save_headcount",
    "save_opening",
]
