from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.pages.forms import SearchForm
from intermediary.pages.listing import Column, Listing
from participants.finding.search import ORDER, find


def participant_list(request):
    filters = SearchForm(request.GET)
    filters.fields["q"].help_text = _("Name, e-mail, phone or ID")
    listing = Listing(
        request,
        find(filters.value("q")),
        columns=(
            Column(_("Name"), lambda person: f"{person.identity.last_name}, {person.identity.first_name}"),
            Column(_("Date of birth"), lambda person: person.identity.birth_date),
            Column(_("Phone"), lambda person: person.identity.phone),
            Column(_("E-mail"), lambda person: person.identity.email),
            Column(_("ID"), lambda person: person.key),
        ),
        order=ORDER,
        link=lambda person: reverse("participant_detail", args=[person.key]),
        noun=(_("participant"), _("participants")),
        filters=filters,
    )
    return listing.render(
        title=_("Participants"),
        secondary=[{"url": reverse("merge_list"), "label": _("On record twice?"), "icon": "people"}],
        primary={"url": reverse("participant_add"), "label": _("Add a participant"), "icon": "plus"},
        empty=(_("Nobody on record yet"), _("Add the first person, or import the workbook you already keep.")),
    )
