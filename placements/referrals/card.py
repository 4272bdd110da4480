"""All that an employer sees of somebody: a name, why, and what the person agreed to show. Never the case file."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from intermediary.accounts.scope import acting
from participants.models import Identity
from placements.models import Card
from placements.referrals.agreed import Agreed
from placements.referrals.enums import LIVE, Shown, Status
from placements.referrals.models import Referral
from trainings.models import Credential


class Thin(NamedTuple):
    name: str
    why: str
    facts: list[tuple]


def thin(referral: Referral) -> Thin | None:
    """The card of one referral, None where it was not sent, or the person does not agree (any more).

    Reads as the system, for a firm may read no identity: whoever calls found the referral by the firm's own door, or by
    the link that was sent to it.
    """
    with acting("system"):
        sent = Referral.objects.filter(Agreed("participant_id"), pk=referral.pk).exclude(status=Status.SUGGESTED)
        found = sent.first()
        name = Card.objects.filter(participant=referral.participant_id).values_list("name", flat=True).first()
        if found is None or name is None:
            return None
        shows = found.shows if found.status in (*LIVE, Status.HIRED) else []
        return Thin(name, found.why, _facts(found.participant_id, shows))


def _facts(person: int, shows: list[str]) -> list[tuple]:
    facts = []
    if {Shown.PHONE, Shown.EMAIL} & set(shows):
        identity = Identity.objects.filter(participant=person).first()
        if Shown.PHONE in shows and identity:
            facts.append((_("Phone"), identity.phone or None))
        if Shown.EMAIL in shows and identity:
            facts.append((_("E-mail"), identity.email or None))
    if Shown.CREDENTIALS in shows:
        earned = Credential.objects.filter(participant=person, attained_on__isnull=False)
        facts.append((_("Credentials"), ", ".join(str(each) for each in earned) or None))
    return [(term, value) for term, value in facts if value]
