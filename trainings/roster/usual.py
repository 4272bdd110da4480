"""What trainings themselves know to do to many: another status, a message, a credential, a skill gain."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from intermediary.audit.events import event
from intermediary.messages import services as messages
from intermediary.messages.models import Channel, Message
from participants.casework.services import give_supportive_services
from trainings import services
from trainings.enums import HOLDING
from trainings.enums import EnrollmentStatus as S
from trainings.roster import forms
from trainings.roster.actions import Done, action, each
from trainings.services import credentials
from trainings.services.letters import QUIET, recipients, ways

EXPIRE = timedelta(days=3)
LEFT = (S.WITHDRAWN, S.DISMISSED, S.DECLINED)  # whoever is written to as a class is in it, or has completed it


@action("status", gettext_lazy("Change status"), forms.StatusForm)
def status(cohort, enrollments, values, by, now) -> Done:
    """Who applied first gets the first free seat, whatever the list is sorted by."""
    waited = []

    def one(enrollment):
        said = {"reason": values["reason"], "overbook": values["overbook"]}
        moved = services.move(enrollment=enrollment, to=values["status"], on=values["on"], now=now, by=by, **said)
        if values["status"] in HOLDING and moved.status == S.WAITLISTED:
            waited.append(moved)

    done = each(sorted(enrollments, key=_line), one)
    if waited:
        words = ngettext("%(n)d found no free seat and is on the waiting list.",
                         "%(n)d found no free seat and are on the waiting list.", len(waited))  # fmt: skip
        done.words = words % {"n": len(waited)}
    return done


@action("message", gettext_lazy("Write to them"), forms.MessageForm)
def message(cohort, enrollments, values, by, now) -> Done:
    """One message each. The form's `nonce` is in the key: sent twice, it goes out once."""
    done, reached = Done(), ways([one.participant_id for one in enrollments])
    sent = set(Message.objects.filter(key__startswith=f"class-{values['nonce']}-").values_list("key", flat=True))
    waiting = messages.waiting([recipients(one.pk)[1] for one in enrollments])
    with event("cohort.written_to", by=by, subject=cohort, note=values["subject"][:200]):
        for one in enrollments:
            way, recipient = reached.get(one.participant_id), recipients(one.pk)[1]
            key = f"class-{values['nonce']}-{one.pk}"
            if key in sent:
                done.number += 1
            elif one.status in LEFT:
                done.left_out.append((one, _("Is not in the cohort any more.")))
            elif way is None:
                done.left_out.append((one, _("No e-mail address, and no phone that we can send to.")))
            elif recipient in waiting:
                done.left_out.append((one, _("An earlier message still waits to be sent.")))
            else:
                quiet = QUIET if way.channel == Channel.SMS else (None, None)
                body = "\n\n".join([_("Hello %(name)s,") % {"name": way.first_name}, values["body"], by.name])
                messages.write(key=key, channel=way.channel, recipient=recipient, to=way.to, subject=values["subject"],
                               body=body, now=now, expires_at=now + EXPIRE, quiet=quiet)  # fmt: skip
                done.number += 1
    return done


@action("credential", gettext_lazy("Enter a credential"), forms.CredentialForm)
def credential(cohort, enrollments, values, by, now) -> Done:
    def one(enrollment):
        if enrollment.participant.credentials.filter(cohort=cohort, title=values["title"]).exists():
            raise ValidationError(_("It is on record already."))
        credentials.record(
            participant=enrollment.participant, cohort=cohort, today=timezone.localdate(now), by=by, **values
        )

    return each(enrollments, one)


@action("skill_gain", gettext_lazy("Enter a skill gain"), forms.SkillGainForm)
def skill_gain(cohort, enrollments, values, by, now) -> Done:
    def one(enrollment):
        known = {"kind": values["kind"], "gained_on": values["gained_on"]}
        if enrollment.participant.skill_gains.filter(**known).exists():
            raise ValidationError(_("It is on record already."))
        credentials.record_gain(participant=enrollment.participant, today=timezone.localdate(now), by=by, **values)

    return each(enrollments, one)


@action("support", gettext_lazy("Give a supportive service"), forms.SupportForm)
def support(cohort, enrollments, values, by, now) -> Done:
    """One budget for all of them: within it, or with a reason, or not at all."""
    give_supportive_services(participants=[one.participant for one in enrollments], by=by, **values)
    return Done(len(enrollments))


def _line(one) -> tuple:
    """As the line of those who wait goes, and then by the day somebody applied."""
    return one.waiting_since is None, one.waiting_since or timezone.now(), one.enrolled_on, one.pk
