"""What people earned in training. Verified is what somebody of staff saw the proof of; when and who is on record."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from participants.models import Participant
from trainings.models import Credential, SkillGain


def record(
    *, participant: Participant, today: date, verified: bool = False, credential: Credential | None = None, by, **values
) -> Credential:
    """Put a credential on record, or change one. Raises ValidationError for a day that has not come."""
    _refuse_ahead("attained_on", values.get("attained_on"), today)
    credential = credential or Credential(participant=participant)
    return _save("credential", credential, participant, today, verified, by, values)


def record_gain(
    *, participant: Participant, today: date, verified: bool = False, gain: SkillGain | None = None, by, **values
) -> SkillGain:
    """The same of a measurable skill gain."""
    _refuse_ahead("gained_on", values.get("gained_on"), today)
    return _save("skill_gain", gain or SkillGain(participant=participant), participant, today, verified, by, values)


def _save(what: str, record, participant: Participant, today: date, verified: bool, by, values: dict):
    verb = "changed" if record.pk else "added"
    with event(f"{what}.{verb}", by=by, subject=participant), refusals():
        for name, value in values.items():
            setattr(record, name, value)
        if verified and record.verified_on is None:
            record.verified_on, record.verified_by = today, by
        elif not verified:
            record.verified_on, record.verified_by = None, None
        record.save()
    return record


def _refuse_ahead(field: str, day: date | None, today: date) -> None:
    if day and day > today:
        raise ValidationError({field: ValidationError(_("This day has not come yet."))})
