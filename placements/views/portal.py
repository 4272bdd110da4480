"""The employer's own door: the people they hired through the initiative."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.queries import own_employers
from intermediary.pages.listing import Column, Listing
from placements import queries


def own_hires(request):
    """Hires by name where the person agreed to employment checks; the others are counted, and staff ask."""
    firms = own_employers(request.user)
    hires = queries.own_hires(firms, as_of=timezone.localdate())
    unnamed = hires.filter(name=None).count()
    listing = Listing(
        request,
        hires.exclude(name=None),
        columns=(
            Column(_("Name"), lambda hire: hire.name, under=lambda hire: hire.employer),
            Column(_("First day"), lambda hire: hire.started_on),
            Column(_("Last day"), lambda hire: hire.last_day_worked),
        ),
        order=("-started_on", "-pk"),
        link=lambda hire: "",
        noun=(_("hire"), _("hires")),
    )
    return listing.render(
        "placements/own_hires.html",
        unnamed=unnamed,
        primary={"url": reverse("own_hires_confirm"), "label": _("Who is still here?"), "icon": "check"},
        title=_("Our hires"),
        lead=_("People you hired through the initiative."),
        empty=(_("No hires to show by name"), _("You see a name here once the person agreed to it.")),
    )
