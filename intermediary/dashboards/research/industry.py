"""The page of one industry: establishments, jobs and wages by county, and how far into it the initiative reaches."""

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from employers.models import Employer
from intermediary.dashboards import charts
from intermediary.dashboards.figures import figures as read_figures
from intermediary.dashboards.research.judged import sources
from intermediary.initiatives.models import Initiative
from intermediary.reference.counties import county_name
from intermediary.reference.industries import industry_title
from intermediary.research import queries

REACHED = ("emp.penetration", "emp.fill_rate", "emp.repeat")


def summed(initiative: Initiative, naics: str, counties: list[queries.InCounty]) -> dict:
    """One industry over the region's counties, for a row of a list. What is not disclosed in one is not summed."""
    rows = [row for row in counties if row.naics == naics]
    jobs = [row.jobs for row in rows]
    return {
        "url": reverse("research_industry", args=[initiative.key, naics]),
        "naics": naics,
        "title": industry_title(naics) or naics,
        "establishments": sum(row.establishments for row in rows) if rows else None,
        "jobs": None if not rows or None in jobs else sum(jobs),
        "quarter": max((row.quarter for row in rows), default=""),
        "counties": len(rows),
    }


def page(initiative: Initiative, naics: str, today: date) -> dict:
    """What the template draws."""
    rows = queries.in_counties([naics], initiative.counties)
    missing = [fips for fips in initiative.counties if fips not in {row.fips for row in rows}]
    total = summed(initiative, naics, rows)
    shown = read_figures("initiative", initiative.key, initiative)
    served = _firms(initiative, naics)
    return {
        "title": total["title"],
        "lead": _("NAICS 2022 %(code)s") % {"code": naics},
        "trail": [{"url": reverse("research", args=[initiative.key]), "label": _("Research")}],
        "total": total,
        "rows": [
            {
                "county": county_name(row.fips),
                "establishments": row.establishments,
                "jobs": row.jobs,
                "weekly_wage": row.weekly_wage,
                "quarter": row.quarter.replace("Q", " Q"),
                "ours": served.get(row.fips, 0),
            }
            for row in rows
        ],
        "missing": [county_name(fips) or fips for fips in missing],
        "map": _map(total["title"], rows, served) if rows else None,
        "firms": sum(served.values()),
        "tiles": [shown.tile(measure) for measure in REACHED if measure in shown.results],
        "trend": queries.establishments_by_quarter(naics, initiative.counties),
        "sources": sources([row.release for row in rows], today),
    }


def _firms(initiative: Initiative, naics: str) -> dict[str, int]:
    """Our employers of an industry, by county of the region."""
    starts = ("31", "32", "33") if naics == "31-33" else ("44", "45") if naics == "44-45" else (
        ("48", "49") if naics == "48-49" else (naics,)
    )  # fmt: skip
    industry = Q()
    for start in starts:
        industry |= Q(naics__startswith=start)
    found: dict[str, int] = {}
    for fips in Employer.objects.filter(industry, county_fips__in=initiative.counties).values_list(
        "county_fips", flat=True
    ):
        found[fips] = found.get(fips, 0) + 1
    return found


def _map(title: str, rows: list[queries.InCounty], served: dict[str, int]) -> charts.Chart:
    return charts.county_map(
        [charts.Area(row.fips, row.establishments, also=served.get(row.fips, 0)) for row in rows],
        title=_("Establishments by county"),
        label=_("%(industry)s: establishments in each county of the region.") % {"industry": title},
        noun=_("Establishments"),
        also=_("Our employers"),
    )
