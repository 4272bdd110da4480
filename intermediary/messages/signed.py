"""Signed addresses for people without an account. The database keeps a hash: who reads it cannot answer for anybody.

Each purpose signs for itself, so a token of one page opens no other.
"""

import base64
import binascii
import hashlib
import hmac
import secrets

from django.conf import settings
from django.urls import reverse

RANDOM, SIGNATURE = 15, 9  # bytes; together an address of 32 signs


def fresh(purpose: bytes) -> tuple[str, bytes]:
    """A new token and its hash. The token is to be nowhere but in the address that is sent."""
    random = secrets.token_bytes(RANDOM)
    token = base64.urlsafe_b64encode(random + _signature(purpose, random)).decode()
    return token, _hash(token)


def hash_of(token: str, purpose: bytes) -> bytes | None:
    """Under which hash a token that we made is kept. None for one that was made up, cut short or is of another page."""
    try:
        raw = base64.urlsafe_b64decode(token.encode())
    except (ValueError, binascii.Error):
        return None
    random, signature = raw[:RANDOM], raw[RANDOM:]
    if len(raw) != RANDOM + SIGNATURE or not hmac.compare_digest(signature, _signature(purpose, random)):
        return None
    return _hash(token)


def address(name: str, token: str) -> str:
    """The whole address, as it stands in a message."""
    return settings.SITE_URL.rstrip("/") + reverse(name, args=[token])


def _signature(purpose: bytes, random: bytes) -> bytes:
    return hmac.new(settings.SECRET_KEY.encode(), purpose + random, hashlib.sha256).digest()[:SIGNATURE]


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
