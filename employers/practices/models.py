from django.db import models
from django.utils.translation import gettext_lazy as _

from employers.models import Employer
from intermediary.audit.documents import Documented
from intermediary.audit.records import Record

AFTER = 365  # days until somebody asks whether it is still so


class PracticeKind(models.TextChoices):
    SCHEDULING = "scheduling", _("Scheduling")
    MENTORING = "mentoring", _("Mentoring")
    WAGES = "wages", _("Wage steps")
    HIRING = "hiring", _("Whom they hire")
    OTHER = "other", _("Something else")


class Practice(Documented, Record):
    """How a firm treats its workers, and how it did before. `still_in_place` is what was found a year later.

    Unknown is not no: until somebody asked, nobody says that it lasted, or that it did not.
    """

    PRIVACY = {
        "internal": "key employer kind before after changed_on evidence workers_reached still_in_place checked_on "
        "checked_note file_name sha256",
        "secret": "file_sealed",
    }

    employer = models.ForeignKey(Employer, models.CASCADE, related_name="practices")
    kind = models.CharField(_("What it is about"), max_length=10, choices=PracticeKind.choices)
    before = models.TextField(_("Before"), max_length=1000)
    after = models.TextField(_("Now"), max_length=1000)
    changed_on = models.DateField(_("Changed on"))
    evidence = models.CharField(_("What shows it"), max_length=300, blank=True)
    workers_reached = models.PositiveIntegerField(_("Workers reached"), null=True, blank=True)
    still_in_place = models.BooleanField(_("Still so a year later"), null=True, blank=True)
    checked_on = models.DateField(_("Asked on"), null=True, blank=True)
    checked_note = models.CharField(_("What was said"), max_length=300, blank=True)

    class Meta:
        ordering = ("-changed_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(checked_on__gt=models.F("changed_on")),
                name="practice_asked_after_change",
                violation_error_message=_("It can only be asked about after it changed."),
            ),
            models.CheckConstraint(
                condition=models.Q(still_in_place__isnull=True) | models.Q(checked_on__isnull=False),
                name="practice_answer_has_its_day",
                violation_error_message=_("Say on which day it was asked."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} at {self.employer}"
