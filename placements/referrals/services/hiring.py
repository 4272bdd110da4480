"""From a yes to a job, once: whoever hires holds the person, then the opening, then the referrals, in this order.

Two candidates for the last position, or two employers for one candidate: the second waits, and then finds that it is
too late. Both leave a row in the trail.
"""

from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.models import Opening
from employers.services import fill_position
from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from participants.models import Participant
from placements.models import Placement
from placements.referrals.enums import HIRABLE, LIVE, Reason, Status, Way
from placements.referrals.models import Referral
from placements.referrals.services import steps
from placements.services import save_placement


class TooLate(ValidationError):
    """The position or the person is taken."""


def hire(*, referral: Referral, started_on: date, now: datetime, way: str, by=None, hourly_wage: Decimal | None = None,
         weekly_hours: Decimal | None = None, said_by: str = "") -> Placement:  # fmt: skip
    """Make the placement, fill a position, and close what this decides: the person's other referrals, and those of the
    opening where it was the last position. Raises TooLate (the refusal is on record), or ValidationError where the
    placement makes no sense."""
    try:
        with acting("system"), event("referral.hired", by=by, subject=referral):
            return _hire(referral, started_on, now, way, by, hourly_wage, weekly_hours, said_by)
    except TooLate as refusal:
        with acting("system"), event("referral.hire_refused", by=by, subject=referral, note=refusal.messages[0]):
            pass  # that somebody was too late is on record too
        raise


def _hire(referral, started_on, now, way, by, hourly_wage, weekly_hours, said_by) -> Placement:
    Participant.objects.select_for_update(no_key=True).get(pk=referral.participant_id)
    opening = Opening.objects.select_for_update().get(pk=referral.opening_id)
    bound = Q(participant=referral.participant_id) | Q(opening=opening)
    live = Referral.objects.filter(bound, Q(status__in=LIVE) | Q(pk=referral.pk)).order_by("pk")
    locked = {each.pk: each for each in live.select_for_update(no_key=True)}
    own = locked.pop(referral.pk)
    if own.status not in HIRABLE:
        raise TooLate(steps.stands(own), code="moved")
    if opening.fills.count() >= opening.positions:
        raise TooLate(_("The last position of this opening is filled."), code="filled")
    today = timezone.localdate(now, timezone.get_default_timezone())
    with refusals():
        accepted = max(today, opening.posted_on) if opening.posted_on else today
        fill = fill_position(opening=opening, offer_accepted_on=accepted, by=by)
        placement = save_placement(
            participant=own.participant, employer=opening.employer, cohort=own.cohort, soc=opening.soc,
            started_on=started_on, hourly_wage=hourly_wage, weekly_hours=weekly_hours, by=by,
        )  # fmt: skip
        steps.write(own, to=Status.HIRED, now=now, way=way, by=by, said_by=said_by, placement=placement, fill=fill)
    full = opening.fills.count() >= opening.positions
    for other in locked.values():
        if other.participant_id == own.participant_id:
            steps.write(other, to=Status.WITHDRAWN, now=now, way=Way.SYSTEM, by=by, reason=Reason.ELSEWHERE)
        elif full:
            closed = Status.WITHDRAWN if other.status == Status.SUGGESTED else Status.NOT_HIRED
            steps.write(other, to=closed, now=now, way=Way.SYSTEM, by=by, reason=Reason.FILLED)
    referral.status = own.status
    return placement
