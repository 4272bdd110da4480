from employers.services.employers import invite_contact, save_employer
from employers.services.headcounts import save_headcount
from employers.services.openings import approve_opening, fill_position, free_position, return_opening, save_opening
from employers.services.postings import import_postings, known_already

__all__ = [
    "approve_opening",
    "fill_position",
    "free_position",
    "import_postings",
    "invite_contact",
    "known_already",
    "return_opening",
    "save_employer",
    "save_headcount",
    "save_opening",
]
