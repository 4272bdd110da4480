"""The occupations that an initiative aims at, a line each: the same on the room's entrance and on the board page."""

from datetime import date

from django.urls import reverse

from intermediary.dashboards.research.judged import Source, against, living_wage_source, median_words, sources
from intermediary.dashboards.research.ours import known
from intermediary.initiatives.models import Initiative
from intermediary.research import queries


def targeted(initiative: Initiative, as_of: date) -> tuple[list[dict], list]:
    """(a line for each target occupation, the releases that its figures are from)."""
    socs = initiative.occupations
    wages = queries.wages(socs, initiative.counties)
    projected = queries.projections(socs, initiative.counties)
    ours, names = known(initiative, socs, as_of), queries.titles(socs)
    lines = [
        {
            "url": reverse("research_occupation", args=[initiative.key, soc]),
            "soc": soc,
            "title": names[soc],
            "median": median_words(wages[soc]),
            "against": against(wages[soc], initiative),
            "openings": projected[soc][0] if projected[soc] else None,
            "ours": ours.by_soc[soc],
        }
        for soc in socs
    ]
    return lines, [row.release for found in (*wages.values(), *projected.values()) for row in found]


def cited(initiative: Initiative, releases: list, as_of: date) -> list[Source]:
    """Where figures are from, with the living wage that the initiative chose."""
    wage = initiative.standard.living_wage
    return [*sources(releases, as_of), *([living_wage_source(wage, as_of)] if wage else [])]
