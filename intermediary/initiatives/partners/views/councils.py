from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.initiatives.models import Initiative
from intermediary.initiatives.partners import queries, services
from intermediary.initiatives.partners.forms import CouncilForm, SeatForm
from intermediary.initiatives.partners.models import Action, Council, Seat
from intermediary.initiatives.tabs import tabs
from intermediary.pages.listing import Column, Listing
from intermediary.pages.saving import save_page

SHOWN = 24  # meetings on the page of a council, the latest


def council_list(request, key: str):
    initiative, today = get_object_or_404(Initiative, key=key), timezone.localdate()
    listing = Listing(
        request,
        queries.councils(initiative, today),
        columns=(
            Column(_("Council"), str, under=lambda council: council.purpose),
            Column(_("Seats"), lambda council: council.seat_count, number=True),
            Column(_("Met last"), lambda council: council.last_met),
            Column(_("Meets next"), lambda council: council.next_meets),
            Column(_("Open actions"), lambda council: council.open_actions, number=True),
        ),
        order=("name", "pk"),
        link=lambda council: reverse("council_detail", args=[key, council.pk]),
        noun=(_("council"), _("councils")),
    )
    return listing.render(
        title=_("Councils"),
        lead=_("Tables at which partners decide together; what they give people to do stands on their start pages."),
        primary={"url": reverse("council_add", args=[key]), "label": _("Set up a council"), "icon": "plus"},
        empty=(_("No councils yet"), _("Set up the first one: an employer council, a workers’ table, a board.")),
        tabs=tabs(request, initiative),
    )


def council_detail(request, key: str, pk: int):
    council, today = of_initiative(key, pk), timezone.localdate()
    came, counted = Q(attendance__present=True), Q(attendance__present__isnull=False)
    meetings = council.meetings.annotate(
        came=Count("attendance", filter=came, distinct=True),
        counted=Count("attendance", filter=counted, distinct=True),
        decided=Count("decisions", distinct=True),
        actions_open=Count("actions", filter=Q(actions__done_on=None), distinct=True),
    ).order_by("-held_on", "-pk")
    seats = council.seats.select_related("partnership__organization")
    context = {
        "title": council.name,
        "lead": council.purpose,
        "trail": trail(key),
        "council": council,
        "today": today,
        "meetings": meetings[:SHOWN],
        "seats": [seat for seat in seats if seat.until is None or seat.until >= today],
        "actions": Action.objects.filter(meeting__council=council, done_on=None).select_related("meeting", "owner"),
        "primary": {"url": reverse("meeting_add", args=[key, pk]), "label": _("Add a meeting"), "icon": "plus"},
        "secondary": [
            {"url": reverse("seat_add", args=[key, pk]), "label": _("Give a seat"), "icon": "people"},
            {"url": reverse("council_edit", args=[key, pk]), "label": _("Edit"), "icon": "edit"},
        ],
    }
    return render(request, "partners/council.html", context)


def council_form(request, key: str, pk: int | None = None):
    initiative = get_object_or_404(Initiative, key=key)
    council = of_initiative(key, pk) if pk is not None else None
    return save_page(
        request,
        CouncilForm(request.POST or None, instance=council),
        lambda **values: services.save_council(initiative=initiative, council=council, **values),
        title=_("Edit %s") % council if council else _("Set up a council"),
        trail=trail(key, council),
        cancel_url=page(council) if council else reverse("council_list", args=[key]),
        to=page,
        done=_("The council is saved."),
    )


def seat_form(request, key: str, pk: int, number: int | None = None):
    """Of council `pk`: a new seat, or the one of that number."""
    council, today = of_initiative(key, pk), timezone.localdate()
    seat = get_object_or_404(Seat, pk=number, council=council) if number is not None else None
    return save_page(
        request,
        SeatForm(request.POST or None, instance=seat, council=council, today=today, initial={"since": today}),
        lambda **values: services.save_seat(council=council, seat=seat, **values),
        title=_("Seat of %s") % seat if seat else _("Give a seat"),
        trail=trail(key, council),
        cancel_url=page(council),
        done=_("The seat is saved."),
    )


def of_initiative(key: str, pk: int) -> Council:
    return get_object_or_404(Council.objects.select_related("initiative"), pk=pk, initiative__key=key)


def page(council: Council) -> str:
    return reverse("council_detail", args=[council.initiative.key, council.pk])


def trail(key: str, council: Council | None = None) -> list[dict]:
    start = [{"url": reverse("council_list", args=[key]), "label": _("Councils")}]
    return [*start, {"url": page(council), "label": council.name}] if council else start
