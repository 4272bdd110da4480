from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.accounts.policy import may
from intermediary.dashboards import overview
from intermediary.dashboards.figures import figures, headlines
from intermediary.initiatives.models import Initiative
from intermediary.reference.counties import county_name
from intermediary.reference.industries import industry_title


def initiative_detail(request, key: str):
    """The start page of staff: the headline figures, how fresh they are, what runs, and what waits for somebody."""
    initiative = get_object_or_404(Initiative, key=key)
    today = timezone.localdate()
    shown = figures("initiative", key, initiative)
    imports = list(overview.recent_imports(initiative))
    context = {
        "title": initiative.name,
        "lead": _region(initiative),
        "figures": shown,
        "tiles": shown.tiles(headlines(initiative)),
        "freshness": overview.freshness(initiative),
        "in_training": overview.in_training(initiative, today),
        "upcoming": overview.upcoming(initiative, today),
        "imports": imports,
        "tasks": overview.tasks(initiative, today, imports),
        "empty": not imports and not initiative.cohorts.exists(),
        **_actions(request.user, initiative),
    }
    return render(request, "dashboards/overview.html", context)


def _actions(user, initiative: Initiative) -> dict:
    add = {"url": reverse("cohort_add"), "label": _("Add a cohort"), "icon": "plus"}
    if not may(user, "import_new"):
        return {"primary": add}
    load = {"url": reverse("import_new", args=[initiative.key]), "label": _("Import a workbook"), "icon": "import"}
    release = {"url": reverse("release_build_public", args=[initiative.key]), "label": _("Release"), "icon": "shield"}
    edit = {"url": reverse("initiative_edit", args=[initiative.key]), "label": _("Edit"), "icon": "edit"}
    return {"primary": load, "secondary": [release, edit, add], "start_with": [add]}


def _region(initiative: Initiative) -> str:
    industries = [industry_title(code) or code for code in initiative.industries[:2]]
    counties = [county_name(code) or code for code in initiative.counties]
    places = "; ".join(counties) if len(counties) < 3 else _("%(n)s counties") % {"n": len(counties)}
    return " · ".join(part for part in (", ".join(industries), places) if part)
