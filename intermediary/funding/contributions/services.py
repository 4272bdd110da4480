"""What a partner brought: put on record, changed, taken off."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from intermediary.funding.contributions.models import Contribution
from intermediary.initiatives.partners.models import Partnership


def save_contribution(
    *, partnership: Partnership, contribution: Contribution | None = None, grant=None, by, **values
) -> Contribution:
    """Add a contribution (or change it). Raises ValidationError for a grant of another initiative."""
    if grant is not None and grant.initiative_id != partnership.initiative_id:
        raise ValidationError({"grant": _("Not a grant of this initiative: %s") % grant.title})
    verb = "added" if contribution is None else "changed"
    contribution = contribution or Contribution(partnership=partnership)
    with event(f"contribution.{verb}", by=by, subject=partnership), refusals():
        contribution.grant = grant
        for field, value in values.items():
            setattr(contribution, field, value)
        contribution.save()
    return contribution


def remove_contribution(*, contribution: Contribution, by) -> None:
    """It never came, or was entered twice; the trail keeps it."""
    with event("contribution.removed", by=by, subject=contribution.partnership, note=str(contribution)):
        contribution.delete()
