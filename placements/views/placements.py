from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.pages.forms import SearchForm
from intermediary.pages.listing import Column, Listing
from participants.models import Participant
from placements import services
from placements.forms import PlacementForm
from placements.models import Placement
from placements.queries import placements


def placement_list(request):
    filters = SearchForm(request.GET)
    filters.fields["q"].help_text = _("Person, employer or ID")
    listing = Listing(
        request,
        placements(filters.value("q")),
        columns=(
            Column(
                _("Person"),
                lambda placement: (
                    f"{placement.participant.identity.last_name}, {placement.participant.identity.first_name}"
                ),
            ),
            Column(_("Employer"), lambda placement: placement.employer, under=lambda p: p.cohort or ""),
            Column(_("First day"), lambda placement: placement.started_on),
            Column(_("Last day"), lambda placement: placement.last_day_worked),
            Column(_("Hourly wage"), lambda p: f"${p.hourly_wage}" if p.hourly_wage else "", number=True),
        ),
        order=("-started_on", "-pk"),
        link=lambda placement: reverse("placement_edit", args=[placement.key]),
        noun=(_("placement"), _("placements")),
        filters=filters,
    )
    return listing.render(
        title=_("Placements"),
        lead=_("Jobs that people took. Add one on the person's page."),
        empty=(_("No placements yet"), _("Open a participant's page to add the job they took.")),
    )


def placement_form(request, key: str | None = None, participant: str | None = None):
    placement = None
    if key:
        placement = get_object_or_404(Placement.objects.select_related("participant__identity", "employer"), key=key)
    person = (
        placement.participant
        if placement
        else get_object_or_404(Participant.objects.select_related("identity"), key=participant)
    )
    form = PlacementForm(request.POST or None, instance=placement, participant=person)
    page = reverse("participant_work", args=[person.key])
    if request.method == "POST" and form.is_valid():
        try:
            services.save_placement(placement=placement, participant=person, **form.changes(), by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The placement is saved. Figures follow within a minute."))
            return redirect(page)
    context = {
        "title": _("Placement of %s") % person.identity,
        "lead": _("What is not known stays open: an empty answer is never counted as no."),
        "forms": [form],
        "trail": [{"url": page, "label": str(person.identity)}],
        "cancel_url": page,
        "follow_ups": placement.follow_ups.select_related("employer") if placement else None,
        "placement": placement,
    }
    return render(request, "placements/form.html", context)
