"""One record and everything that the rooms know of it: a cohort, a firm. A person has `dashboards.person`."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.dashboards import charts
from intermediary.dashboards.figures import figures
from trainings.demand import queries as demand
from trainings.models import Cohort
from trainings.queries import roster


def cohort_detail(request, key: str):
    cohort = get_object_or_404(
        Cohort.objects.select_related("program__provider", "provider", "initiative").prefetch_related("grants"), key=key
    )
    shown = figures("cohort", cohort.key, cohort.initiative)
    context = {
        "cohort": cohort,
        "roster": roster(cohort),
        "facts": [
            (_("Initiative"), cohort.initiative),
            (_("Training provider"), cohort.taught_by),
            (_("First day"), cohort.starts_on),
            (_("Last day"), cohort.ends_on),
            (_("Seats"), cohort.capacity),
            (_("Seats promised by employers"), demand.in_words(cohort)),
            (_("Paid by"), ", ".join(grant.title for grant in cohort.grants.all()) or None),
        ],
        "figures": shown,
        "tiles": shown.tiles(),
        "retention": _retention_chart(shown),
        "title": str(cohort),
        "lead": cohort.taught_by or "",
        "trail": [{"url": reverse("cohort_list"), "label": _("Cohorts")}],
        "primary": {"url": reverse("enroll", args=[key]), "label": _("Enroll somebody"), "icon": "plus"},
        "secondary": [{"url": reverse("cohort_edit", args=[key]), "label": _("Edit")}],
    }
    return render(request, "records/cohort.html", context)


def _retention_chart(shown) -> charts.Chart | None:
    points = [result for result in shown.retention() if result.denominator]
    if not any(result.numerator for result in points):
        return None
    rows = [
        charts.Bar(_("%(n)s days") % {"n": r.measure.rsplit(".", 1)[1]}, r.value, r.low, r.high, r.denominator)
        for r in points
    ]
    return charts.bars(
        rows,
        title=_("Still with the same employer"),
        label=_("Share of placements whose day has come that are known to be held, with the 95% interval."),
        as_of=shown.as_of,
    )
