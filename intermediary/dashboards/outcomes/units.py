"""A unit of a firms' figure in words: whose record it is, what it says, and where it stands."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from employers.models import Employer, Establishments, Headcount, Opening
from employers.models.headcount import six_digits
from intermediary.reference.counties import county_name
from intermediary.reference.occupations import occupation_title
from placements.outcomes.engine.facts import UNKNOWN
from placements.outcomes.runs.firm_lists import Unit


def described(unit: Unit) -> dict:
    """The cells of a line that come of its record."""
    record = unit.record
    if isinstance(record, Establishments):
        place = county_name(record.county_fips) or record.county_fips
        return {"name": place, "what": _("Industry %(naics)s, %(quarter)s") % vars(record)}
    firm = record if isinstance(record, Employer) else record.employer
    row = {"firm": firm, "name": firm.name, "name_url": reverse("employer_detail", args=[firm.key])}
    if isinstance(record, Employer):
        place = county_name(firm.county_fips) or firm.county_fips
        return row | {"what": ", ".join(filter(None, (place, firm.naics)))}
    if isinstance(record, Opening):
        row |= {"what": record.title, "url": reverse("opening_edit", args=[record.key])}
        known = unit.told["timed"] != UNKNOWN and record.posted_on
        last = record.posted_on + timedelta(unit.told["days"]) if known else None
        return row | {"first": record.posted_on, "last": last}
    if isinstance(record, Headcount):
        months = ngettext("%(n)s month", "%(n)s months", record.months) % {"n": record.months}
        what = " ".join(filter(None, (record.soc, occupation_title(six_digits(record.soc)))))
        row |= {"what": what, "under": months, "url": reverse("headcount_edit", args=[record.key])}
        return row | {"first": record.starts_on, "last": _last_day(record)}
    row |= {"what": str(record.participant.identity), "url": reverse("placement_edit", args=[record.key])}
    return row | {"first": record.started_on, "last": record.last_day_worked}


def _last_day(headcount: Headcount) -> date:
    years, month = divmod(headcount.starts_on.month - 1 + headcount.months, 12)
    return date(headcount.starts_on.year + years, month + 1, 1) - timedelta(1)
