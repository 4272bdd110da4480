from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.pages.listing import Column, Listing
from intermediary.reference.counties import county_name
from participants.finding.narrowing import PeopleSearch
from participants.finding.search import ORDER, find


def participant_list(request):
    filters = PeopleSearch(request.GET)
    listing = Listing(
        request,
        filters.narrow(find(filters.value("q"))),
        columns=(
            Column(_("Name"), lambda person: f"{person.identity.last_name}, {person.identity.first_name}", key="name"),
            Column(_("Date of birth"), lambda person: person.identity.birth_date, key="born"),
            Column(_("Phone"), lambda person: person.identity.phone, key="phone"),
            Column(_("E-mail"), lambda person: person.identity.email, key="email"),
            Column(_("ID"), lambda person: person.key, key="id"),
            Column(_("ZIP code"), lambda person: person.identity.zip, key="zip", spare=True),
            Column(_("County"), lambda person: county_name(person.identity.county_fips), key="county", spare=True),
            Column(_("On record since"), lambda person: person.participant.created_at.date(), key="since", spare=True),
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
