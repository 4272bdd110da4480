"""How an initiative asks, how a person wants to be asked, and which coach looks after them."""

from datetime import time

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.initiatives.models import Initiative
from intermediary.messages.models import Channel
from participants.models import Participant
from placements.followups.wording import FURTHER, LANGUAGES

LATEST_STEP = 60  # days after a window is due; it closes then


def first_steps() -> list[int]:
    return [0, 7, 21]


class Plan(models.Model):
    """When whom to remind. Without one, or while it is not `active`, nobody is sent anything.

    `days`: on which days after a window is due the person is sent a message. `employer_day`: on which its employer is
    asked to confirm. Quiet hours are by the clock where the installation is.
    """

    PRIVACY = {"internal": "initiative active days employer_day languages quiet_from quiet_until asked_through"}

    initiative = models.OneToOneField(Initiative, models.CASCADE, related_name="follow_up_plan")
    active = models.BooleanField(_("Send messages"), default=False)
    days = ArrayField(
        models.PositiveSmallIntegerField(validators=[MaxValueValidator(LATEST_STEP)]),
        default=first_steps,
        verbose_name=_("Ask on these days"),
    )
    employer_day = models.PositiveSmallIntegerField(
        _("Ask the employer on day"), default=3, validators=[MaxValueValidator(LATEST_STEP)]
    )
    languages = ArrayField(
        models.CharField(max_length=5, choices=[(code, LANGUAGES[code]) for code in FURTHER]),
        default=list,
        blank=True,
        size=2,
        verbose_name=_("Two further languages"),
    )
    quiet_from = models.TimeField(_("Quiet from"), default=time(20))
    quiet_until = models.TimeField(_("Quiet until"), default=time(9))
    asked_through = models.DateField(null=True)  # the last day whose asking is done

    def __str__(self) -> str:
        return f"follow-up plan of {self.initiative}"


class Preference(models.Model):
    """In which language and through what a person wants to be asked, or that they do not want to be."""

    PRIVACY = {"person": "participant channel opted_out_on", "sensitive": "language"}

    participant = models.OneToOneField(Participant, models.CASCADE, related_name="follow_up_preference")
    language = models.CharField(_("Language"), max_length=5, choices=list(LANGUAGES.items()), default="en")
    channel = models.CharField(_("Send messages by"), max_length=5, choices=Channel.choices, blank=True)
    opted_out_on = models.DateField(_("No messages since"), null=True, blank=True)

    def __str__(self) -> str:
        return f"how to ask {self.participant_id}"


class Caseload(models.Model):
    """Which coach looks after a person."""

    PRIVACY = {"person": "participant", "internal": "coach"}

    participant = models.OneToOneField(Participant, models.CASCADE, related_name="caseload")
    coach = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="caseload")

    def __str__(self) -> str:
        return f"{self.participant_id} with {self.coach}"
