from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.audit.records import Record
from participants.models import Participant

FARTHEST = 500  # miles


class JobWish(Record):
    """What a person wants of a job, and what they bring besides credentials. Left open is not known, never no.

    Shifts and languages are in the words of openings (`employers.enums`): the form offers those.
    """

    PRIVACY = {"person": "key participant hours_least hours_most shifts_not travel_miles skills languages",
               "wage": "wage_floor"}  # fmt: skip

    participant = models.OneToOneField(Participant, models.CASCADE, related_name="job_wish")
    wage_floor = models.DecimalField(
        _("Lowest hourly wage"), max_digits=7, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0)], help_text=_("Below it the person does not want to be put forward."),
    )  # fmt: skip
    hours_least = models.DecimalField(
        _("Hours a week, at least"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    hours_most = models.DecimalField(_("Hours a week, at most"), max_digits=5, decimal_places=2, null=True, blank=True)
    shifts_not = ArrayField(
        models.CharField(max_length=10),
        default=list,
        blank=True,
        verbose_name=_("Shifts that are impossible"),
    )
    travel_miles = models.PositiveSmallIntegerField(
        _("Miles they can travel"), null=True, blank=True, validators=[MaxValueValidator(FARTHEST)]
    )
    skills = ArrayField(models.CharField(max_length=120), default=list, blank=True, verbose_name=_("Skills"))
    languages = ArrayField(
        models.CharField(max_length=2),
        default=list,
        blank=True,
        verbose_name=_("Languages for work"),
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(wage_floor__gt=0) & models.Q(wage_floor__lte=1000),
                name="wish_wage_is_hourly",
                violation_error_message=_("An hourly wage is above 0 and at most 1,000 dollars."),
            ),
            models.CheckConstraint(
                condition=models.Q(hours_most__gte=models.F("hours_least")) & models.Q(hours_most__lte=168),
                name="wish_hours_in_order",
                violation_error_message=_("The most hours cannot be fewer than the least, and a week has 168."),
            ),
        )

    def __str__(self) -> str:
        return f"what {self.participant_id} wants"
