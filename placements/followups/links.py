"""Signed addresses for people without an account. The database keeps a hash: who reads it cannot answer for anybody."""

import base64
import binascii
import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse

from placements.followups.models import Link

RANDOM, SIGNATURE = 15, 9  # bytes; together an address of 32 signs
VALID = timedelta(days=30)


def make(*, now: datetime, **whose) -> tuple[Link, str]:
    """A new link of a person (`participant`, `placement`, `language`) or of a firm (`employer`), and its token.

    The token is nowhere but in the address that is sent. Call it inside an audit event.
    """
    random = secrets.token_bytes(RANDOM)
    token = base64.urlsafe_b64encode(random + _signature(random)).decode()
    return Link.objects.create(token_hash=_hash(token), expires_at=now + VALID, **whose), token


def address(name: str, token: str) -> str:
    """The whole address, as it stands in a message."""
    return settings.SITE_URL.rstrip("/") + reverse(name, args=[token])


def find(token: str, **kind) -> Link | None:
    """The link of a token that we made, whatever became of it since. None for a token that was made up or cut short.

    Acts as whoever calls: a visitor is let in by `acting("system")`, for the link is what lets them in.
    """
    try:
        raw = base64.urlsafe_b64decode(token.encode())
    except (ValueError, binascii.Error):
        return None
    random, signature = raw[:RANDOM], raw[RANDOM:]
    if len(raw) != RANDOM + SIGNATURE or not hmac.compare_digest(signature, _signature(random)):
        return None
    found = Link.objects.filter(token_hash=_hash(token), **kind)
    return found.select_related("placement", "participant__identity", "employer").first()


def _signature(random: bytes) -> bytes:
    return hmac.new(settings.SECRET_KEY.encode(), b"follow-up link" + random, hashlib.sha256).digest()[:SIGNATURE]


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
