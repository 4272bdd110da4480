"""The employer's own door: who was put forward to their openings, while each of them agrees to it."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.queries import own_employers
from intermediary.initiatives.models import Initiative
from intermediary.pages.listing import Column, Listing
from intermediary.pages.saving import save_page
from placements.referrals import ledger, queries, services
from placements.referrals.card import thin
from placements.referrals.enums import HIRABLE, LIVE, Status, Way
from placements.referrals.forms import HireForm, PortalStepForm
from placements.referrals.shown import TONES
from placements.referrals.views.demand import headings
from placements.referrals.views.referrals import wages_of


def own_candidates(request):
    firms = own_employers(request.user)
    listing = Listing(
        request,
        queries.own_candidates(firms),
        columns=(
            Column(_("Name"), lambda r: r.name, under=lambda r: r.why),
            Column(_("Job"), lambda r: r.opening.title, under=lambda r: r.opening.employer),
            Column(_("Status"), lambda r: _status(r), tone=lambda r: TONES[r.status]),
            Column(_("Since"), lambda r: r.since),
        ),
        order=("-pk",),
        link=lambda r: reverse("own_candidate", args=[r.key]),
        noun=(_("candidate"), _("candidates")),
    )
    return listing.render(
        title=_("Candidates"),
        lead=_("People put forward for your openings. They agreed to it, and may take that back at any time."),
        empty=(_("Nobody yet"), _("Post an opening; when somebody fits and agrees, they stand here.")),
    )


def own_demand(request):
    """What the firm promised and what came of it, each number leading to its list."""
    firms = {firm.pk: firm for firm in own_employers(request.user)}
    found = ledger.own_lines(list(Initiative.objects.all()), timezone.localdate())
    lists = {"promised": "own_needs", "posted": "own_openings", "hired": "own_hires"}
    heads = headings()
    context = {
        "title": _("Your demand, step by step"),
        "lead": _("What you promised, and what came of it. Of people only those are counted who agree to be seen."),
        "trail": [{"url": reverse("own_overview"), "label": _("Overview")}],
        "heads": [heads[what] for what in ledger.CHAIN],
        "rows": [
            {
                "name": firms[line.whose].name,
                "cells": [
                    {"n": line.numbers[what], "label": heads[what], "url": reverse(lists.get(what, "own_candidates"))}
                    for what in ledger.CHAIN
                ],
            }
            for line in found
            if line.whose in firms
        ],
    }
    return render(request, "referrals/own_demand.html", context)


def own_candidate(request, key: str):
    referral, card = _found(request, key)
    now = timezone.now()
    sent = request.POST if request.method == "POST" else None
    form = PortalStepForm(sent, referral=referral, now=now) if referral.status in LIVE else None
    if sent is not None and form and form.is_valid():
        try:
            services.record(referral=referral, answer=form.answer, now=now, way=Way.PORTAL, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Thank you. Your answer is on record, and the person is told."))
            return redirect("own_candidates")
    context = {
        "title": card.name,
        "lead": f"{referral.opening.title}, {referral.opening.employer}",
        "pill": _status(referral),
        "pill_tone": TONES[referral.status],
        "trail": [{"url": reverse("own_candidates"), "label": _("Candidates")}],
        "card": card,
        "referral": referral,
        "form": form,
    }
    if referral.status in HIRABLE:
        hired = {
            "url": reverse("own_candidate_hire", args=[key]),
            "label": _("We hired this person"),
            "icon": "placement",
        }
        near = referral.status in (Status.INTERVIEW, Status.OFFERED)
        context |= {"primary": hired} if near else {"secondary": [hired]}
    return render(request, "referrals/candidate.html", context)


def own_candidate_hire(request, key: str):
    referral, card = _found(request, key)
    now, page = timezone.now(), reverse("own_candidate", args=[key])
    form = HireForm(request.POST or None, now=now, initial=wages_of(referral.opening))
    return save_page(
        request, form, partial(services.hire, referral=referral, now=now, way=Way.PORTAL),
        title=_("You hired %s") % card.name, lead=f"{referral.opening.title}, {referral.opening.employer}",
        trail=[{"url": page, "label": card.name}], submit=_("Record the hire"), cancel_url=page,
        done=_("The hire is on record. Thank you!"), to=reverse("own_candidates"),
    )  # fmt: skip


def _found(request, key: str):
    """A candidate of the user's own firms. Foreign, not agreeing and missing are one answer."""
    referral = get_object_or_404(queries.own_candidates(own_employers(request.user)), key=key)
    card = thin(referral)
    if card is None:
        raise Http404
    return referral, card


def _status(referral) -> str:
    return {
        Status.REFERRED: _("Waits for your answer"),
        Status.YES: _("You said yes"),
        Status.NO: _("You said no"),
        Status.NOT_NOW: _("You said not now"),
        Status.WITHDRAWN: _("No longer available"),
    }.get(Status(referral.status)) or str(referral.get_status_display())
