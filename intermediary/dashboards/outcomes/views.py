"""Live figures for staff, and the data dictionary behind them."""

from django import forms
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.dashboards import charts
from intermediary.dashboards.figures import Figures, figures, title
from intermediary.dashboards.outcomes.asking import value_words
from intermediary.dashboards.outcomes.lines import line, lines
from intermediary.dashboards.outcomes.scopes import ScopeForm
from intermediary.dashboards.overview import freshness
from intermediary.initiatives.models import Initiative
from placements.outcomes.definitions import DEFINITIONS, Definition
from placements.outcomes.definitions.quality import ITEMS
from placements.outcomes.engine import Row
from placements.outcomes.runs.reading import curves, read

HORIZON = 365  # days of the curve
TRAINING = ("sector.completion", "sector.placement", "sector.placement.so_far")
WAGES = (
    "wage.hourly_gain",
    "wage.hourly_gain.mean",
    "wage.hourly_gain.share_gaining",
    "wage.hourly_gain.real",
    "wage.annualised_gain",
    "wage.annualised_gain.mean",
    "wage.annualised_gain.share_gaining",
    "wage.earnings_gain",
    "wage.replacement",
    "wage.progression.180",
    "wage.progression.365",
)
QUALITY = ("job.good_share", *(f"job.item.{item}" for item in ITEMS))
BY_GROUP = ("sector.completion", "sector.placement", "sector.ret.same.180", "wage.hourly_gain")
# Families of measures as people call them; one that is not named here goes by its own name.
FAMILIES = {
    "enrollment": gettext_lazy("Training"),
    "retention": gettext_lazy("Who stayed"),
    "survival": gettext_lazy("Estimated retention"),
    "wages": gettext_lazy("Wages"),
    "prices": gettext_lazy("Wages in prices of one year"),
    "earnings": gettext_lazy("Earnings"),
    "progression": gettext_lazy("Wages later on"),
    "quality": gettext_lazy("Job quality"),
    "period": gettext_lazy("Federal indicators"),
    "reach": gettext_lazy("Employers reached"),
    "positions": gettext_lazy("Openings filled"),
    "staffing": gettext_lazy("Employers' staff"),
}
UNITS = {
    "rate": gettext_lazy("a share, in per cent"),
    "probability": gettext_lazy("an estimated share, in per cent"),
    "dollars": gettext_lazy("dollars"),
    "count": gettext_lazy("a number"),
    "days": gettext_lazy("days"),
}


def outcomes(request, key: str):
    """Live figures of an initiative or a part of it, for staff, each with its five numbers and its definition."""
    initiative = get_object_or_404(Initiative, key=key)
    form = ScopeForm(request.GET, initiative)
    if form.searching:
        return render(request, "outcomes/outcomes.html", _choice(initiative, form))
    fresh = freshness(initiative)
    shown = figures(form.scope.kind, form.scope.key, initiative, fresh.run)
    context = {
        "title": _("Outcomes"),
        "lead": form.scope.label,
        "secondary": [
            {"url": reverse("run_list", args=[key]), "label": _("Runs"), "icon": "history"},
            {"url": reverse("data_quality", args=[key]), "label": _("Data quality"), "icon": "check-circle"},
        ],
        "initiative": initiative,
        "form": form,
        "figures": shown,
        "whole": form.scope == form.whole,
        "freshness": fresh,
        "training": shown.tiles([measure for measure in TRAINING if measure in shown.results]),
        "curves": _curves(shown),
        "retention": [_milestones(shown, kind) for kind in ("same", "continuous", "snapshot")],
        "wages": shown.tiles([measure for measure in WAGES if measure in shown.results]),
        "quality": shown.tiles([measure for measure in QUALITY if measure in shown.results]),
        "groups": _groups(shown, form.chosen_cut) if form.chosen_cut and shown else [],
        "table": [(label, lines(key, rows)) for label, rows in _by_family(shown.results.values())],
    }
    return render(request, "outcomes/outcomes.html", context)


def _choice(initiative: Initiative, form: ScopeForm) -> dict:
    """What is shown in place of figures while somebody looks for a cohort, a grant, an employer."""
    return {"title": _("Outcomes"), "lead": form.scope.label, "form": form, "choices": form.found(), "choosing": True}


class DefinitionSearch(forms.Form):
    q = forms.CharField(label=gettext_lazy("Find a measure"), required=False, max_length=100)


