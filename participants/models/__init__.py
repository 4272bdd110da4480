from participants.models.participation import Exclusion, Service
from participants.models.person import Consent, Identity, Participant, PriorJob, Traits

__all__ = ["Consent", "Exclusion", "Identity", "Participant", "PriorJob", "Service", "Traits"]
