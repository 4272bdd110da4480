from intermediary.initiatives.services.initiatives import add, aim_at, change, cover
from intermediary.initiatives.services.members import narrow, staff_with
from intermediary.initiatives.services.standards import set_standard

__all__ = ["add", "aim_at", "change", "cover", "narrow", "set_standard", "staff_with"]
