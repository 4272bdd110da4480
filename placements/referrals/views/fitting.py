"""Who fits an opening, which openings fit a person, and what a person wants: staff decide what comes of it."""

from functools import partial

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.enums import OpeningStatus
from employers.models import Opening
from employers.views.openings import wage_range
from intermediary.initiatives.models import Initiative
from intermediary.pages.forms import SearchForm
from intermediary.pages.listing import Column, Listing
from intermediary.pages.saving import save_page
from participants.models import Participant
from placements.referrals import fitting, services
from placements.referrals.enums import Status
from placements.referrals.forms import JobWishForm
from placements.referrals.models import JobWish
from placements.referrals.views.tabs import tabs


def referral_openings(request, key: str):
    """Open openings of an initiative, each leading to who fits it."""
    initiative = get_object_or_404(Initiative, key=key)
    filters = SearchForm(request.GET)
    found = Opening.objects.filter(initiative=initiative, status=OpeningStatus.OPEN).select_related("employer")
    for word in (filters.value("q") or "").split():
        found = found.filter(Q(title__icontains=word) | Q(employer__name__icontains=word))
    sent = Count("referrals", filter=~Q(referrals__status=Status.SUGGESTED), distinct=True)
    listing = Listing(
        request,
        found.annotate(filled=Count("fills", distinct=True), sent=sent),
        columns=(
            Column(_("Job"), lambda o: o.title, under=lambda o: o.employer),
            Column(_("Positions"), lambda o: o.positions, number=True),
            Column(_("Filled"), lambda o: o.filled, number=True),
            Column(_("Put forward"), lambda o: o.sent, number=True),
            Column(_("Hourly wage"), wage_range, number=True),
            Column(_("Open until"), lambda o: o.expires_on),
        ),
        order=("-posted_on", "-pk"),
        link=lambda o: reverse("opening_matches", args=[o.key]),
        noun=(_("open opening"), _("open openings")),
        filters=filters,
    )
    return listing.render(
        title=_("Who fits"),
        lead=_("Choose an opening, and see who fits it and why."),
        tabs=tabs(request, initiative, "referral_openings"),
        empty=(_("No opening is open"), _("Employers post them, or you do on an employer's page.")),
    )


def opening_matches(request, key: str):
    opening = get_object_or_404(Opening.objects.select_related("employer", "initiative"), key=key)
    working = "working" in request.GET
    found, number = fitting.candidates(opening, timezone.localdate(), working=working)
    people = Participant.objects.select_related("identity").in_bulk([match.participant_id for match in found])
    context = {
        "title": _("Who fits: %s") % opening.title,
        "lead": opening.employer.name,
        "trail": _trail(opening.initiative),
        "rows": [(match, people[match.participant_id], opening) for match in found],
        "number": number,
        "opening": opening,
        "working": working,
        "of_opening": True,
    }
    return render(request, "referrals/matches.html", context)


def participant_matches(request, key: str):
    """The openings for a person, in each initiative that they are or were in training with."""
    person = get_object_or_404(Participant.objects.select_related("identity"), key=key)
    theirs = Initiative.objects.filter(cohorts__enrollments__participant=person).distinct()
    found = [fitting.openings_for(person, initiative, timezone.localdate()) for initiative in theirs]
    matches = sorted((match for some, _n in found for match in some), key=lambda match: (-match.fits, match.misses))
    openings = Opening.objects.select_related("employer").in_bulk([match.opening_id for match in matches])
    context = {
        "title": _("Jobs for %s") % person.identity,
        "trail": [{"url": reverse("participant_detail", args=[key]), "label": str(person.identity)}],
        "secondary": [{"url": reverse("job_wish", args=[key]), "label": _("What they want of a job"), "icon": "edit"}],
        "rows": [(match, person, openings[match.opening_id]) for match in matches],
        "number": sum(number for _some, number in found),
        "wished": JobWish.objects.filter(participant=person).exists(),
        "of_opening": False,
    }
    return render(request, "referrals/matches.html", context)


def job_wish(request, key: str):
    person = get_object_or_404(Participant.objects.select_related("identity"), key=key)
    wish = JobWish.objects.filter(participant=person).first()
    form = JobWishForm(request.POST or None, instance=wish)
    back = reverse("participant_matches", args=[key])
    return save_page(
        request, form, partial(services.save_wish, participant=person),
        title=_("What %s wants of a job") % person.identity, trail=[{"url": back, "label": _("Jobs")}],
        lead=_("Leave open what you have not asked: it then counts as not known, never as no."), cancel_url=back,
        done=_("Saved. Jobs are looked through by it from now on."),
    )  # fmt: skip


def _trail(initiative) -> list[dict]:
    if initiative is None:
        return [{"url": reverse("opening_list"), "label": _("Openings")}]
    return [{"url": reverse("referral_openings", args=[initiative.key]), "label": _("Who fits")}]
