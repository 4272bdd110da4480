from intermediary.initiatives.services.initiatives import add, aim_at, change
from intermediary.initiatives.services.members import narrow
from intermediary.initiatives.services.standards import set_standard

__all__ = ["add", "aim_at", "change", "narrow", "set_standard"]
