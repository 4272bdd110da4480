"""Official wages beside the living wage of an initiative: in figures, in words, and how old each is."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.dashboards.charts import figures
from intermediary.initiatives.models import Initiative, LivingWage
from intermediary.research.enums import Level
from intermediary.research.models import Release, Wage
from intermediary.research.models.wages import HOURS

LIVING_WAGE_YEARS = 2  # a table older than that is stale: wages and rents moved on


@dataclass(frozen=True)
class Source:
    """Where a figure is from, and whether it is stale."""

    words: str
    stale: bool
    sample: bool = False
    url: str = ""
    advice: str = ""


def source(release: Release, as_of: date) -> Source:
    stale = release.stale(as_of)
    advice = ""
    if stale:
        words = _("Stale since %(day)s: a newer release is out by then. Load it with load_research %(kind)s.")
        advice = words % {"day": date_format(release.stale_on), "kind": release.kind}
    return Source(release.cited, stale, release.sample, release.url, advice)


def sources(releases, as_of: date) -> list[Source]:
    """Each release once, in the order in which its figures stand on the page."""
    return [source(release, as_of) for release in dict.fromkeys(releases)]


def living_wage_source(wage: LivingWage, as_of: date) -> Source:
    words = _("Living wage: %(source)s, %(year)s; %(household)s. The initiative's own choice.") % {
        "source": wage.source,
        "year": wage.year,
        "household": wage.get_household_display(),
    }
    stale = as_of.year - wage.year > LIVING_WAGE_YEARS
    advice = _("Stale: the table is more than two years old. Set a new standard.") if stale else ""
    return Source(words, stale, advice=advice)


def near(wages: list[Wage]) -> list[Wage]:
    """The wages of the region itself: of its areas, else of its states, else of the nation."""
    for levels in ((Level.METRO, Level.NONMETRO), (Level.STATE,), (Level.NATION,)):
        found = [wage for wage in wages if wage.level in levels and _median(wage) is not None]
        if found:
            return found
    return []


def _median(wage: Wage) -> Decimal | None:
    """Dollars an hour; of occupations that are paid by the year, by the hours of a full year."""
    if wage.h_median is not None:
        return wage.h_median
    return round(wage.a_median / HOURS, 2) if wage.a_median is not None else None


def median_words(wages: list[Wage]) -> str:
    """The median of the region in one cell: an amount, or from the lowest to the highest of its areas."""
    medians = sorted(_median(wage) for wage in near(wages))
    if not medians:
        return figures.ABSENT
    if medians[0] == medians[-1]:
        return figures.dollars(medians[0])
    return figures.span(medians[0], medians[-1], "dollars")


def against(wages: list[Wage], initiative: Initiative) -> tuple[str, str]:
    """(words, tone): whether half of those in the occupation earn the living wage, everywhere, somewhere, nowhere."""
    wage = initiative.standard.living_wage
    medians = [_median(each) for each in near(wages)]
    if wage is None or not medians:
        return "", ""
    if min(medians) >= wage.hourly:
        return _("Above the living wage"), "good"
    if max(medians) >= wage.hourly:
        return _("Above in some areas"), "notice"
    return _("Below the living wage"), "warning"
