"""One person put forward for one opening, and every step since."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from employers.models import Opening, OpeningFill
from intermediary.audit.records import Record
from participants.models import Participant
from placements.models import Placement
from placements.referrals.enums import LIVE, Reason, Shown, Status, Way
from trainings.models import Cohort


class Referral(Record):
    """A person put forward for an opening. `cohort` is the one they come from, in whose ledger it counts.

    `why` are the words the employer reads, `shows` what the person agreed to show besides their name, `by` who of us
    sent it. PostgreSQL shows it to the firm only once it is sent, and only while the person's consent is in force.
    A hire has its `placement`, and its `fill` of the opening.
    """

    PRIVACY = {
        "person": "key participant opening cohort status why shows placement fill",
        "internal": "send_to send_to_name by",
    }

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="referrals")
    opening = models.ForeignKey(Opening, models.PROTECT, related_name="referrals")
    cohort = models.ForeignKey(
        Cohort, models.PROTECT, null=True, blank=True, related_name="referrals", verbose_name=_("From the cohort")
    )
    status = models.CharField(_("Status"), max_length=10, choices=Status.choices, default=Status.SUGGESTED)
    why = models.CharField(_("Why this person"), max_length=600, blank=True)
    shows = ArrayField(
        models.CharField(max_length=12, choices=Shown.choices),
        default=list,
        blank=True,
        verbose_name=_("The person agreed to show"),
    )
    send_to = models.EmailField(_("E-mail of who answers at the employer"), blank=True)
    send_to_name = models.CharField(_("Their name"), max_length=120, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Sent by")
    )
    placement = models.OneToOneField(Placement, models.RESTRICT, null=True, blank=True, related_name="referral")
    fill = models.OneToOneField(OpeningFill, models.SET_NULL, null=True, blank=True, related_name="referral")

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="referral_status_known"),
            models.UniqueConstraint(
                fields=["participant", "opening"],
                condition=models.Q(status__in=LIVE),
                name="one_live_referral",
                violation_error_message=_("This person is referred to this opening already."),
            ),
            models.CheckConstraint(
                condition=models.Q(status=Status.HIRED, placement__isnull=False)
                | (~models.Q(status=Status.HIRED) & models.Q(placement=None, fill=None)),
                name="referral_hired_has_a_job",
                violation_error_message=_("A hire has its placement, and nothing else has one."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.participant_id} to {self.opening_id}"


class Step(Record):
    """That a referral came to a status, on which day and through whom. The newest says where it stands.

    `by` is who of us or of the firm did it while signed in; `said_by` whoever said it, in words.
    """

    PRIVACY = {
        "person": "key referral number status on at interview_at reason words way",
        "internal": "by said_by",
    }

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField(_("Number"), default=1)  # the order, within a referral
    status = models.CharField(_("Status"), max_length=10, choices=Status.choices)
    on = models.DateField(_("On"))
    at = models.DateTimeField(db_default=Now(), null=True)  # null: only the day is known
    interview_at = models.DateTimeField(_("Interview"), null=True, blank=True)
    reason = models.CharField(_("Reason"), max_length=12, choices=Reason.choices, blank=True)
    words = models.CharField(_("In their words"), max_length=500, blank=True)
    way = models.CharField(_("Through"), max_length=6, choices=Way.choices, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    said_by = models.CharField(_("Said by"), max_length=200, blank=True)

    class Meta:
        ordering = ("number", "pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="referral_step_status_known"),
        )

    def __str__(self) -> str:
        return f"{self.status} on {self.on}"
