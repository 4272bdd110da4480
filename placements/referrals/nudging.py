"""Remind an employer who does not answer: on day 3, on day 10, and after that it is a person's task.

Everything is computed from rows. A letter is entered once for its step and kind while the referral is locked, so a job
that is delivered three times, or by two workers whose clocks differ, writes it once; days are counted in dates where
the installation is, so no change of the hour moves them. Missed days are caught up by the reminder that is due now, not
by all of them. [D] Staff are asked to call three days after the second reminder; nobody is reminded after 30 days.
"""

from datetime import date, datetime, timedelta

from django.db.models import CharField, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from employers.enums import OpeningStatus
from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from intermediary.messages.backends import available
from intermediary.messages.models import Message, State
from participants.models import Identity
from placements.followups.asking import ADDRESS
from placements.followups.models import Preference
from placements.referrals import letters
from placements.referrals.agreed import Agreed
from placements.referrals.enums import Kind, Status, Way
from placements.referrals.models import Letter, Referral, Step

FIRST, SECOND, STAFF, LAST = (timedelta(days=n) for n in (3, 10, 13, 30))
NEWS = timedelta(days=7)  # for how long a person is still told of a step


def unanswered(as_of: date) -> QuerySet[Referral]:
    """Referrals that wait for an employer's answer, of open openings and people who agree, with `asked_on`."""
    newest = Step.objects.filter(referral=OuterRef("pk")).order_by("-number", "-pk")
    waiting = Referral.objects.filter(Agreed("participant_id"), status=Status.REFERRED)
    waiting = waiting.filter(opening__status=OpeningStatus.OPEN).exclude(opening__expires_on__lt=as_of)
    return waiting.annotate(
        asked=Subquery(newest.values("pk")[:1]), asked_on=Subquery(newest.values("on")[:1], output_field=DateField())
    )


def due(as_of: date) -> list[tuple[int, int, str]]:
    """(referral, step, kind) of each reminder that is to be written on a day."""

    def written(kind):
        return Exists(Letter.objects.filter(step=OuterRef("asked"), kind=kind))

    first = Q(asked_on__lte=as_of - FIRST, asked_on__gt=as_of - SECOND) & ~written(Kind.FIRST_NUDGE)
    second = Q(asked_on__lte=as_of - SECOND, asked_on__gt=as_of - LAST) & ~written(Kind.SECOND_NUDGE)
    found = unanswered(as_of).exclude(send_to="").filter(first | second)
    return [
        (pk, step, Kind.SECOND_NUDGE if on <= as_of - SECOND else Kind.FIRST_NUDGE)
        for pk, step, on in found.order_by("pk").values_list("pk", "asked", "asked_on")
    ]


def untold(now: datetime) -> QuerySet[Step]:
    """The newest steps of which the person was not told yet, because another message to them was on its way."""
    person = OuterRef("referral__participant")
    channels = Q(pk__in=[])
    for channel in available():
        channels |= ~Q(**{ADDRESS[channel]: ""})
    mailbox = Concat(Value("participant "), Cast(OuterRef("referral__participant"), CharField()))
    later = Step.objects.filter(referral=OuterRef("referral"), number__gt=OuterRef("number"))
    return (
        Step.objects.filter(at__gt=now - NEWS, at__lte=now, status=F("referral__status"))
        .exclude(status=Status.SUGGESTED)
        .exclude(status=Status.WITHDRAWN, way=Way.LINK)
        .filter(~Exists(later), ~Exists(Letter.objects.filter(step=OuterRef("pk"), kind=Kind.TOLD)))
        .filter(Exists(Identity.objects.filter(channels, participant=person)))
        .exclude(Exists(Preference.objects.filter(participant=person, opted_out_on__isnull=False)))
        .exclude(Exists(Message.objects.filter(recipient=mailbox, state=State.WAITING)))
    )


def nudge(*, as_of: date, now: datetime) -> dict[str, int]:
    """Write what is due on a day: reminders to employers, and what people were not told yet. Safe to repeat."""
    count = {"reminded": 0, "told": 0}
    with acting("system"):
        for referral, step, kind in due(as_of):
            count["reminded"] += _remind(referral, step, kind, as_of, now)
        for step in untold(now).select_related("referral"):
            with event("referral.told", bulk=True):
                locked = Referral.objects.select_for_update(no_key=True).get(pk=step.referral_id)
                if not step.letters.filter(kind=Kind.TOLD).exists() and locked.status == step.status:
                    count["told"] += letters.tell_person(step, now=now, as_of=as_of) is not None
    return count


def _remind(referral: int, step: int, kind: str, as_of: date, now: datetime) -> bool:
    with event("referral.reminded", bulk=True):
        # The row is locked and looked at once more: it may have been answered, or reminded of, this moment.
        locked = Referral.objects.select_for_update(no_key=True).get(pk=referral)
        asked = locked.steps.last()
        if locked.status != Status.REFERRED or asked.pk != step or asked.letters.filter(kind=kind).exists():
            return False
        return letters.ask_firm(asked, kind=kind, now=now, as_of=as_of) is not None
