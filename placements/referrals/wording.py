"""The words of messages about referrals: to firms in the language of the installation, to people in their own."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from intermediary.messages.models import Channel
from placements.referrals.enums import Kind
from placements.referrals.models import Referral


def to_firm(referral: Referral, kind: str, link: str) -> tuple[str, str]:
    """(subject, body) of the question, or of a reminder of it."""
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Somebody for your opening: %(job)s")
        if kind != Kind.ASK:
            subject = _("A reminder: somebody for your opening: %(job)s")
        body = _(
            "Hello %(name)s,\n\nwe have somebody for your opening “%(job)s” at %(firm)s. One page, no account and no "
            "password, one minute: who it is, why this person, and your answer.\n\n%(link)s\n\nThe person agreed to be "
            "put forward to you. The link works for 30 days. Thank you!"
        )
        facts = _facts(referral)
        return subject % facts, body % {**facts, "link": link}


def over(referral: Referral) -> tuple[str, str]:
    """(subject, body) for a firm that was sent somebody who is no longer to be had."""
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("No longer available: your opening %(job)s")
        body = _(
            "Hello %(name)s,\n\nthe person whom we put forward for your opening “%(job)s” at %(firm)s is no longer "
            "available. Nothing is left for you to do. We keep looking for you.\n\nThank you!"
        )
        facts = _facts(referral)
        return subject % facts, body % facts


def to_person(name: str, channel: str, language: str, link: str) -> tuple[str, str]:
    """(subject, body): there is news, and where it stands."""
    known = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(known):
        subject = _("News about a job for you")
        body = _("Hello %(name)s, there is news about a job that we put you forward for: %(link)s")
        if channel == Channel.EMAIL:
            body = _(
                "Hello %(name)s,\n\nthere is news about a job that we put you forward for. Here you see where it "
                "stands:\n\n%(link)s\n\nNo account and no password. The link works for 90 days."
            )
        return subject, body % {"name": name, "link": link}


def _facts(referral: Referral) -> dict[str, str]:
    opening = referral.opening
    return {
        "name": referral.send_to_name or _("there"),
        "job": opening.title,
        "firm": opening.employer.name,
    }
