"""A staff member's start page: what is due, each thing one click from being done."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.initiatives.models import Initiative
from intermediary.pages import worklist

SHOWN = 7  # of one kind; the rest is a click away
EVERYBODY = "everybody"


def today(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    day = timezone.localdate()
    found = worklist.groups(user=request.user, initiative=initiative, as_of=day)
    everybodys = request.GET.get("whose") == EVERYBODY
    groups = [made for group in found if (made := _shown(group, initiative, day, everybodys))]
    page = reverse("today", args=[key])
    mine, every = _number(found, mine=True), _number(found, mine=False)
    context = {
        "title": _("Today"),
        "lead": date_format(day, "l, F j"),
        "tabs": [
            {"url": page, "label": _("Mine"), "count": mine, "active": not everybodys},
            {"url": f"{page}?whose={EVERYBODY}", "label": _("Everybody's"), "count": every, "active": everybodys},
        ],
        "groups": groups,
        "others": 0 if everybodys else every - mine,
        "everybodys_url": f"{page}?whose={EVERYBODY}",
        "day": day,
        "here": request.get_full_path(),
        "overview_url": reverse("initiative_detail", args=[key]),
    }
    return render(request, "dashboards/today.html", context)


def _shown(group: worklist.Group, initiative: Initiative, day, everybodys: bool) -> dict | None:
    dues = [due for due in group.dues if everybodys or due.mine]
    if not dues:
        return None
    return {
        "heading": group.source.heading,
        "number": len(dues),
        "late": sum(due.due_on is not None and due.due_on < day for due in dues),
        "dues": dues[:SHOWN],
        "more": max(0, len(dues) - SHOWN),
        "whole": worklist.whole_url(group.source, initiative),
    }


def _number(groups: list[worklist.Group], *, mine: bool) -> int:
    return sum(due.mine or not mine for group in groups for due in group.dues)
