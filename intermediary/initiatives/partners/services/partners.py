"""Partners of an initiative: put on record, changed; what was agreed with them, and whom they sent."""

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.partners.models import Agreement, Organization, Partnership, ReferralCount


def save_partner(
    *,
    initiative: Initiative,
    partnership: Partnership | None = None,
    name: str,
    kind: str,
    website: str = "",
    by,
    **values,
) -> Partnership:
    """Add a partner (or change `partnership`). An organization is one by its name: an initiative that names one on
    record joins it, and what is said of it here (kind, website) is then true of it everywhere.

    Raises ValidationError where it is a partner here already, or another organization has the new name.
    """
    name = " ".join(name.split())
    verb = "added" if partnership is None else "changed"
    with event(f"partner.{verb}", by=by, subject=partnership, note=name), refusals():
        known = None if partnership else Organization.objects.filter(name__iexact=name).first()
        organization = partnership.organization if partnership else known or Organization()
        organization.name, organization.kind = name, kind
        organization.website = website or (organization.website if known else "")
        organization.save()
        partnership = partnership or Partnership(initiative=initiative)
        partnership.organization = organization
        for field, value in values.items():
            setattr(partnership, field, value)
        partnership.save()
    return partnership


def save_agreement(*, partnership: Partnership, agreement: Agreement | None = None, by, **values) -> Agreement:
    """Put an agreement on record (or change `agreement`). Raises ValidationError where its days are out of order."""
    verb = "added" if agreement is None else "changed"
    agreement = agreement or Agreement(partnership=partnership)
    with event(f"agreement.{verb}", by=by, subject=partnership), refusals():
        for field, value in values.items():
            setattr(agreement, field, value)
        agreement.save()
    return agreement


def count_referrals(*, partnership: Partnership, by, **values) -> ReferralCount:
    """How many people were sent in some days. Raises ValidationError where days are counted twice."""
    with event("referrals.counted", by=by, subject=partnership), refusals():
        return ReferralCount.objects.create(partnership=partnership, **values)


def remove_referral_count(*, count: ReferralCount, by) -> None:
    """A count that was wrong; the trail keeps it."""
    with event("referrals.uncounted", by=by, subject=count.partnership, note=str(count)):
        count.delete()
