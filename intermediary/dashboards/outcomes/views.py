from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.dashboards import charts
from intermediary.dashboards.figures import Figures, absent, definition_url, figures, title
from intermediary.dashboards.outcomes.scopes import ScopeForm
from intermediary.dashboards.overview import freshness
from intermediary.initiatives.models import Initiative
from participants.enums import Gender, Race
from placements.outcomes.definitions import DEFINITIONS
from placements.outcomes.definitions.quality import ITEMS
from placements.outcomes.engine import Row
from placements.outcomes.runs.building import current
from placements.outcomes.runs.reading import read, scope_named

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
WORDS = {**dict(Gender.choices), **dict(Race.choices)}


def outcomes(request, key: str):
    """Live figures of an initiative or a part of it, for staff, each with its five numbers and its definition."""
    initiative = get_object_or_404(Initiative, key=key)
    form = ScopeForm(request.GET, initiative)
    shown = figures(form.scope.kind, form.scope.key, initiative)
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
        "freshness": freshness(initiative),
        "training": shown.tiles([measure for measure in TRAINING if measure in shown.results]),
        "retention": [_milestones(shown, kind) for kind in ("same", "continuous", "snapshot")],
        "wages": shown.tiles([measure for measure in WAGES if measure in shown.results]),
        "quality": shown.tiles([measure for measure in QUALITY if measure in shown.results]),
        "groups": _groups(form, initiative) if form.chosen_cut else [],
        "table": _table(shown),
    }
    return render(request, "outcomes/outcomes.html", context)


def definitions(request):
    """The data dictionary: what each measure counts, from the same definitions that compute it."""
    families = {
        "enrollment": _("Training"),
        "retention": _("Who stayed"),
        "survival": _("Estimated retention"),
        "wages": _("Wages"),
        "prices": _("Wages in prices of one year"),
        "earnings": _("Earnings"),
        "progression": _("Wages later on"),
        "quality": _("Job quality"),
        "period": _("Federal indicators"),
        "reach": _("Employers reached"),
        "positions": _("Openings filled"),
        "staffing": _("Employers' staff"),
    }
    grouped = [
        (label, [definition for definition in DEFINITIONS.values() if definition.family == family])
        for family, label in families.items()
    ]
    context = {
        "title": _("What each measure counts"),
        "lead": _("The same definitions compute the figures. A changed rule is a new version; results keep theirs."),
        "families": grouped,
    }
    return render(request, "outcomes/definitions.html", context)


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
        "rows": [(_days(result), result, _five(result)) for result in found] if confirmed else [],
    }


def _milestone_chart(found: list[Row], heading: str, as_of) -> charts.Chart:
    rows = [charts.Bar(_days(r), r.value, r.low, r.high, r.denominator) for r in found if r.denominator]
    words = _("Share of placements whose day has come that are known to be held, with the 95% interval.")
    return charts.bars(rows, title=heading, label=words, as_of=as_of, first_header=_("After"))


def _days(result: Row) -> str:
    return _("%(n)s days") % {"n": result.measure.rsplit(".", 1)[1]}


def _five(result: Row) -> charts.Chart:
    missed = result.denominator - (result.numerator or 0) - result.unknown
    numbers = {
        "achieved": result.numerator or 0,
        "missed": missed,
        "unknown": result.unknown,
        "immature": result.immature,
        "excluded": result.excluded,
    }
    names = {"achieved": _("Still employed"), "missed": _("Left")}
    return charts.five(numbers, title=_days(result), names=names)


def _groups(form: ScopeForm, initiative: Initiative) -> list[charts.Chart]:
    """A chart per headline measure, one bar per group of the chosen cut."""
    run, scope = current(initiative), scope_named(initiative, form.scope.kind, form.scope.key)
    found = read(run, [scope], measures=list(BY_GROUP), cut=form.chosen_cut) if run and scope else []
    made = []
    for measure in BY_GROUP:
        results = [result for result in found if result.measure == measure and result.denominator]
        if not results:
            continue
        unit = "percent" if results[0].unit == "rate" else "dollars"
        rows = [charts.Bar(_group(r.cut_value), r.value, r.low, r.high, r.denominator) for r in results]
        words = _("One bar a group, with its 95% interval. Somebody of several races counts in each.")
        made.append(charts.bars(rows, title=title(measure), label=words, unit=unit, as_of=results[0].as_of))
    return made


def _group(value: str) -> str:
    return str(WORDS.get(value, _("Not known") if value == "unknown" else value))


def _table(shown: Figures) -> list[tuple]:
    """Every measure of the scope with its five numbers, in the order of the dictionary."""
    return [
        (title(key), definition_url(key), shown.results[key], definition, absent(shown.results[key])[0])
        for key, definition in DEFINITIONS.items()
        if key in shown.results
    ]
