"""Every try to learn how somebody is doing, and the links that let them say so without an account."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from employers.models import Employer
from intermediary.messages.models import Message
from participants.models import Participant
from placements.followups.enums import Outcome, Unit, Way
from placements.models import Placement


class Link(models.Model):
    """A signed address that one person or one firm can answer at. Only its hash is kept.

    Of a person it is used up by the answer. Of a firm it stays open until everybody on it is answered for.
    """

    PRIVACY = {
        "internal": "employer created_at expires_at used_at",
        "person": "participant placement language",
        "secret": "token_hash",
    }

    token_hash = models.BinaryField(max_length=32, unique=True)
    participant = models.ForeignKey(Participant, models.CASCADE, null=True, related_name="+")
    placement = models.ForeignKey(Placement, models.CASCADE, null=True, related_name="+")
    employer = models.ForeignKey(Employer, models.CASCADE, null=True, related_name="+")
    language = models.CharField(max_length=5, default="en")
    created_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(employer=None, participant__isnull=False, placement__isnull=False)
                | models.Q(employer__isnull=False, participant=None, placement=None),
                name="link_of_a_person_or_a_firm",
            ),
        )

    def __str__(self) -> str:
        return f"link {self.pk}"


class Attempt(models.Model):
    """One try to get the answer of one window: a message sent by plan (`step`), or what somebody of staff did.

    A window is told by whom it is about, what it counts and the day it is due: where that day moves it is another.
    """

    PRIVACY = {
        "person": "participant placement unit number due_on made_on way outcome",
        "internal": "step made_at by message link",
    }

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="attempts")
    placement = models.ForeignKey(Placement, models.CASCADE, null=True, related_name="attempts")
    unit = models.CharField(max_length=7, choices=Unit.choices)
    number = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    way = models.CharField(_("Through"), max_length=9, choices=Way.choices)
    outcome = models.CharField(_("What came of it"), max_length=12, choices=Outcome.choices, default=Outcome.ASKED)
    made_on = models.DateField()
    made_at = models.DateTimeField(db_default=Now())
    step = models.PositiveSmallIntegerField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    message = models.ForeignKey(Message, models.SET_NULL, null=True, related_name="tries")
    link = models.ForeignKey(Link, models.SET_NULL, null=True, related_name="attempts")

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            # Each step of a window is taken once, however often the job that takes it is delivered.
            models.UniqueConstraint(
                fields=["participant", "placement", "unit", "number", "due_on", "way", "step"],
                condition=models.Q(step__isnull=False),
                nulls_distinct=False,
                name="each_step_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.way} on {self.made_on} about {self.unit} {self.number}"
