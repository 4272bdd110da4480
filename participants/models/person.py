"""A person, split: who they are, what is sensitive, what they agreed to. No page loads more than it shows."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Now, Upper
from django.utils.translation import gettext_lazy as _

from intermediary.audit.records import Record
from participants.enums import Barrier, Education, Employment, Gender, Purpose, Race


class Participant(Record):
    """The person as everything else refers to them: a key, and nothing that says who it is."""

    PRIVACY = {"person": "key created_at"}

    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.key


class Identity(models.Model):
    """Name and how to reach them. Searchable, behind row-level security."""

    PRIVACY = {
        "person": "participant",
        "identity": "first_name middle_name last_name birth_date email phone zip county_fips",
    }

    participant = models.OneToOneField(Participant, models.CASCADE, related_name="identity")
    first_name = models.CharField(_("First name"), max_length=100)
    middle_name = models.CharField(_("Middle name"), max_length=100, blank=True)
    last_name = models.CharField(_("Last name"), max_length=100)
    birth_date = models.DateField(_("Date of birth"), null=True, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    phone = models.CharField(_("Phone"), max_length=30, blank=True)
    zip = models.CharField(_("ZIP code"), max_length=10, blank=True)
    county_fips = models.CharField(_("County (FIPS)"), max_length=5, blank=True)

    class Meta:
        indexes = (
            models.Index(Upper("last_name"), Upper("first_name"), "id", name="identity_by_name"),
            models.Index(fields=["birth_date"], name="identity_by_birth_date"),
            GinIndex(OpClass(Upper("last_name"), "gin_trgm_ops"), name="identity_last_name_part"),
            GinIndex(OpClass(Upper("first_name"), "gin_trgm_ops"), name="identity_first_name_part"),
        )

    def __str__(self) -> str:
        return " ".join(filter(None, (self.first_name, self.middle_name, self.last_name)))


class Traits(models.Model):
    """What must not decide anything about one person, and must be counted over many. Null is not known, never no."""

    PRIVACY = {
        "person": "participant",
        "sensitive": "gender race hispanic veteran disability education barriers employment work_authorized",
    }

    participant = models.OneToOneField(Participant, models.CASCADE, related_name="traits")
    gender = models.CharField(_("Gender"), max_length=10, choices=Gender.choices, blank=True)
    race = ArrayField(models.CharField(max_length=20, choices=Race.choices), default=list, blank=True)
    hispanic = models.BooleanField(_("Hispanic or Latino"), null=True, blank=True)
    veteran = models.BooleanField(_("Veteran"), null=True, blank=True)
    disability = models.BooleanField(_("Disability"), null=True, blank=True)
    education = models.CharField(_("Highest education"), max_length=12, choices=Education.choices, blank=True)
    barriers = ArrayField(models.CharField(max_length=20, choices=Barrier.choices), default=list, blank=True)
    employment = models.CharField(
        _("Work when they came"), max_length=12, choices=Employment.choices, blank=True, default="", db_default=""
    )
    work_authorized = models.BooleanField(_("May work in the United States"), null=True, blank=True)

    class Meta:
        verbose_name_plural = "traits"

    def __str__(self) -> str:
        return f"traits of {self.participant_id}"


class Consent(Record):
    """What a person agreed to, for what purpose, from when until when."""

    PRIVACY = {"person": "key participant", "sensitive": "purpose given_on expires_on withdrawn_on"}

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="consents")
    purpose = models.CharField(_("Agreed to"), max_length=20, choices=Purpose.choices)
    given_on = models.DateField(_("Given on"))
    expires_on = models.DateField(_("Ends on"), null=True, blank=True)
    withdrawn_on = models.DateField(_("Withdrawn on"), null=True, blank=True)

    class Meta:
        ordering = ("-given_on", "-pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(purpose__in=Purpose.values), name="consent_purpose_known"),
            models.CheckConstraint(
                condition=models.Q(expires_on__gte=models.F("given_on")),
                name="consent_ends_after_start",
                violation_error_message=_("Consent cannot end before it is given."),
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_on__gte=models.F("given_on")),
                name="consent_withdrawn_after_start",
                violation_error_message=_("Consent cannot be withdrawn before it is given."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.purpose} from {self.given_on}"
