from employers.services.employers import invite_contact, save_employer
from employers.services.openings import save_opening

__all__ = ["invite_contact", "save_employer", "save_opening"]
