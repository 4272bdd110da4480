from employers.services.employers import invite_contact, save_employer
from employers.services.headcounts import save_headcount
from employers.services.openings import fill_position, free_position, save_opening

__all__ = ["fill_position", "free_position", "invite_contact", "save_employer", "save_headcount", "save_opening"]
