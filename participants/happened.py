"""What the room of participants itself knows for the timeline: consents, documents, being left out of the rates."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.timeline import Entry, source

SOON = timedelta(days=60)  # a consent that ends by then is worth renewing


@source("consents", gettext_lazy("Consents"))
def consents(person, user, as_of) -> list[Entry]:
    return [entry for consent in person.consents.all() for entry in _consent(consent, person, as_of)]


def _consent(consent, person, as_of) -> list[Entry]:
    what = consent.get_purpose_display()
    found = [Entry(consent.given_on, _("Consent given: %(what)s") % {"what": what})]
    if consent.withdrawn_on:
        found.append(Entry(consent.withdrawn_on, _("Consent withdrawn: %(what)s") % {"what": what}, tone="warning"))
    elif consent.expires_on and consent.expires_on < as_of:
        found.append(Entry(consent.expires_on, _("Consent ended: %(what)s") % {"what": what}, tone="quiet"))
    elif consent.expires_on and consent.expires_on <= as_of + SOON:
        found.append(
            Entry(
                consent.expires_on, _("Consent ends: %(what)s") % {"what": what}, ahead=True, tone="notice",
                action=_("Renew"), action_url=reverse("consent_give", args=[person.key]),
            )
        )  # fmt: skip
    return found


@source("documents", gettext_lazy("Documents"))
def documents(person, user, as_of) -> list[Entry]:
    return [
        Entry(timezone.localdate(each.added_at), _("Document added: %(kind)s") % {"kind": each.get_kind_display()},
              each.file_name, tone="quiet")
        for each in person.documents.defer("file_sealed")
    ]  # fmt: skip


@source("exclusions", gettext_lazy("Left out of the rates"))
def exclusions(person, user, as_of) -> list[Entry]:
    """That it is so and since when; the reason is sealed and does not stand in a list."""
    return [
        Entry(each.effective_on, _("Left out of the rates"), tone="warning", ahead=each.effective_on > as_of)
        for each in person.exclusions.all()
    ]
