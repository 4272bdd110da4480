from placements.referrals.services.answering import Answer, Spent, by_link, record
from placements.referrals.services.hiring import TooLate, hire
from placements.referrals.services.referring import change, send, suggest
from placements.referrals.services.steps import Moved, move, withdraw
from placements.referrals.services.wishes import save_wish

__all__ = ["Answer", "Moved", "Spent", "TooLate", "by_link", "change", "hire", "move", "record", "save_wish", "send",
           "suggest", "withdraw"]  # fmt: skip
