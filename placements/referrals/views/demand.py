"""The demand ledger as pages: by employer and by cohort, each number opening on its records; as a file, too."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.models import Employer, Opening
from employers.needs.models import HiringNeed
from intermediary.initiatives.models import Initiative
from intermediary.pages import downloads
from intermediary.pages.listing import Column, Listing, address
from placements.models import Placement
from placements.referrals import ledger
from placements.referrals.models import Referral
from placements.referrals.queries import with_newest
from placements.referrals.shown import TONES
from placements.referrals.views.tabs import tabs
from trainings.models import Cohort

OF = {"employer": Employer, "cohort": Cohort}
NOBODYS = "none"
SHOWN = 200


def demand_ledger(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    side = "cohort" if request.GET.get("by") == "cohort" else "employer"
    today = timezone.localdate()
    found = ledger.lines(initiative, side, today)
    names = _names(side, [line.whose for line in found])
    found.sort(key=lambda line: (line.whose is None, -line.numbers["hired"], names.get(line.whose, ("", ""))[1]))
    heads, whole = headings(), ledger.total(found)
    if request.GET.get("format") in downloads.FORMATS:
        return _file(request, side, heads, [*found, whole], names)
    context = {
        "title": _("Demand ledger"),
        "lead": _("What employers promised, and what came of it. Every number opens on its records."),
        "tabs": tabs(request, initiative, "demand_ledger"),
        "sides": [
            {"url": "?", "label": _("By employer"), "active": side == "employer"},
            {"url": "?by=cohort", "label": _("By cohort"), "active": side == "cohort"},
        ],
        "side": side,
        "heads": [heads[what] for what in ledger.COLUMNS],
        "rows": [_row(initiative, side, line, names) for line in found[:SHOWN]],
        "whole": _cells(initiative, whole, ""),
        "more": max(0, len(found) - SHOWN),
        "files": [(address(request, format="csv"), "CSV"), (address(request, format="xlsx"), "Excel")],
        "today": today,
    }
    return render(request, "referrals/ledger.html", context)


def demand_records(request, key: str):
    """The records behind one number of the ledger."""
    initiative = get_object_or_404(Initiative, key=key)
    side, what, whose = (request.GET.get(name, "") for name in ("by", "what", "of"))
    if what not in ledger.COLUMNS or side not in ("", *OF):
        raise Http404
    owner = get_object_or_404(OF[side], key=whose) if side and whose != NOBODYS else None
    found = ledger.records(initiative, side, owner.pk if owner else None, what, timezone.localdate())
    listing = LISTS[ledger.RECORDS[what]](request, found)
    page = reverse("demand_ledger", args=[key])
    whole = owner or (_whole_of(side) if side else initiative)
    return listing.render(
        title=headings()[what],
        lead=str(whole),
        trail=[{"url": f"{page}?by={side}" if side else page, "label": _("Demand ledger")}],
        empty=(_("None"), _("The number is zero.")),
    )


def headings() -> dict[str, str]:
    """What each column of the ledger counts."""
    return {
        "promised": _("Seats promised"),
        "posted": _("Positions posted"),
        "referred": _("Referred"),
        "interviewed": _("Interviewed"),
        "offered": _("Offered"),
        "hired": _("Hired"),
        "retained": _("Still there after 90 days"),
        "left": _("Left before"),
        "unknown": _("Not known"),
        "not_due": _("Not yet due"),
        "excluded": _("Excluded"),
    }


def _needs(request, ids) -> Listing:
    return Listing(
        request,
        HiringNeed.objects.filter(pk__in=ids).select_related("employer").defer(HiringNeed.DOCUMENT),
        columns=(
            Column(_("Employer"), lambda need: need.employer),
            Column(_("Occupation"), lambda need: need.soc),
            Column(_("Quarter"), lambda need: need.quarter),
            Column(_("Seats"), lambda need: need.seats, number=True),
            Column(_("How sure"), lambda need: need.get_certainty_display()),
        ),
        order=("-quarter", "-pk"),
        link=lambda need: reverse("need_detail", args=[need.key]),
        noun=(_("hiring need"), _("hiring needs")),
    )


def _openings(request, ids) -> Listing:
    return Listing(
        request,
        Opening.objects.filter(pk__in=ids).select_related("employer"),
        columns=(
            Column(_("Job"), lambda opening: opening.title, under=lambda opening: opening.employer),
            Column(_("Positions"), lambda opening: opening.positions, number=True),
            Column(_("Posted"), lambda opening: opening.posted_on),
            Column(_("Status"), lambda opening: opening.get_status_display()),
        ),
        order=("-posted_on", "-pk"),
        link=lambda opening: reverse("opening_matches", args=[opening.key]),
        noun=(_("opening"), _("openings")),
    )


def _referrals(request, ids) -> Listing:
    found = Referral.objects.filter(pk__in=ids).select_related("participant__identity", "opening__employer")
    return Listing(
        request,
        with_newest(found),
        columns=(
            Column(_("Person"), lambda r: str(r.participant.identity)),
            Column(_("Job"), lambda r: r.opening.title, under=lambda r: r.opening.employer),
            Column(_("Status"), lambda r: r.get_status_display(), tone=lambda r: TONES[r.status]),
            Column(_("Since"), lambda r: r.since),
        ),
        order=("-pk",),
        link=lambda r: reverse("referral_detail", args=[r.key]),
        noun=(_("referral"), _("referrals")),
    )


def _placements(request, ids) -> Listing:
    found = Placement.objects.filter(pk__in=ids)
    return Listing(
        request,
        found.select_related("participant__identity", "employer", "cohort__program"),
        columns=(
            Column(_("Person"), lambda j: str(j.participant.identity), under=lambda j: j.cohort),
            Column(_("Employer"), lambda j: j.employer),
            Column(_("First day"), lambda j: j.started_on),
            Column(_("Last day"), lambda j: j.last_day_worked),
        ),
        order=("-started_on", "-pk"),
        link=lambda j: reverse("placement_evidence", args=[j.key]),
        noun=(_("placement"), _("placements")),
    )


LISTS = {"need": _needs, "opening": _openings, "referral": _referrals, "placement": _placements}


def _names(side: str, ids) -> dict[int, tuple[str, str]]:
    """Id → (key, name) of the employers or cohorts of a side."""
    found = OF[side].objects.filter(pk__in=[pk for pk in ids if pk])
    found = found.select_related("program") if side == "cohort" else found
    return {each.pk: (each.key, str(each)) for each in found}


def _whole_of(side: str) -> str:
    return _("Of no cohort") if side == "cohort" else _("Of no employer")


def _row(initiative, side: str, line: ledger.Line, names) -> dict:
    key, name = names.get(line.whose, (NOBODYS, _whole_of(side)))
    url = reverse(f"{side}_detail", args=[key]) if line.whose else ""
    return {"name": name, "url": url, "cells": _cells(initiative, line, side, key)}


def _cells(initiative, line: ledger.Line, side: str, of: str = "") -> list[dict]:
    page, heads = reverse("demand_records", args=[initiative.key]), headings()
    return [
        {
            "n": line.numbers[what],
            "label": heads[what],
            "url": f"{page}?{urlencode({'by': side, 'of': of, 'what': what} if side else {'what': what})}",
        }
        for what in ledger.COLUMNS
    ]


def _file(request, side: str, heads: dict, found: list[ledger.Line], names):
    whose = _("Employer") if side == "employer" else _("Cohort")
    header = [_("ID"), whose, *(heads[what] for what in ledger.COLUMNS)]
    whole = found.pop()
    rows = [
        [*names.get(line.whose, ("", _whole_of(side))), *(line.numbers[what] for what in ledger.COLUMNS)]
        for line in found
    ]
    rows.append(["", _("All"), *(whole.numbers[what] for what in ledger.COLUMNS)])
    return downloads.respond(request, _("Demand ledger"), header, rows, request.GET["format"])
