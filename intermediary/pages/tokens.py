"""Signed tokens of addresses for people without an account. Rows keep a hash: who reads one can answer for nobody."""

import base64
import binascii
import hashlib
import hmac
import secrets

from django.conf import settings
from django.urls import reverse

RANDOM, SIGNATURE = 15, 9  # bytes; together an address of 32 signs


def mint(purpose: str) -> tuple[str, bytes]:
    """A new token of a purpose ("follow-up link") and the hash to keep. The token is nowhere but in what is sent."""
    random = secrets.token_bytes(RANDOM)
    token = base64.urlsafe_b64encode(random + _signature(purpose, random)).decode()
    return token, _hash(token)


def hashed(purpose: str, token: str) -> bytes | None:
    """The hash to look for. None for a token that was made up, cut short, or is of another purpose."""
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


def _signature(purpose: str, random: bytes) -> bytes:
    return hmac.new(settings.SECRET_KEY.encode(), purpose.encode() + random, hashlib.sha256).digest()[:SIGNATURE]


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
