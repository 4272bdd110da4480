"""Where somebody was put forward, in the timeline of a person."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy

from participants.timeline import Entry, source
from placements.referrals.enums import Status
from placements.referrals.models import Step
from placements.referrals.shown import TONES


@source("referrals", gettext_lazy("Referrals"))
def referrals(person, user, as_of) -> list[Entry]:
    found = Step.objects.filter(referral__participant=person).select_related("referral__opening__employer")
    return [_entry(step, as_of) for step in found]


def _entry(step: Step, as_of) -> Entry:
    opening, url = step.referral.opening, reverse("referral_detail", args=[step.referral.key])
    text = f"{opening.title}, {opening.employer}"
    meeting = localtime(step.interview_at) if step.interview_at else None
    if meeting and meeting.date() >= as_of and step.referral.status == Status.INTERVIEW:
        return Entry(meeting.date(), str(step.get_status_display()), f"{text}, {date_format(meeting, 'H:i')}", url,
                     tone="notice", ahead=True)  # fmt: skip
    return Entry(step.on, str(step.get_status_display()), text, url, tone=TONES[step.status])
