"""Tabs above pages of an initiative. The rooms of its strategy: addresses by name, whatever floor they are on."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from intermediary.accounts.policy import may

# (address, what is written on it, beginnings of addresses that keep it lit)
ROOMS = (
    ("board_page", _("Board page"), ("board_",)),
    ("initiative_goal_list", _("Goals"), ("initiative_goal_",)),
    ("research", _("Research"), ("research_",)),
    ("pathway_list", _("Pathways"), ("pathway_", "step_", "edge_")),
    ("partner_list", _("Partners"), ("partner_", "agreement_", "referral_count_", "contribution_")),
    ("council_list", _("Councils"), ("council_", "seat_", "meeting_", "action_")),
    ("campaign_list", _("Outreach"), ("campaign_",)),
    ("change_list", _("Systems change"), ("change_",)),
)


def tabs(request, initiative) -> list[dict]:
    """What `components/tabs.html` draws, for whoever may come there."""
    here, found = request.resolver_match.view_name, []
    for name, label, below in ROOMS:
        try:
            url = reverse(name, args=[initiative.key])
        except NoReverseMatch:  # a room that is not open yet
            continue
        if may(request.user, name):
            lit = here == name or here.startswith(below)
            found.append({"url": url, "label": label, "active": lit})
    return found


def side_by_side(request, initiative, pages: dict[str, str], here: str) -> list[dict]:
    """The same for the pages of one room: address name → label. `here` is the one that is open."""
    return [
        {"url": reverse(name, args=[initiative.key]), "label": label, "active": name == here}
        for name, label in pages.items()
        if may(request.user, name)
    ]
