from participants.services.consent import give_consent, withdraw_consent
from participants.services.people import add_participant, change_participant

__all__ = ["add_participant", "change_participant", "give_consent", "withdraw_consent"]
