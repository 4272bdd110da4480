from participants.services.consent import give_consent, withdraw_consent
from participants.services.documents import add_document, remove_document
from participants.services.intake import take_in
from participants.services.people import add_participant, change_participant

__all__ = [
    "add_document",
    "add_participant",
    "change_participant",
    "give_consent",
    "remove_document",
    "take_in",
    "withdraw_consent",
]
