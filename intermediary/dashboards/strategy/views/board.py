"""The board page, and what everybody may see of an initiative."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from employers.queries import public_openings
from intermediary.dashboards.funders import access, page
from intermediary.dashboards.funders.drawings import targets
from intermediary.dashboards.funders.reading import Reading
from intermediary.dashboards.strategy.board import board
from intermediary.dashboards.strategy.picture import draw, starting
from intermediary.initiatives.changes.models import Change
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.partners.queries import current
from intermediary.initiatives.tabs import tabs
from intermediary.reference.counties import county_name
from intermediary.reference.industries import industry_title
from trainings.pathways.models import Pathway


def board_page(request, key: str):
    initiative, today = get_object_or_404(Initiative, key=key), timezone.localdate()
    context = {
        "title": initiative.name,
        "lead": _("Strategy and results on %(day)s") % {"day": date_format(today)},
        "board": board(initiative, today),
        "key": key,
        "region": region(initiative),
        "tabs": tabs(request, initiative),
        "primary": {"print": True, "label": _("Print or save as PDF")},
        "secondary": [{"url": reverse("public_initiative", args=[key]), "label": _("Public page"), "icon": "eye"}],
    }
    return render(request, "strategy/board.html", context)


def region(initiative: Initiative) -> list[tuple[str, str]]:
    """Industries and counties in words, with their codes where a name is not at hand."""
    return [
        (_("Industries"), "; ".join(industry_title(code) or code for code in initiative.industries)),
        (_("Counties"), "; ".join(county_name(code) or code for code in initiative.counties)),
    ]


def public_initiative(request, key: str):
    """What is open of an initiative: figures as released, pathways without counts, partners that agreed to be named,
    verified changes that staff chose to show. Nothing here is counted from records when it is looked at."""
    initiative, today = get_object_or_404(Initiative, key=key), timezone.localdate()
    release = access.public().filter(initiative=initiative).first()
    shown = release is not None and page.drawable(release)
    published = Pathway.objects.filter(initiative=initiative, published=True).select_related("initiative")
    pathways = [draw(each, today, counted=False) for each in published]
    changes = Change.objects.filter(initiative=initiative, published=True).prefetch_related("rechecks")
    context = {
        "title": initiative.name,
        "initiative_shown": initiative,
        "region": region(initiative),
        "release": release if shown else None,
        "tiles": targets.tiles(Reading(release.body)) if shown else [],
        "pathways": pathways,
        "starting": sorted({each for drawn in pathways for each in starting(drawn, today)}),
        "open_jobs": public_openings(initiative, today).count(),
        "partners": current(initiative, today).filter(shown=True).select_related("organization"),
        "changes": [(change, change.standing(today)) for change in changes],
        "secondary": [{"print": True, "label": _("Print")}],
    }
    return render(request, "strategy/public.html", context)
