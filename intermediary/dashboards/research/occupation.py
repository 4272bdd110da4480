"""The page of one occupation: what it pays around here, who wants whom, and what became of ours."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intermediary.dashboards import charts
from intermediary.dashboards.charts import figures
from intermediary.dashboards.research.judged import against, living_wage_source, sources
from intermediary.dashboards.research.ours import AFTER, Earned, Ours, known
from intermediary.initiatives.models import Initiative
from intermediary.research import queries
from intermediary.research.models import Projection, Wage
from intermediary.research.models.wages import HOURS

SHOWN = 12  # openings at once


def page(initiative: Initiative, soc: str, today: date) -> dict:
    """What the template draws."""
    wages = queries.wages([soc], initiative.counties)[soc]
    projected = queries.projections([soc], initiative.counties)[soc]
    found = known(initiative, [soc], today)
    ours, living = found.by_soc[soc], initiative.standard.living_wage
    title = queries.title(soc)
    under = {wage.soc for wage in wages} - {soc}
    words, tone = against(wages, initiative)
    return {
        "title": title,
        "lead": soc,
        "pill": words,
        "pill_tone": tone,
        "trail": [{"url": reverse("research", args=[initiative.key]), "label": _("Research")}],
        "chart": _chart(title, wages, ours, living),
        "hourly_only": any(wage.annual_only for wage in wages),
        "under": [f"{code} {name}" for code, name in queries.titles(under).items()],
        "marks": _marks(wages),
        "living": [
            (wage.get_household_display(), wage.hourly, _share(wages, wage)) for wage in initiative.standard.wages()
        ],
        "projections": [_projected(row) for row in projected],
        "ours": ours,
        "first": _earned_words(ours.first),
        "later": _earned_words(ours.later),
        "after": AFTER,
        "wages_as_of": found.as_of,
        "openings": ours.openings[:SHOWN],
        "more_openings": max(0, len(ours.openings) - SHOWN),
        "sources": [
            *sources([row.release for row in (*wages, *projected)], today),
            *([living_wage_source(living, today)] if living else []),
        ],
    }


def _chart(title: str, wages: list[Wage], ours: Ours, living) -> charts.Chart | None:
    rows = [_official(wage) for wage in wages]
    if ours.offered:
        low, high = min(ours.offered), max(ours.offered)
        middle = sorted(ours.offered)[len(ours.offered) // 2]
        rows.append(charts.Spread(_("Our openings, starting wage"), low, None, middle, None, high, ours=True,
                                  n=len(ours.offered)))  # fmt: skip
    for name, earned in ((_("Our placements, first wage"), ours.first),
                         (_("Our placements after 12 months"), ours.later)):  # fmt: skip
        if earned.percentiles:
            rows.append(charts.Spread(name, *earned.percentiles, ours=True, n=earned.n))
    if not rows:
        return None
    return charts.spread(
        rows,
        title=_("What it pays an hour"),
        label=_("%(occupation)s: dollars an hour at the 10th to the 90th percentile, by area, and of our own.")
        % {"occupation": title},
        threshold=living.hourly if living else None,
        threshold_name=_("Living wage") if living else "",
        note=_("The line spans the 10th to the 90th percentile, the box the middle half, the dot is the median. Of our "
               "openings the line spans the lowest to the highest starting wage."),
    )  # fmt: skip


def _official(wage: Wage) -> charts.Spread:
    found = [getattr(wage, f"h_{name}") for name in ("pct10", "pct25", "median", "pct75", "pct90")]
    if wage.annual_only or not any(value is not None for value in found):
        yearly = [getattr(wage, f"a_{name}") for name in ("pct10", "pct25", "median", "pct75", "pct90")]
        found = [None if value is None else value / HOURS for value in yearly]
    return charts.Spread(_place(wage), *found, open_ended="h_pct90 #" in wage.marks, n=wage.employment)


def _place(wage: Wage) -> str:
    return _("United States") if wage.area == queries.NATION else wage.area_title


def _marks(wages: list[Wage]) -> list[str]:
    """What is suppressed where, in words."""
    words = {
        "#": _("some wages are above the highest that is published"),
        "*": _("some wages are not published"),
        "**": _("how many work there is not published"),
    }
    said = []
    for wage in wages:
        signs = dict.fromkeys(mark.rsplit(" ", 1)[1] for mark in wage.marks)
        if signs:
            told = "; ".join(words.get(sign, _("some figures are not published")) for sign in signs)
            said.append(f"{_place(wage)}: {told}.")
    return said


def _share(wages: list[Wage], living) -> str:
    """Between which percentiles of the nearest area a living wage lies, in words."""
    if not wages:
        return ""
    row = _official(wages[0])
    below = [name for name, value in zip((10, 25, 50, 75, 90), row[1:6], strict=True)
             if value is not None and value < living.hourly]  # fmt: skip
    if not any(value is not None for value in row[1:6]):
        return ""
    if not below:
        return _("nine in ten earn it in %(place)s") % {"place": row.name} if row.low is not None else ""
    return _("at least %(percent)s%% earn less in %(place)s") % {"percent": max(below), "place": row.name}


def _projected(row: Projection) -> dict:
    span = {"base": row.base_year, "to": row.projected_year}
    return {
        "area": _("United States") if row.area == queries.NATION_PROJECTED else row.area_title,
        "span": _("%(base)s to %(to)s") % span,
        "openings": figures.count(row.annual_openings),
        "now": figures.count(row.base_employment),
        "then": figures.count(row.projected_employment),
        "change": figures.ABSENT if row.change_percent is None else f"{row.change_percent:+.1f}%",
        "education": row.education,
    }


def _earned_words(earned: Earned) -> str:
    if not earned.n:
        return ""
    words = ngettext("%(median)s, of %(n)s placement", "%(median)s, of %(n)s placements", earned.n)
    return words % {"median": figures.dollars(earned.median), "n": figures.count(earned.n)}
