from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from employers.enums import Language, OpeningStatus, Place, Shift
from employers.models.employer import Employer
from intermediary.audit.records import Record
from intermediary.initiatives.models import Initiative

MOST_POSITIONS = 1000


def words(label, help_text="") -> ArrayField:
    """Several short texts, such as skills, one a line in a form."""
    return ArrayField(
        models.CharField(max_length=120), default=list, blank=True, verbose_name=label, help_text=help_text
    )


class Opening(Record):
    """A job that a firm wants filled: how many positions, what it pays and asks, when it was posted.

    `initiative` is whose figures it counts in. `closed_on` is the day the firm stopped looking with positions empty.
    What the job offers is tri-state and the same checklist as that of a placement (`employers.quality`). `listed`
    puts it on the initiative's public page; where the initiative reviews openings, only once `reviewed_on` is set.
    """

    PRIVACY = {
        "open": "key employer initiative title soc positions hourly_wage_low hourly_wage_high weekly_hours description "
        "status posted_on expires_on closed_on shifts schedule_notice_days part_time_by_choice health_insurance "
        "paid_leave retirement_plan advancement_path worker_voice union_coverage permanent place address city zip "
        "county_fips required_skills preferred_skills required_credentials preferred_credentials fair_chance "
        "fair_chance_note languages language_note listed",
        "internal": "reviewed_on review_note",
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

    shifts = ArrayField(
        models.CharField(max_length=10, choices=Shift.choices), default=list, blank=True, verbose_name=_("Shifts")
    )
    schedule_notice_days = models.PositiveIntegerField(_("Days of schedule notice"), null=True, blank=True)
    part_time_by_choice = models.BooleanField(_("Fewer hours by the worker's choice"), null=True, blank=True)
    health_insurance = models.BooleanField(_("Health insurance"), null=True, blank=True)
    paid_leave = models.BooleanField(_("Paid leave"), null=True, blank=True)
    retirement_plan = models.BooleanField(_("Retirement plan"), null=True, blank=True)
    advancement_path = models.BooleanField(_("Path to advance"), null=True, blank=True)
    worker_voice = models.BooleanField(_("Worker voice"), null=True, blank=True)
    union_coverage = models.BooleanField(_("Covered by a union"), null=True, blank=True)
    permanent = models.BooleanField(_("Permanent job"), null=True, blank=True)

    place = models.CharField(_("Where the work is done"), max_length=6, choices=Place.choices, blank=True)
    address = models.CharField(_("Street and number"), max_length=200, blank=True)
    city = models.CharField(_("Town"), max_length=100, blank=True)
    zip = models.CharField(_("ZIP code"), max_length=10, blank=True)
    county_fips = models.CharField(_("County (FIPS)"), max_length=5, blank=True)

    required_skills = words(_("Skills that are required"))
    preferred_skills = words(_("Skills that are welcome"))
    required_credentials = words(_("Credentials that are required"))
    preferred_credentials = words(_("Credentials that are welcome"))
    fair_chance = models.BooleanField(_("People with a record may apply"), null=True, blank=True)
    fair_chance_note = models.CharField(_("What a record rules out, if anything"), max_length=300, blank=True)
    languages = ArrayField(
        models.CharField(max_length=2, choices=Language.choices),
        default=list,
        blank=True,
        verbose_name=_("Languages needed"),
    )
    language_note = models.CharField(_("How much of the language"), max_length=300, blank=True)

    listed = models.BooleanField(_("Show it on the public page"), default=False)
    reviewed_on = models.DateField(_("Reviewed on"), null=True, blank=True)
    review_note = models.CharField(_("What to change"), max_length=500, blank=True, db_default="")

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
            models.CheckConstraint(
                condition=models.Q(schedule_notice_days__lte=366),
                name="opening_notice_within_a_year",
                violation_error_message=_("Schedules are known a year ahead at most."),
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
