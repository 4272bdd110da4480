"""Openings that wait for staff to read them, and open ones that are about to expire with positions left."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from employers.enums import OpeningStatus
from employers.queries import expiring, to_review
from intermediary.pages.worklist import Due, source

AHEAD = timedelta(days=7)
MOST = 100


@source("openings-review", gettext_lazy("Openings to review"), 25)
def waiting(user, initiative, as_of) -> list[Due]:
    return [
        _due(
            opening,
            opening.posted_on,
            _("new, from %(firm)s") % {"firm": opening.employer}
            if opening.status == OpeningStatus.REVIEW
            else _("changed by %(firm)s since it was read") % {"firm": opening.employer},
            _("Read it"),
            user,
        )
        for opening in to_review(initiative).order_by("posted_on", "pk")[:MOST]
    ]


@source("openings-expiring", gettext_lazy("Openings that expire"), 60)
def ending(user, initiative, as_of) -> list[Due]:
    return [
        _due(opening, opening.expires_on, _left(opening), _("Look at it"), user)
        for opening in expiring(initiative, as_of + AHEAD).order_by("-expires_on", "pk")[:MOST]
    ]


def _left(opening) -> str:
    left = opening.positions - opening.filled
    words = ngettext("%(n)s position left at %(firm)s", "%(n)s positions left at %(firm)s", left)
    return words % {"n": left, "firm": opening.employer}


def _due(opening, due_on, why: str, action: str, user) -> Due:
    """Theirs who looks after the firm; anybody's where nobody does."""
    page = reverse("opening_detail", args=[opening.key])
    mine = opening.employer.liaison_id == user.pk
    return Due(title=opening.title, url=page, about=page, due_on=due_on, why=why, action=action, mine=mine)
