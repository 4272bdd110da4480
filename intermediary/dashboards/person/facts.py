"""What is known of a person as lists of (term, value): None where it is not known."""

from django.utils.translation import gettext as _

from intermediary.reference.counties import county_name
from participants.enums import Barrier, Race


def contact(identity) -> list[tuple]:
    return [
        (_("Date of birth"), identity.birth_date),
        (_("Phone"), identity.phone or None),
        (_("E-mail"), identity.email or None),
        (_("ZIP code"), identity.zip or None),
        (_("County"), county_name(identity.county_fips) if identity.county_fips else None),
    ]


def counted(person) -> list[tuple]:
    traits = getattr(person, "traits", None)
    if traits is None:
        return []
    races, barriers = dict(Race.choices), dict(Barrier.choices)
    return [
        (_("Gender"), traits.get_gender_display() or None),
        (_("Race"), ", ".join(str(races.get(race, race)) for race in traits.race) or None),
        (_("Hispanic or Latino"), yes_no(traits.hispanic)),
        (_("Veteran"), yes_no(traits.veteran)),
        (_("Disability"), yes_no(traits.disability)),
        (_("Highest education"), traits.get_education_display() or None),
        (_("Barriers"), ", ".join(str(barriers.get(b, b)) for b in traits.barriers) or None),
        (_("Work when they came"), traits.get_employment_display() or None),
        (_("May work in the United States"), yes_no(traits.work_authorized)),
    ]


def household(person) -> list[tuple]:
    home = getattr(person, "household", None)
    if home is None:
        return []
    income = None if home.annual_income is None else f"${home.annual_income:,.0f}"
    return [
        (_("People in the household"), home.size),
        (_("Of these, dependents"), home.dependents),
        (_("Household income a year"), income),
    ]


def jobs_before(person) -> list[tuple]:
    """(job, whether wage gain is measured from it), the baseline first."""
    baseline = getattr(person, "prior_job", None)
    said = baseline is not None and any((baseline.hourly_wage, baseline.weekly_hours, baseline.ended_on,
                                         baseline.employer_name, baseline.title))  # fmt: skip
    return [*([(baseline, True)] if said else []), *((job, False) for job in person.earlier_jobs.all())]


def yes_no(value: bool | None) -> str | None:
    return {True: _("Yes"), False: _("No"), None: None}[value]
