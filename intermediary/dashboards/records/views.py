"""A cohort with what came of it. A person has `dashboards.person`, a firm `dashboards.firms`."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from intermediary.dashboards import charts
from intermediary.dashboards.figures import figures
from trainings.models import Cohort
from trainings.tabs import tabs, trail


def cohort_outcomes(request, key: str):
    cohort = get_object_or_404(Cohort.objects.select_related("program__provider", "provider", "initiative"), key=key)
    shown = figures("cohort", cohort.key, cohort.initiative)
    context = {
        "cohort": cohort,
        "figures": shown,
        "tiles": shown.tiles(),
        "retention": _retention_chart(shown),
        "title": str(cohort),
        "lead": cohort.taught_by or "",
        "trail": trail(),
        "tabs": tabs(cohort, "outcomes"),
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
