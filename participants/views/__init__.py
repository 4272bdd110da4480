from participants.views.consents import consent_give, consent_withdraw
from participants.views.documents import document_add, document_file, document_remove
from participants.views.intake import participant_add, participant_alike, participant_edit
from participants.views.people import participant_list

__all__ = [
    "consent_give",
    "consent_withdraw",
    "document_add",
    "document_file",
    "document_remove",
    "participant_add",
    "participant_alike",
    "participant_edit",
    "participant_list",
]
