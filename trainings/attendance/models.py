"""When a cohort meets, and who was there."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from trainings.attendance.enums import Presence
from trainings.models import Cohort, Enrollment

A_DAY = 24  # hours


class Session(models.Model):
    """One meeting of a cohort. Until `taken_at` nobody has said who was there: that is not known, and nobody missed it.

    `hours` are those of training, breaks left out. A cancelled one counts for nobody.
    """

    PRIVACY = {"internal": "cohort held_on starts_at ends_at hours topic cancelled taken_at taken_by"}

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="sessions")
    held_on = models.DateField(_("Day"))
    starts_at = models.TimeField(_("From"), null=True, blank=True)
    ends_at = models.TimeField(_("To"), null=True, blank=True)
    hours = models.DecimalField(
        _("Hours of training"),
        max_digits=4,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(A_DAY)],
    )
    topic = models.CharField(_("Topic"), max_length=200, blank=True)
    cancelled = models.BooleanField(_("Cancelled"), default=False)
    taken_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("held_on", "starts_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["cohort", "held_on", "starts_at"],
                nulls_distinct=False,
                name="one_session_at_a_time",
                violation_error_message=_("There is a session of this cohort at this time already."),
            ),
            models.CheckConstraint(
                condition=models.Q(hours__gt=0) & models.Q(hours__lte=A_DAY),
                name="session_hours_of_a_day",
                violation_error_message=_("A session has more than 0 hours, and at most 24."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="session_ends_after_start",
                violation_error_message=_("A session ends after it starts."),
            ),
        )

    def __str__(self) -> str:
        return f"{date_format(self.held_on, 'D')}, {date_format(self.held_on, 'MONTH_DAY_FORMAT')}"


class Mark(models.Model):
    """Whether one person was at one session. `hours`: how many of its hours, where not all or none of them."""

    PRIVACY = {"person": "session enrollment presence hours"}

    session = models.ForeignKey(Session, models.CASCADE, related_name="marks")
    enrollment = models.ForeignKey(Enrollment, models.CASCADE, related_name="marks")
    presence = models.CharField(max_length=7, choices=Presence.choices)
    hours = models.DecimalField(max_digits=4, decimal_places=2, null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["session", "enrollment"], name="one_mark_a_session"),
            models.CheckConstraint(condition=models.Q(presence__in=Presence.values), name="presence_known"),
            models.CheckConstraint(
                condition=models.Q(hours__gte=0) & models.Q(hours__lte=A_DAY), name="mark_hours_of_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.enrollment_id} {self.presence} at {self.session_id}"