def definitions(request):
    """The data dictionary: what each measure counts, from the same definitions that compute it."""
    form = DefinitionSearch(request.GET)
    words = form.cleaned_data["q"].casefold().split() if form.is_valid() else []
    found = [definition for definition in DEFINITIONS.values() if all(word in _said(definition) for word in words)]
    context = {
        "title": _("What each measure counts"),
        "lead": _("The same definitions compute the figures. A changed rule is a new version; results keep theirs."),
        "form": form,
        "families": [
            (label, [(each, UNITS.get(each.unit, each.unit)) for each in members])
            for label, members in _by_family(found)
        ],
    }
    return render(request, "outcomes/definitions.html", context)


def _said(definition: Definition) -> str:
    texts = (definition.key, definition.title, definition.denominator, definition.numerator, definition.note)
    return " ".join(str(text) for text in texts).casefold()


def _by_family(found) -> list[tuple[str, list]]:
    """Definitions or rows under the names of their families, in the order of the dictionary."""
    order = {key: place for place, key in enumerate(DEFINITIONS)}
    grouped: dict[str, list] = {}
    for each in sorted(found, key=lambda each: order[_key(each)]):
        grouped.setdefault(DEFINITIONS[_key(each)].family, []).append(each)
    return [(str(FAMILIES.get(family, family)), members) for family, members in grouped.items()]


def _key(each: Definition | Row) -> str:
    return each.measure if isinstance(each, Row) else each.key


CURVES = {
    "same": gettext_lazy("Estimated share still with the same employer"),
    "continuous": gettext_lazy("Estimated share employed without a break, any employer"),
}


def _curves(shown: Figures) -> list[charts.Chart]:
    """Who stayed, day by day, those included whose year is not over yet."""
    estimates = curves(shown.run, shown.scope) if shown.scope else {}
    return [
        charts.survival(
            [charts.Point(p.day, p.survival, p.low, p.high, p.at_risk) for p in estimate.points],
            title=str(CURVES[method]),
            label=_("Kaplan–Meier estimate with its 95% interval, by days since the first day worked."),
            as_of=shown.as_of,
            horizon_days=HORIZON,
            stopped_on=min(HORIZON, estimate.last_day) if estimate.last_day < HORIZON else None,
            note=_("Assumes that those lost from sight do like the others."),
        )
        for method, estimate in estimates.items()
        if estimate.points
    ]


def _milestones(shown: Figures, kind: str) -> dict:
    """One way of counting who stayed: a bar for each milestone, and the five numbers behind it."""
    heads = {
        "same": _("With the same employer"),
        "continuous": _("With any employer, without a break"),
        "snapshot": _("With any employer, on the day"),
    }
    found = [result for result in shown.retention(kind) if result.denominator or result.immature]
    confirmed = any(result.numerator for result in found)
    return {
        "heading": heads[kind],
        "placed": max((r.denominator + r.immature + r.excluded for r in found), default=0),
        "chart": _milestone_chart(found, heads[kind], shown.as_of) if confirmed else None,
        "lines": [line(shown.initiative, result, _days(result)) for result in found],
    }


def _milestone_chart(found: list[Row], heading: str, as_of) -> charts.Chart:
    rows = [charts.Bar(_days(r), r.value, r.low, r.high, r.denominator) for r in found if r.denominator]
    words = _("Share of placements whose day has come that are known to be held, with the 95% interval.")
    return charts.bars(rows, title=heading, label=words, as_of=as_of, first_header=_("After"))


def _days(result: Row) -> str:
    return _("%(n)s days") % {"n": result.measure.rsplit(".", 1)[1]}


def _groups(shown: Figures, cut: str) -> list[dict]:
    """A chart per headline measure, one bar per group of the chosen cut, and the five numbers of each."""
    found, made = read(shown.run, [shown.scope], measures=list(BY_GROUP), cut=cut), []
    for measure in BY_GROUP:
        results = [result for result in found if result.measure == measure]
        if results:
            named = [(value_words(r.cut, r.cut_value), r) for r in results]
            made.append(
                {"chart": _group_chart(measure, named), "lines": [line(shown.initiative, r, g) for g, r in named]}
            )
    return made


def _group_chart(measure: str, named: list[tuple[str, Row]]) -> charts.Chart:
    unit = "dollars" if DEFINITIONS[measure].unit == "dollars" else "percent"
    rows = [charts.Bar(group, r.value, r.low, r.high, r.denominator) for group, r in named if r.denominator]
    words = _("One bar a group, with its 95% interval. Somebody of several races counts in each.")
    return charts.bars(rows, title=title(measure), label=words, unit=unit, as_of=named[0][1].as_of)
