"""Keys with which a funder's programs read what is published for it."""

import secrets
from hashlib import sha256

from django.utils import timezone

from intermediary.audit.events import event
from intermediary.funding.models import ApiKey, Funder

PREFIX = "imk_"  # so that a key that leaked into a file is recognised for what it is


def make_key(*, funder: Funder, name: str, by) -> tuple[ApiKey, str]:
    """Make a key; the second value is the key itself, shown this once and kept nowhere."""
    secret = PREFIX + secrets.token_urlsafe(32)
    with event("funder.key_made", by=by, subject=funder, note=name):
        made = ApiKey.objects.create(funder=funder, name=name, digest=digest(secret), made_by=by)
    return made, secret


def revoke_key(*, key: ApiKey, by) -> ApiKey:
    """End a key: from the next request on it opens nothing. Revoking twice is once."""
    with event("funder.key_revoked", by=by, subject=key.funder, note=key.name):
        now = timezone.now()
        ApiKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=now, revoked_by=by)
    key.refresh_from_db()
    return key


def key_holder(secret: str) -> Funder | None:
    """Whose key this is, or None where it is revoked or made up."""
    found = ApiKey.objects.select_related("funder").filter(digest=digest(secret), revoked_at=None).first()
    return found.funder if found else None


def digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
