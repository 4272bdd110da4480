"""Changes in institutions: recorded, shown, verified, and looked at again a year later."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from intermediary.initiatives.changes.models import Change, Evidence, Recheck
from intermediary.initiatives.models import Initiative

# What somebody vouched for who verified it: where one of these is changed, it is a claim again.
CLAIM = ("area", "title", "institution", "before", "after", "happened_on", "contribution", "workers_reached",
         "employers_reached", "scale_source")  # fmt: skip


def save_change(*, initiative: Initiative, change: Change | None = None, by, **values) -> Change:
    """Record a change (or edit it). An edit of what was verified takes the verification and the publication away."""
    verb = "recorded" if change is None else "edited"
    change = Change.objects.get(pk=change.pk) if change else Change(initiative=initiative, recorded_by=by)
    with event(f"change.{verb}", by=by, subject=change), refusals():
        other = any(getattr(change, name) != values[name] for name in CLAIM if name in values)
        for name, value in values.items():
            setattr(change, name, value)
        if change.pk and other:
            change.verified_on, change.verified_by, change.published = None, "", False
        change.save()
    return change


def verify(*, change: Change, verified_by: str, verified_on: date, by) -> Change:
    """Somebody who knows says that it is so. Raises ValidationError before the change happened."""
    with event("change.verified", by=by, subject=change, note=verified_by[:200]), refusals():
        change.verified_by, change.verified_on = verified_by, verified_on
        change.save(update_fields=["verified_by", "verified_on"])
    return change


def publish(*, change: Change, published: bool, by) -> Change:
    """Show a change on the public page, or take it off. Raises ValidationError of one that nobody verified."""
    with event("change.published" if published else "change.unpublished", by=by, subject=change), refusals():
        change.published = published
        change.save(update_fields=["published"])
    return change


def add_evidence(*, change: Change, title: str, url: str = "", document=None, by) -> Evidence:
    """Attach what shows a change. Raises ValidationError where there is neither an address nor a document."""
    if not url and not document:
        raise ValidationError(_("Give an address, or a document."))
    with event("change.evidence_added", by=by, subject=change), refusals():
        evidence = Evidence(change=change, title=title, url=url, added_by=by)
        if document:
            document.seek(0)
            evidence.put_file(document.name, document.read())
        evidence.save()
    return evidence


def recheck(*, change: Change, by, **values) -> Recheck:
    """What was found when somebody looked whether it still holds. The next look is due a year later."""
    if values["checked_on"] < change.happened_on:
        raise ValidationError({"checked_on": _("The day lies before the change.")})
    with event("change.rechecked", by=by, subject=change), refusals():
        return Recheck.objects.create(change=change, by=by, **values)
