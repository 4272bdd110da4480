from django.db import models
from django.utils.translation import gettext_lazy as _

from employers.enums import OpeningStatus
from employers.models.employer import Employer
from intermediary.audit.records import Record
from intermediary.initiatives.models import Initiative

MOST_POSITIONS = 1000


class Opening(Record):
    """A job that a firm wants filled: how many positions, what it pays, when it was posted.

    `initiative` is whose figures it counts in. `closed_on` is the day the firm stopped looking with positions empty.
    """

    PRIVACY = {
        "open": "key employer initiative title soc positions hourly_wage_low hourly_wage_high weekly_hours description "
        "status posted_on expires_on closed_on"
    }

    employer = models.ForeignKey(Employer, models.CASCADE, related_name="openings")
    initiative = models.ForeignKey(
        Initiative, models.PROTECT, null=True, blank=True, related_name="openings", verbose_name=_("Initiative")
    )
    title = models.CharField(_("Job title"), max_length=120)
    soc = models.CharField(_("Occupation (SOC)"), max_length=7, blank=True)
    positions = models.PositiveIntegerField(_("Positions"), default=1)
    hourly_wage_low = models.DecimalField(_("Hourly wage from"), max_digits=7, decimal_places=2, null=True, blank=True)
    hourly_wage_high = models.DecimalField(_("Hourly wage to"), max_digits=7, decimal_places=2, null=True, blank=True)
    weekly_hours = models.DecimalField(_("Hours a week"), max_digits=5, decimal_places=2, null=True, blank=True)
    description = models.TextField(_("What the work is"), blank=True, max_length=5000)
    status = models.CharField(_("Status"), max_length=10, choices=OpeningStatus.choices, default=OpeningStatus.OPEN)
    posted_on = models.DateField(_("Posted on"), null=True, blank=True)
    expires_on = models.DateField(_("Open until"), null=True, blank=True)
    closed_on = models.DateField(_("Closed on"), null=True, blank=True)

    class Meta:
        ordering = ("-posted_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(positions__gte=1, positions__lte=MOST_POSITIONS),
                name="opening_has_positions",
                violation_error_message=_("An opening has 1 to 1,000 positions."),
            ),
            models.CheckConstraint(
                condition=models.Q(hourly_wage_low__gt=0) & models.Q(hourly_wage_high__gte=models.F("hourly_wage_low")),
                name="opening_wages_in_order",
                violation_error_message=_("The higher wage cannot be below the lower one, and both are above zero."),
            ),
            models.CheckConstraint(
                condition=models.Q(expires_on__gte=models.F("posted_on")),
                name="opening_dates_in_order",
                violation_error_message=_("An opening cannot expire before it is posted."),
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on__gte=models.F("posted_on")),
                name="opening_closed_after_posted",
                violation_error_message=_("An opening cannot be closed before it is posted."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class OpeningFill(Record):
    """One position of an opening taken: the day on which somebody, through us or not, accepted the offer.

    Says nothing of who it was. A trigger holds that there are no more of them than positions, none before the posting.
    """

    PRIVACY = {"open": "key opening offer_accepted_on"}

    opening = models.ForeignKey(Opening, models.CASCADE, related_name="fills")
    offer_accepted_on = models.DateField(_("Offer accepted on"))

    class Meta:
        ordering = ("offer_accepted_on", "pk")

    def __str__(self) -> str:
        return f"{self.opening} on {self.offer_accepted_on}"
