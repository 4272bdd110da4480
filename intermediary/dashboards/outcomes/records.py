"""The records behind one figure: its definition, its five numbers, and everybody in them, with the reason."""

from urllib.parse import urlencode

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.accounts.roles import WAGE_READERS
from intermediary.dashboards import charts
from intermediary.dashboards.figures import absent, definition_url, range_words, records_url, value_text
from intermediary.dashboards.outcomes.asking import Asked, asked, value_words
from intermediary.dashboards.outcomes.scopes import CUTS, named
from intermediary.initiatives.models import Initiative
from intermediary.pages.listing import Listing
from participants.models import Participant
from placements.outcomes.runs import records
from trainings.models import Enrollment

TONES = {"achieved": "good", "missed": "danger", "unknown": "warning", "immature": "notice", "excluded": "quiet"}
# Rows of a file: a longer list is to be narrowed first, so that one click does not hold up everybody.
DOWNLOAD = 20_000


def outcome_records(request, key: str):
    """Everybody behind one figure, page by page."""
    initiative = get_object_or_404(Initiative, key=key)
    figure = asked(initiative, request.GET)
    scope = named(initiative, request.GET["of"])
    names, numbers = words(figure), records.numbers(figure.definition, figure.row)
    listed, total = records.opens(figure.definition), count(figure)
    listing = _listing(request, figure) if listed else None
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
        "five": charts.five(numbers, names=names) if _of_two_sides(figure) else None,
        "tabs": _tabs(key, figure, names, numbers) if listed else [],
        "listing": listing,
        "rows": [described(each, names) for each in opened(request, figure, listing.page.rows)] if listed else [],
        "hidden": listed
        and records.FAMILIES[figure.definition.family].quarterly
        and request.user.role not in WAGE_READERS,
        "download": records_url(key, figure.row, figure.state, "outcome_records_file"),
        "too_many": total > DOWNLOAD,
        "limit": DOWNLOAD,
    }
    return render(request, "outcomes/records.html", context)


def words(figure: Asked) -> dict[str, str]:
    """What the five numbers are called: who has a wage is counted, not achieved."""
    counted = {} if _of_two_sides(figure) else {"achieved": _("Counted")}
    return charts.five_words() | counted


def _of_two_sides(figure: Asked) -> bool:
    """Whether it is achieved or missed; of a median nobody misses anything."""
    return records.numbers(figure.definition, figure.row)["missed"] is not None


def count(figure: Asked) -> int:
    numbers = records.numbers(figure.definition, figure.row)
    return (numbers[figure.state] if figure.state else sum(n for n in numbers.values() if n)) or 0


def behind(figure: Asked) -> QuerySet:
    """The facts that the figure counts; in the order `order(figure)` they are those of the page and of the file."""
    return records.facts(
        figure.run,
        figure.scope,
        figure.definition,
        cut=figure.row.cut,
        value=figure.row.cut_value,
        state=figure.state,
    )


def opened(request, figure: Asked, rows: list) -> list[records.Opened]:
    return records.opened(figure.definition, rows, quarterly=request.user.role in WAGE_READERS)


def order(figure: Asked) -> tuple[str, ...]:
    return records.FAMILIES[figure.definition.family].order


def _listing(request, figure: Asked) -> Listing:
    return Listing(
        request, behind(figure), columns=(), order=order(figure), link=None, noun=(_("record"), _("records"))
    )


def _group(figure: Asked) -> tuple[str, str] | None:
    cut, value = figure.row.cut, figure.row.cut_value
    return (dict(CUTS)[cut], value_words(cut, value)) if cut else None


def _tabs(key: str, figure: Asked, names: dict, numbers: dict) -> list[dict]:
    shown = {"": sum(n for n in numbers.values() if n)} | {s: n for s, n in numbers.items() if n is not None}
    return [
        {
            "url": records_url(key, figure.row, state),
            "label": names.get(state, _("All")),
            "count": charts.figures.count(n),
            "active": state == figure.state,
        }
        for state, n in shown.items()
    ]


def described(each: records.Opened, names: dict[str, str]) -> dict:
    """A line of the list: whose it is, which record with its days, how it was counted, and why."""
    row = {"state": names[each.state], "tone": TONES[each.state], "why": each.why, "amount": each.amount, "wage": None}
    record = each.record
    if record is None:
        return row
    if isinstance(record, Participant):  # a period of participation has no page of its own
        return row | {"person": record, "what": "", "first": each.fact.entry, "last": each.fact.exit_on}
    row |= {"person": record.participant, "cohort": record.cohort}
    if isinstance(record, Enrollment):
        row |= {"url": reverse("enrollment_edit", args=[record.key]), "what": record.get_status_display()}
        return row | {"first": record.enrolled_on, "last": record.ended_on}
    row |= {"url": reverse("placement_edit", args=[record.key]), "what": str(record.employer)}
    return row | {"first": record.started_on, "last": record.last_day_worked, "wage": record.hourly_wage}
