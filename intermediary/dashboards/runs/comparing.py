"""Two runs beside each other, for staff."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.accounts.models import User
from intermediary.dashboards.figures import definition_url, title
from intermediary.dashboards.runs.forms import TwoRuns, run_name
from intermediary.initiatives.models import Initiative
from participants.models import Participant
from placements.outcomes.models import Run
from placements.outcomes.runs import comparing
from placements.outcomes.runs.causes import Change, Day, Version

SHOWN = 20  # units a page
FIGURES = 300
LAST = 10_000  # pages

RECORDS = {
    "participants_identity": gettext_lazy("Name and address"),
    "participants_traits": gettext_lazy("What is counted of the person"),
    "participants_priorjob": gettext_lazy("Job before the program"),
    "participants_service": gettext_lazy("Service"),
    "participants_exclusion": gettext_lazy("Exclusion"),
    "trainings_enrollment": gettext_lazy("Enrollment"),
    "trainings_credential": gettext_lazy("Credential"),
    "trainings_skillgain": gettext_lazy("Skill gain"),
    "trainings_cohort": gettext_lazy("Cohort"),
    "trainings_cohort_grants": gettext_lazy("Grant that pays for the cohort"),
    "placements_placement": gettext_lazy("Placement"),
    "placements_followup": gettext_lazy("Follow-up"),
    "placements_quarterlywage": gettext_lazy("Quarterly wage"),
}
DONE = {"I": gettext_lazy("added"), "U": gettext_lazy("changed"), "D": gettext_lazy("removed")}
UNITS = {
    "placement": gettext_lazy("Placement"),
    "enrollment": gettext_lazy("Enrollment"),
    "period": gettext_lazy("Period of participation"),
}


@dataclass(frozen=True)
class Line:
    """One unit that moved, as the page says it."""

    person: Participant | None
    unit: str
    moves: list[tuple[str, str, str]]
    causes: list[str]


def run_compare(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    form = TwoRuns(request.GET, initiative)
    context = {
        "title": _("Compare two runs"),
        "lead": _("Which figures differ, who moved, and because of what."),
        "initiative": initiative,
        "form": form,
        "trail": [{"url": reverse("run_list", args=[key]), "label": _("Runs")}],
    }
    if form.count > 1 and form.is_valid():
        a, b = form.cleaned_data["a"], form.cleaned_data["b"]
        context |= _compared(a, b, _number(request.GET.get("page", "")), reverse("run_compare", args=[key]))
    return render(request, "runs/compare.html", context)


def _compared(a: Run, b: Run, page: int, address: str) -> dict:
    figures = comparing.figures(a, b)
    moved = comparing.moved(a, b, offset=(page - 1) * SHOWN, limit=SHOWN)
    url = f"{address}?a={a.pk}&b={b.pk}&page="
    first, last = (page - 1) * SHOWN + 1, (page - 1) * SHOWN + len(moved.moved)
    facts = {"first": f"{first:,}", "last": f"{last:,}", "all": f"{moved.units:,}"}
    return {
        "a": a,
        "b": b,
        "names": (run_name(a), run_name(b)),
        "figures": [(title(f.row.measure), definition_url(f.row.measure), f) for f in figures[:FIGURES]],
        "figure_count": len(figures),
        "units": moved.units,
        "people": moved.people,
        "lines": _lines(moved.moved, a, b),
        "note": _("%(first)s to %(last)s of %(all)s") % facts if moved.moved else "",
        "previous_url": f"{url}{page - 1}" if page > 1 else "",
        "next_url": f"{url}{page + 1}" if last < moved.units and moved.moved else "",
    }


def _lines(moved: list, a: Run, b: Run) -> list[Line]:
    people = Participant.objects.select_related("identity").in_bulk({unit.person for unit in moved})
    who = User.objects.in_bulk({c.by_id for unit in moved for c in unit.causes if isinstance(c, Change) and c.by_id})
    return [
        Line(
            people.get(unit.person),
            str(UNITS[unit.kind]),
            [(m.facet.title, _side(m.before), _side(m.after)) for m in unit.moves],
            [_cause(cause, who, a, b) for cause in unit.causes],
        )
        for unit in moved
    ]


def _side(words: str | None) -> str:
    return _("not there") if words is None else words


def _cause(cause, who: dict, a: Run, b: Run) -> str:
    if isinstance(cause, Change):
        facts = {
            "record": RECORDS.get(cause.table, cause.table),
            "done": DONE[cause.operation],
            "when": date_format(timezone.localtime(cause.at), "DATETIME_FORMAT"),
            "who": who.get(cause.by_id) or _("the system"),
            "fields": ", ".join(cause.labels),
        }
        if cause.fields:
            return _("%(record)s %(done)s (%(fields)s) on %(when)s by %(who)s") % facts
        return _("%(record)s %(done)s on %(when)s by %(who)s") % facts
    if isinstance(cause, Version):
        return _("The definition changed: version %(before)s → %(after)s") % cause._asdict()
    if isinstance(cause, Day):
        days = {"before": date_format(a.as_of), "after": date_format(b.as_of)}
        return _("Nothing was changed: the day moved on, from %(before)s to %(after)s") % days
    return _("Nothing on record explains this: have the full check done.")


def _number(text: str) -> int:
    return max(1, min(int(text), LAST)) if text.isdecimal() and len(text) < 6 else 1
