"""Save an application, send it once, decide about it. Drafts are sealed, and are dropped when nobody comes back."""

import hashlib
import hmac
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.audit.events import event
from intermediary.initiatives.outreach.models import Campaign
from intermediary.messages import services as messages
from intermediary.messages.models import Channel
from intermediary.pages import tokens
from participants.enums import Purpose
from participants.services import add_participant, give_consent
from trainings.applications import letters
from trainings.applications.models import OPEN, Application, Recruitment, State
from trainings.enums import EnrollmentStatus as S
from trainings.models import Cohort, Enrollment
from trainings.services import move, request_seat

PURPOSE = "application"
KEPT = timedelta(days=30)  # a draft, after it was saved last
HOUR = timedelta(hours=1)
FROM_ONE_PLACE, TO_ONE_ADDRESS = 40, 3  # an hour: a job centre shares one place; nobody's mailbox is flooded
DECISIONS = {S.OFFERED: State.SEATED, S.ENROLLED: State.SEATED, S.WAITLISTED: State.WAITLISTED}


class TooMany(Exception):
    """More than people do in an hour, from one place or to one address."""


def save_draft(
    *, recruitment: Recruitment, typed: dict, language: str, now: datetime, place: bytes = b"",
    draft: Application | None = None, campaign: Campaign | None = None,
) -> Application:  # fmt: skip
    """Keep what was typed so far, and for a new draft write the link that leads back to it. Raises TooMany."""
    with event("application.saved"):
        token = ""
        if draft is None:
            mail = hashed(typed["email"].lower())
            _refuse_too_many(place, mail, now)
            token, digest = tokens.mint(PURPOSE)
            draft = Application(
                program=recruitment.program, initiative=recruitment.initiative, token_hash=digest, email_hash=mail,
                came_from=place, campaign=campaign,
            )  # fmt: skip
        draft.language, draft.saved_at, draft.expires_at = language, now, now + KEPT
        draft.put(typed)
        draft.save()
        if token:
            _write(draft, typed["email"], letters.come_back(recruitment.program, typed, token, now + KEPT), now, "save")
    return draft


def find(token: str) -> Application | None:
    """The application of a link that we sent, whatever became of it since."""
    digest = tokens.hashed(PURPOSE, token)
    found = Application.objects.filter(token_hash=digest) if digest else Application.objects.none()
    return found.select_related("program__recruitment").first()


def send(
    *, recruitment: Recruitment, values: dict, language: str, nonce: str, now: datetime, place: bytes = b"",
    draft: Application | None = None, campaign: Campaign | None = None, by=None,
) -> Application:  # fmt: skip
    """A person and their application, once: sent twice, or replayed, the first one is given back. Raises TooMany.

    `values` are those of the form. Whether somebody like this is on record already is for staff to see and decide.
    """
    with event("application.sent", by=by):
        found = _sent_already(draft, nonce)
        if found is not None:
            return found
        if draft is None:
            if by is None:
                _refuse_too_many(place, b"", now)
            draft = Application(
                program=recruitment.program, initiative=recruitment.initiative, came_from=place, campaign=campaign
            )
        cohort = values["cohort"]
        names = ("first_name", "last_name", "email", "phone", "birth_date", "zip")
        person = add_participant(identity={name: values[name] for name in names}, traits={}, prior_job={}, by=by)
        if values["referral"]:
            give_consent(participant=person, purpose=Purpose.REFERRAL, given_on=timezone.localdate(now), by=by)
        draft.participant, draft.cohort, draft.state, draft.sealed = person, cohort, State.SENT, b""
        draft.nonce, draft.language, draft.sent_at, draft.agreed_at = nonce, language, now, now
        draft.expires_at, draft.on_behalf_by = None, by
        if cohort is not None:
            draft.enrollment = request_seat(
                participant=person, cohort=cohort, to=S.APPLIED, on=timezone.localdate(now), now=now, by=by
            )
        draft.save()
        if values["email"]:
            messages.take_back(recipient(draft))
            _write(draft, values["email"], letters.received(recruitment.program, values), now, "received")
    return draft


