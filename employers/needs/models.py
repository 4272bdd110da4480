from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from employers.models import Employer
from employers.models.opening import MOST_POSITIONS
from employers.needs.enums import Certainty
from intermediary.audit.documents import Documented
from intermediary.audit.records import Record
from intermediary.initiatives.models import Initiative

QUARTER = r"^\d{4}Q[1-4]$"


class HiringNeed(Documented, Record):
    """People whom a firm says it will hire in a quarter in one occupation: its promise, ahead of any opening.

    `said_by` is who of the firm said it, `by` who wrote it down; the document behind it (a letter, an e-mail) is
    sealed. A need is never deleted: taken back, it has the day in `withdrawn_on` and promises nothing any more.
    """

    PRIVACY = {
        "internal": "key employer initiative soc quarter seats certainty said_on withdrawn_on note by file_name sha256",
        "identity": "said_by",
        "secret": "file_sealed",
    }

    employer = models.ForeignKey(Employer, models.CASCADE, related_name="needs")
    initiative = models.ForeignKey(
        Initiative, models.PROTECT, null=True, blank=True, related_name="needs", verbose_name=_("Initiative")
    )
    soc = models.CharField(_("Occupation (SOC)"), max_length=7)
    quarter = models.CharField(_("Quarter"), max_length=6, validators=[RegexValidator(QUARTER)])
    seats = models.PositiveIntegerField(_("People to hire"))
    certainty = models.CharField(_("How sure"), max_length=6, choices=Certainty.choices, default=Certainty.LIKELY)
    said_by = models.CharField(_("Said by"), max_length=200, blank=True)
    said_on = models.DateField(_("Said on"), null=True, blank=True)
    withdrawn_on = models.DateField(_("Taken back on"), null=True, blank=True)
    note = models.CharField(_("Note"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("-quarter", "soc", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(seats__gte=1, seats__lte=MOST_POSITIONS),
                name="need_has_seats",
                violation_error_message=_("A hiring need is of 1 to 1,000 people."),
            ),
            models.CheckConstraint(
                condition=models.Q(quarter__regex=QUARTER),
                name="need_quarter",
                violation_error_message=_("Write the quarter as 2025Q3."),
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_on__gte=models.F("said_on")),
                name="need_withdrawn_after_said",
                violation_error_message=_("It cannot be taken back before it was said."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.seats} × {self.soc} in {self.quarter}"
