"""An opening in words, for whoever reads it: staff, a firm, or anybody on the public page."""

from django.utils.translation import gettext as _

from employers.enums import Language, Shift
from employers.models import Opening
from intermediary.reference.counties import county_name
from intermediary.reference.occupations import occupation_title


def wages(opening: Opening) -> str:
    """The hourly wage or its range; nothing where it is not said."""
    low, high = opening.hourly_wage_low, opening.hourly_wage_high
    if low and high and low != high:
        return f"${low} – ${high}"
    return f"${low or high}" if low or high else ""


def place(opening: Opening) -> str:
    """Where the work is done, as far as it is said; else the firm's county."""
    fips = opening.county_fips or opening.employer.county_fips
    town = opening.city or (county_name(fips) if fips else "")
    where = ", ".join(part for part in (opening.address, town, opening.zip) if part)
    return " · ".join(part for part in (where, opening.get_place_display()) if part)


def hours(opening: Opening) -> str | None:
    """Hours a week without idle zeros: 40, 37.5."""
    return None if opening.weekly_hours is None else f"{opening.weekly_hours:.2f}".rstrip("0").rstrip(".")


def benefits(opening: Opening) -> list[str]:
    """What the offer says that people get. What it denies or does not say is not in the list."""
    names = ("health_insurance", "paid_leave", "retirement_plan", "advancement_path", "worker_voice",
             "part_time_by_choice", "union_coverage", "permanent")  # fmt: skip
    return [str(opening._meta.get_field(name).verbose_name) for name in names if getattr(opening, name)]


def said(value: bool | None) -> str | None:
    return None if value is None else _("Yes") if value else _("No")


def facts(opening: Opening) -> list[tuple]:
    """Everything of an opening as (term, value), in the order of the form; None where it does not say."""
    occupation = " ".join(part for part in (opening.soc, occupation_title(opening.soc[:7])) if part)
    shifts = [str(Shift(each).label) for each in opening.shifts]
    languages = ", ".join(str(Language(each).label) for each in opening.languages)
    notice = opening.schedule_notice_days
    return [
        (_("Occupation"), occupation or None),
        (_("Positions"), opening.positions),
        (_("Hourly wage"), wages(opening) or None),
        (_("Hours a week"), hours(opening)),
        (_("Shifts"), ", ".join(shifts) or None),
        (_("Schedule known ahead"), _("%(n)s days") % {"n": notice} if notice is not None else None),
        (_("What people get"), ", ".join(benefits(opening)) or None),
        (_("Where"), place(opening) or None),
        (_("Required"), "; ".join([*opening.required_credentials, *opening.required_skills]) or None),
        (_("Welcome, not required"), "; ".join([*opening.preferred_credentials, *opening.preferred_skills]) or None),
        (_("Languages needed"), " · ".join(part for part in (languages, opening.language_note) if part) or None),
        (
            _("People with a record may apply"),
            " · ".join(p for p in (said(opening.fair_chance), opening.fair_chance_note) if p) or None,
        ),
        (_("Posted on"), opening.posted_on),
        (_("Open until"), opening.expires_on),
    ]
