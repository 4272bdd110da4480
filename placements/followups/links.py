"""Signed addresses for people without an account (`intermediary.pages.tokens`), of a person or of a firm."""

from datetime import datetime, timedelta

from intermediary.pages import tokens
from intermediary.pages.tokens import address
from placements.followups.models import Link

PURPOSE = "follow-up link"
VALID = timedelta(days=30)

__all__ = ["address", "find", "make"]


def make(*, now: datetime, **whose) -> tuple[Link, str]:
    """A new link of a person (`participant`, `placement`, `language`) or of a firm (`employer`), and its token.

    The token is nowhere but in the address that is sent. Call it inside an audit event.
    """
    token, digest = tokens.mint(PURPOSE)
    return Link.objects.create(token_hash=digest, expires_at=now + VALID, **whose), token


def find(token: str, **kind) -> Link | None:
    """The link of a token that we made, whatever became of it since. None for a token that was made up or cut short.

    Acts as whoever calls: a visitor is let in by `acting("system")`, for the link is what lets them in.
    """
    digest = tokens.hashed(PURPOSE, token)
    found = Link.objects.filter(token_hash=digest, **kind) if digest else Link.objects.none()
    return found.select_related("placement", "participant__identity", "employer").first()
