"""Who works with us in an initiative, on what terms, and what is decided together."""

from .council import Council, Seat
from .meeting import Action, Attendance, Decision, Meeting
from .organization import Organization, Partnership
from .terms import Agreement, ReferralCount

__all__ = [
    "Action",
    "Agreement",
    "Attendance",
    "Council",
    "Decision",
    "Meeting",
    "Organization",
    "Partnership",
    "ReferralCount",
    "Seat",
]
