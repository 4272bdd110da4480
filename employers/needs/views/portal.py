"""The employer's own door: what their firms say they will hire, and nobody else's."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from employers.choosing import FirmSearch, firms_of
from employers.needs.enums import Certainty
from employers.needs.queries import own_needs as of_own_firms
from employers.needs.views.staff import edit_need
from employers.queries import own_employers
from intermediary.pages.documents import download
from intermediary.pages.listing import Column, Listing
from intermediary.reference.occupations import occupation_title


def own_needs(request):
    chosen = firms_of(request)
    firms = chosen.shown
    filters = FirmSearch(request.GET)
    filters.choose(chosen)
    listing = Listing(
        request,
        of_own_firms(request.user, filters.value("q")).filter(employer__in=firms),
        columns=(
            Column(_("Quarter"), lambda need: need.quarter, under=lambda need: need.employer),
            Column(_("Occupation"), lambda need: occupation_title(need.soc) or need.soc),
            Column(_("People to hire"), lambda need: need.seats, number=True),
            Column(_("How sure"), certainty, tone=certainty_tone),
            Column(_("Said by"), lambda need: need.said_by, under=lambda need: need.said_on),
        ),
        order=("-quarter", "-pk"),
        link=lambda need: reverse("own_need_edit", args=[need.key]),
        noun=(_("hiring need"), _("hiring needs")),
        filters=filters,
    )
    adds = [
        {
            "url": reverse("own_need_add", args=[firm.key]),
            "label": _("Say what you will need") if len(firms) == 1 else _("For %s") % firm,
            "icon": "plus",
        }
        for firm in firms
    ]
    return listing.render(
        title=_("Hiring needs"),
        lead=_("Whom you will hire, ahead of any opening: the initiative plans its training by it."),
        primary=adds[0] if adds else None,
        secondary=adds[1:],
        empty=(_("Nothing said yet"), _("Say how many people you will hire and when, and training can be ready.")),
    )


def own_need_form(request, key: str | None = None, employer: str | None = None):
    need = get_object_or_404(of_own_firms(request.user), key=key) if key else None
    firm = need.employer if need else get_object_or_404(own_employers(request.user), key=employer)
    return edit_need(request, need, firm, done=reverse("own_needs"), said_by=request.user.name)


def own_need_document(request, key: str):
    return download(get_object_or_404(of_own_firms(request.user), key=key), f"hiring-need-{key}")


def certainty(need) -> str:
    return _("Taken back") if need.withdrawn_on else need.get_certainty_display()


def certainty_tone(need) -> str:
    return "quiet" if need.withdrawn_on else "good" if need.certainty == Certainty.FIRM else "notice"
