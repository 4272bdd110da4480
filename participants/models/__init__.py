from participants.models.document import Document
from participants.models.household import Household
from participants.models.participation import Exclusion, Service
from participants.models.person import Consent, Identity, Participant, Traits
from participants.models.work import EarlierJob, PriorJob

__all__ = [
    "Consent",
    "Document",
    "EarlierJob",
    "Exclusion",
    "Household",
    "Identity",
    "Participant",
    "PriorJob",
    "Service",
    "Traits",
]
