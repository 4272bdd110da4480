from django.db import models
from django.db.models import Deferrable
from django.utils.translation import gettext_lazy as _

from employers.needs.models import HiringNeed
from intermediary.audit.records import Record
from trainings.models import Cohort, Program


class SeatPromise(Record):
    """Seats of a firm's hiring need that are for the graduates of one program, or of one cohort of it.

    What is not promised to anybody yet is the rest of the need. A trigger holds that no more is promised than needed.
    """

    PRIVACY = {"internal": "key need program cohort seats"}

    need = models.ForeignKey(HiringNeed, models.CASCADE, related_name="promises")
    program = models.ForeignKey(
        Program, models.PROTECT, null=True, blank=True, related_name="promises", verbose_name=_("Program")
    )
    cohort = models.ForeignKey(
        Cohort, models.PROTECT, null=True, blank=True, related_name="promises", verbose_name=_("Cohort")
    )
    seats = models.PositiveIntegerField(_("Seats"))

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(program__isnull=True) ^ models.Q(cohort__isnull=True),
                name="promise_to_one",
                violation_error_message=_("Seats are for a program or for a cohort: choose one of the two."),
            ),
            models.CheckConstraint(
                condition=models.Q(seats__gte=1),
                name="promise_of_seats",
                violation_error_message=_("Write how many of the seats are for it."),
            ),
            models.UniqueConstraint(
                fields=["need", "cohort"],
                name="promise_once_a_cohort",
                deferrable=Deferrable.DEFERRED,
                violation_error_message=_("This cohort has its seats of this need already: change their number."),
            ),
            models.UniqueConstraint(
                fields=["need", "program"],
                name="promise_once_a_program",
                deferrable=Deferrable.DEFERRED,
                violation_error_message=_("This program has its seats of this need already: change their number."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.seats} of {self.need}"
