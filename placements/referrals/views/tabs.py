from django.utils.translation import gettext as _

from intermediary.initiatives.models import Initiative
from intermediary.initiatives.tabs import side_by_side


def tabs(request, initiative: Initiative, here: str) -> list[dict]:
    """The pages of the room, for those who may come there."""
    found = {
        "referral_list": _("Referrals"),
        "referral_openings": _("Who fits"),
        "reply_times": _("Reply times"),
        "demand_ledger": _("Demand ledger"),
    }
    return side_by_side(request, initiative, found, here)
