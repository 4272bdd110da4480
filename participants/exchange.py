"""People as they stand in the exchange format: one row there, four tables here."""

from django.utils.translation import gettext_lazy as _

from intermediary.audit.encryption import unseal
from intermediary.exchange.columns import (
    BIRTH_DATE,
    COUNTY,
    DATE,
    EMAIL,
    KEY,
    PHONE,
    WAGE,
    WEEKLY_HOURS,
    YES_NO,
    ZIP,
    Column,
    choice,
    choices,
    text,
)
from intermediary.exchange.files import Derived, File, Whole, register
from intermediary.exchange.ground import in_order
from intermediary.exchange.sheets.names import split_name
from participants import matching  # noqa: F401  says how people are compared
from participants.enums import Barrier, Education, ExclusionReason, Gender, Purpose, Race
from participants.models import Consent, Exclusion, Identity, Participant, PriorJob, Service, Traits

PERSON = Column("participant", KEY, refers="participants", required=True)


def sealed(key: str, reason: str) -> str:
    """The reason of an exclusion as stored, in PostgreSQL's notation of bytes."""
    return "\\x" + Exclusion.sealed(key, reason).hex()


def unsealed(key: str, reason: bytes) -> str:
    """The reason again. Raises ValueError where no key of this installation opens it."""
    return unseal(reason, context=f"exclusion {key}").decode()


def keeps_education(reason: str) -> str:
    """Only those in a correctional programme stay in education measures (outcome-measures 1.2)."""
    return "t" if reason == ExclusionReason.CORRECTIONAL else "f"


register(
    File(
        "participants",
        "participant",
        Participant,
        (
            Column("first_name", text(100), "identity.first_name", required=True),
            Column("middle_name", text(100), "identity.middle_name"),
            Column("last_name", text(100), "identity.last_name", required=True),
            Column("birth_date", BIRTH_DATE, "identity.birth_date"),
            Column("gender", choice(Gender), "traits.gender"),
            Column("race", choices(Race), "traits.race"),
            Column("hispanic", YES_NO, "traits.hispanic"),
            Column("veteran", YES_NO, "traits.veteran"),
            Column("disability", YES_NO, "traits.disability"),
            Column("education", choice(Education), "traits.education"),
            Column("zip", ZIP, "identity.zip"),
            Column("county_fips", COUNTY, "identity.county_fips"),
            Column("barriers", choices(Barrier), "traits.barriers"),
            Column("prior_hourly_wage", WAGE, "prior_job.hourly_wage"),
            Column("prior_weekly_hours", WEEKLY_HOURS, "prior_job.weekly_hours"),
            Column("prior_job_ended_on", DATE, "prior_job.ended_on"),
            Column("email", EMAIL, "identity.email"),
            Column("phone", PHONE, "identity.phone"),
        ),
        parts={"identity": Identity, "traits": Traits, "prior_job": PriorJob},
        identity=("first_name", "last_name", "birth_date"),
        whole={"full_name": Whole(_("Whole name"), split_name)},
    ),
    File(
        "consents",
        "consent",
        Consent,
        (
            PERSON,
            Column("purpose", choice(Purpose), required=True),
            Column("given_on", DATE, required=True),
            Column("expires_on", DATE),
            Column("withdrawn_on", DATE),
        ),
        identity=("participant", "purpose", "given_on"),
        rules=(
            in_order(
                "given_on", "expires_on", _("the consent ends on {expires_on}, before it was given on {given_on}")
            ),
            in_order(
                "given_on", "withdrawn_on", _("it was withdrawn on {withdrawn_on}, before it was given on {given_on}")
            ),
        ),
    ),
    File(
        "services",
        "service",
        Service,
        (
            PERSON,
            Column("kind", text(120)),
            Column("provided_on", DATE, required=True),
            Column("keeps_open", YES_NO),
            Column("planned", YES_NO),
        ),
        identity=("participant", "kind", "provided_on"),
    ),
    File(
        "exclusions",
        "exclusion",
        Exclusion,
        (
            PERSON,
            Column("reason", choice(ExclusionReason)),
            Column("effective_on", DATE, required=True),
        ),
        identity=("participant", "effective_on"),
        unwritten=("reason",),  # it can be medical: it is sealed before it reaches the database, even for a moment
        derived=(
            Derived("reason_sealed", "bytea", ("exclusion", "reason"), sealed),
            Derived("keeps_education", "boolean", ("reason",), keeps_education),
        ),
        reads={"reason": ("reason_sealed", unsealed)},
    ),
)
