"""Put somebody forward for an opening: as a suggestion among staff, or sent to the employer."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.enums import OpeningStatus
from employers.models import Opening
from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from participants.models import Participant
from placements.referrals import letters
from placements.referrals.agreed import agrees
from placements.referrals.enums import Kind, Status, Way
from placements.referrals.models import Referral, Step
from placements.referrals.services import steps
from placements.services import cards
from trainings.models import Cohort, Enrollment


def suggest(*, participant: Participant, opening: Opening, now: datetime, by, **values) -> Referral:
    """A referral that is not sent yet. `values`: why, shows, send_to, send_to_name, cohort (default: their latest).

    Raises ValidationError where the person is referred to this opening already.
    """
    with event("referral.suggested", by=by, subject=participant), refusals():
        values.setdefault("cohort", latest_cohort(participant, opening))
        made = Referral.objects.create(participant=participant, opening=opening, by=by, **values)
        steps.log(made, now=now, way=Way.STAFF, by=by)
    return made


def change(*, referral: Referral, by, **values) -> Referral:
    """Other words, or another address, before it is sent or asked again."""
    with event("referral.changed", by=by, subject=referral), refusals():
        for name, value in values.items():
            setattr(referral, name, value)
        referral.save(update_fields=list(values))
    return referral


def send(*, referral: Referral, now: datetime, by) -> Step:
    """Send it to the employer, or ask once more after a “not now”, and tell the person.

    Raises ValidationError where the person does not agree to be referred, or the opening is not open.
    """
    with event("referral.referred", by=by, subject=referral):
        _refuse_unless_open(referral, timezone.localdate(now, timezone.get_default_timezone()))
        locked = Referral.objects.select_for_update(no_key=True).get(pk=referral.pk)
        cards.refresh(participant_ids=[locked.participant_id])
        step = steps.write(locked, to=Status.REFERRED, now=now, way=Way.STAFF, by=by)
        letters.ask_firm(step, kind=Kind.ASK, now=now)
        referral.status = locked.status
    return step


def latest_cohort(participant: Participant, opening: Opening) -> Cohort | None:
    """The cohort that a person comes from: their latest in the initiative of the opening."""
    found = Enrollment.objects.filter(participant=participant).select_related("cohort").order_by("-enrolled_on", "-pk")
    if opening.initiative_id:
        found = found.filter(cohort__initiative=opening.initiative_id)
    latest = found.first()
    return latest.cohort if latest else None


def _refuse_unless_open(referral: Referral, day) -> None:
    if not agrees(referral.participant_id):
        raise ValidationError(_("This person has not agreed to be referred. Record their consent first."))
    opening = Opening.objects.get(pk=referral.opening_id)
    if opening.status != OpeningStatus.OPEN or (opening.expires_on and opening.expires_on < day):
        raise ValidationError(_("This opening is not open any more."))
