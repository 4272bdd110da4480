import base64

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter

from intermediary.audit.encryption import seal, unseal

SECOND_FACTOR = "second factor"


class InvitationOnly(DefaultAccountAdapter):
    """Nobody signs up: accounts are made by invitation (`services.invite`)."""

    def is_open_for_signup(self, request) -> bool:
        return False


class SealedSecrets(DefaultMFAAdapter):
    """Secrets of authenticator apps and recovery codes are sealed at rest, as everything secret is."""

    def encrypt(self, text: str) -> str:
        return base64.b64encode(seal(text.encode(), context=SECOND_FACTOR)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(base64.b64decode(encrypted_text), context=SECOND_FACTOR).decode()
