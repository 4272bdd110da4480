"""Signed addresses of check-ins and confirmations: one for a person, one for a firm."""

from datetime import datetime, timedelta

from intermediary.messages.signed import address, fresh, hash_of
from placements.followups.models import Link

__all__ = ["VALID", "address", "find", "make"]
PURPOSE = b"follow-up link"
VALID = timedelta(days=30)


def make(*, now: datetime, **whose) -> tuple[Link, str]:
    """A new link of a person (`participant`, `placement`, `language`) or of a firm (`employer`), and its token.

    The token is nowhere but in the address that is sent. Call it inside an audit event.
    """
    token, token_hash = fresh(PURPOSE)
    return Link.objects.create(token_hash=token_hash, expires_at=now + VALID, **whose), token


def find(token: str, **kind) -> Link | None:
    """The link of a token that we made, whatever became of it since. None for a token that was made up or cut short.

    Acts as whoever calls: a visitor is let in by `acting("system")`, for the link is what lets them in.
    """
    token_hash = hash_of(token, PURPOSE)
    if token_hash is None:
        return None
    found = Link.objects.filter(token_hash=token_hash, **kind)
    return found.select_related("placement", "participant__identity", "employer").first()
