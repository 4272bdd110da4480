"""The records behind one figure: its definition, its five numbers, and what is counted in them, with the reason."""

from urllib.parse import urlencode

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.dashboards import charts
from intermediary.dashboards.figures import absent, definition_url, range_words, records_url, value_text
from intermediary.dashboards.outcomes.asking import Asked, asked, state_words, two_sided, value_words
from intermediary.dashboards.outcomes.firms import Firms
from intermediary.dashboards.outcomes.people import People
from intermediary.dashboards.outcomes.scopes import CUTS, named
from intermediary.initiatives.models import Initiative
from intermediary.pages.listing import Pages
from placements.outcomes.engine import FIRMS
from placements.outcomes.runs import records

# Rows of a file: a longer list is to be narrowed first, so that one click does not hold up everybody.
DOWNLOAD = 20_000


def outcome_records(request, key: str):
    """Everything behind one figure, page by page."""
    initiative = get_object_or_404(Initiative, key=key)
    figure = asked(initiative, request.GET)
    scope = named(initiative, request.GET["of"])
    numbers, shown = records.numbers(figure.definition, figure.row), behind(figure, request.user)
    context = {
        "title": figure.definition.title,
        "lead": scope.label if scope else "",
        "trail": [
            {"url": f"{reverse('outcomes', args=[key])}?{urlencode({'of': request.GET['of']})}", "label": _("Outcomes")}
        ],
        "initiative": initiative,
        "asked": figure,
        "row": figure.row,
        "value": value_text(figure.row),
        "absent": absent(figure.row)[1],
        "range": range_words(figure.row),
        "group": _group(figure),
        "definition_url": definition_url(figure.definition.key),
        "five": charts.five(numbers, names=state_words(figure)) if two_sided(figure) else None,
        "tabs": _tabs(key, figure, {"": shown.whole} | shown.counts),
        "behind": shown,
        "pages": Pages(request, shown.page(request.GET.get("after", ""))),
        "download": records_url(key, figure.row, figure.state, "outcome_records_file"),
        "too_many": shown.listed > DOWNLOAD,
        "limit": DOWNLOAD,
    }
    return render(request, "outcomes/records.html", context)


def behind(figure: Asked, reader) -> People | Firms:
    """The list that a figure opens on, as whoever reads may see it."""
    return (Firms if figure.definition.family in FIRMS else People)(figure, reader)


def _group(figure: Asked) -> tuple[str, str] | None:
    cut, value = figure.row.cut, figure.row.cut_value
    return (dict(CUTS)[cut], value_words(cut, value)) if cut else None


def _tabs(key: str, figure: Asked, counts: dict[str, int]) -> list[dict]:
    words = state_words(figure)
    return [
        {
            "url": records_url(key, figure.row, state),
            "label": words.get(state, _("All")),
            "count": charts.figures.count(n),
            "active": state == figure.state,
        }
        for state, n in counts.items()
    ]
