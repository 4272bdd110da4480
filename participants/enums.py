"""The words of the exchange format for what is known of a person."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Gender(TextChoices):
    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
    NONBINARY = "nonbinary", _("Nonbinary")
    OTHER = "other", _("Other")


class Race(TextChoices):
    AMERICAN_INDIAN = "american_indian", _("American Indian or Alaska Native")
    ASIAN = "asian", _("Asian")
    BLACK = "black", _("Black or African American")
    PACIFIC_ISLANDER = "pacific_islander", _("Native Hawaiian or Pacific Islander")
    WHITE = "white", _("White")
    OTHER = "other", _("Other")


class Education(TextChoices):
    NONE = "none", _("No diploma")
    DIPLOMA = "diploma", _("High school diploma")
    EQUIVALENCY = "equivalency", _("High school equivalency")
    SOME_COLLEGE = "some_college", _("Some college")
    VOCATIONAL = "vocational", _("Vocational certificate")
    ASSOCIATE = "associate", _("Associate degree")
    BACHELOR = "bachelor", _("Bachelor's degree")
    GRADUATE = "graduate", _("Graduate degree")


class Barrier(TextChoices):
    HOMELESS = "homeless", _("Homeless")
    EX_OFFENDER = "ex_offender", _("Justice-involved")
    LOW_INCOME = "low_income", _("Low income")
    ENGLISH_LEARNER = "english_learner", _("English learner")
    BASIC_SKILLS = "basic_skills", _("Basic skills deficient")
    CULTURAL = "cultural", _("Cultural barriers")
    SINGLE_PARENT = "single_parent", _("Single parent")
    DISPLACED_HOMEMAKER = "displaced_homemaker", _("Displaced homemaker")
    FARMWORKER = "farmworker", _("Farmworker")


class Employment(TextChoices):
    """PIRL 400: work at the time of entry (outcome-measures 1.5)."""

    EMPLOYED = "employed", _("Employed")
    NOTICE = "notice", _("Employed, with notice that it ends")
    NOT_EMPLOYED = "not_employed", _("Not employed, looking for work")
    OUTSIDE = "outside", _("Not in the labor force")


class WageSource(TextChoices):
    """How the wage of an earlier job is known, the strongest first."""

    PAY_STUB = "pay_stub", _("Pay stub")
    EMPLOYER = "employer", _("Employer")
    TAX_FORM = "tax_form", _("Tax form")
    PERSON = "person", _("The person's own word")


class DocumentKind(TextChoices):
    IDENTITY = "identity", _("Proof of identity")
    RESIDENCE = "residence", _("Proof of residence")
    INCOME = "income", _("Proof of income")
    WORK = "work", _("Right to work")
    EDUCATION = "education", _("Diploma or transcript")
    RESUME = "resume", _("Resume")
    CONSENT = "consent", _("Signed consent")
    OTHER = "other", _("Other")


class Purpose(TextChoices):
    """What a person agreed to. Nothing of them is shown to an employer without it."""

    REFERRAL = "referral", _("Be referred to employers")
    EMPLOYMENT_CHECK = "employment_check", _("Let employers confirm employment")


class ExclusionReason(TextChoices):
    """PIRL 923: takes a person out of both sides of a rate (outcome-measures 1.2)."""

    INSTITUTIONALIZED = "01", _("Institutionalized")
    MEDICAL = "02", _("Health or medical")
    DECEASED = "03", _("Deceased")
    RESERVE = "04", _("Reserve forces called up")
    FOSTER_CARE = "05", _("Foster care, moved away")
    INELIGIBLE = "06", _("Found ineligible")
    CORRECTIONAL = "07", _("In a correctional program")
