"""Placements: what staff put on record by hand."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Min
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from placements.models import Placement
from placements.services import cards


def save_placement(*, placement: Placement | None = None, by, **values) -> Placement:
    """Add a placement, or change `placement`. Raises ValidationError where dates or wages make no sense, or where the
    person already worked for this employer in that time."""
    verb = "added" if placement is None else "changed"
    if placement and "started_on" in values:
        _refuse_past_its_answers(placement, values["started_on"])
    placement = placement or Placement()
    with event(f"placement.{verb}", by=by, subject=placement), refusals():
        for name, value in values.items():
            setattr(placement, name, value)
        placement.save()
        cards.refresh(participant_ids=[placement.participant_id])
    return placement


def _refuse_past_its_answers(placement: Placement, started_on: date) -> None:
    earliest = placement.follow_ups.aggregate(day=Min("observed_on"))["day"]
    if earliest and started_on > earliest:
        words = _("There is a follow-up of %(day)s: the job cannot have begun after it.")
        raise ValidationError({"started_on": ValidationError(words, params={"day": date_format(earliest)})})