def _sent_already(draft: Application | None, nonce: str) -> Application | None:
    """Whoever sends the same page at the same time waits here, and then finds what the first one made."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"application {nonce}"])
    if draft is not None:
        now = Application.objects.select_for_update(of=("self",)).get(pk=draft.pk)
        return now if now.state != State.DRAFT else None
    return Application.objects.filter(nonce=nonce).first()


def decide(
    *, application: Application, to: str, cohort: Cohort | None, now: datetime, reason: str = "", overbook: str = "", by
) -> Application:
    """Offer a seat, enroll, put on the waiting list (`to` is a status of an enrollment), or decline with a reason.

    Who finds no free seat is on the waiting list afterwards: read `state`. Raises ValidationError.
    """
    today = timezone.localdate(now)
    with event("application.decided", by=by, subject=application):
        application = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
        if application.state not in OPEN:
            raise ValidationError(_("Somebody has decided about this application already."))
        if to == S.DECLINED:
            if not reason.strip():
                raise ValidationError({"reason": _("Say why: it stays on record, and is counted.")})
            if application.enrollment is not None:
                move(enrollment=application.enrollment, to=S.DECLINED, on=today, now=now, reason=reason, by=by)
            application.state = State.DECLINED
        else:
            if cohort is None:
                raise ValidationError({"cohort": _("Choose the cohort.")})
            enrollment = _seated(application, cohort, to, today, now, overbook, by)
            application.enrollment = enrollment
            application.state = DECISIONS[S(enrollment.status)]
        application.reason, application.decided_at, application.decided_by = reason, now, by
        application.save()
        _tell(application, now)
    return application


def _seated(
    application: Application, cohort: Cohort, to: str, today: date, now: datetime, overbook: str, by
) -> Enrollment:
    mine = application.enrollment
    if mine is not None and mine.cohort_id != cohort.pk:
        move(enrollment=mine, to=S.DECLINED, on=today, now=now, reason=_("Goes into another cohort"), by=by)
        mine = None
    if mine is None:
        return request_seat(
            participant=application.participant, cohort=cohort, to=to, on=today, now=now, overbook=overbook, by=by
        )
    return move(enrollment=mine, to=to, on=today, now=now, overbook=overbook, by=by)


def _tell(application: Application, now: datetime) -> None:
    """Who waits, or gets no seat, hears of it. An offer writes its own letter."""
    mail = application.participant.identity.email
    if mail and application.state in (State.WAITLISTED, State.DECLINED):
        letter = letters.decided(application.program, application.participant.identity, application.state)
        _write(application, mail, letter, now, application.state)


def save_recruitment(*, recruitment: Recruitment, by, **values) -> Recruitment:
    """Open or close the page of a program, and say what stands on it."""
    with event("recruitment.changed", by=by, subject=recruitment):
        for name, value in values.items():
            setattr(recruitment, name, value)
        recruitment.save()
    return recruitment


def drop_expired(now: datetime) -> int:
    """Drafts that nobody came back to. How many."""
    with event("application.drafts_dropped"):
        old = Application.objects.filter(state=State.DRAFT, expires_at__lte=now)
        for draft in old:
            messages.forget(recipient(draft))
        return old.delete()[0]


def hashed(text: str) -> bytes:
    """What tells two apart, and tells nobody what they are."""
    return hmac.new(settings.SECRET_KEY.encode(), b"application" + text.encode(), hashlib.sha256).digest()[:16]


def recipient(application: Application) -> str:
    return f"application {application.pk}"


def _refuse_too_many(place: bytes, mail: bytes, now: datetime) -> None:
    lately = Application.objects.filter(started_at__gt=now - HOUR)
    if place and lately.filter(came_from=place).count() >= FROM_ONE_PLACE:
        raise TooMany
    if mail and lately.filter(email_hash=mail).count() >= TO_ONE_ADDRESS:
        raise TooMany


def _write(application: Application, to: str, letter: tuple[str, str], now: datetime, what: str) -> None:
    if messages.waiting([recipient(application)]):
        messages.take_back(recipient(application))  # a later word says more
    messages.write(
        key=f"application-{application.pk}-{what}-{int(now.timestamp())}", channel=Channel.EMAIL,
        recipient=recipient(application), to=to, subject=letter[0], body=letter[1], now=now, expires_at=now + KEPT,
    )  # fmt: skip
