from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.accounts.policy import may
from intermediary.initiatives.models import Initiative


def tabs(request, initiative: Initiative, here: str) -> list[dict]:
    """The pages of the room, for those who may come there."""
    found = {
        "referral_list": _("Referrals"),
        "referral_openings": _("Who fits"),
        "reply_times": _("Reply times"),
        "demand_ledger": _("Demand ledger"),
    }
    return [
        {"url": reverse(name, args=[initiative.key]), "label": label, "active": name == here}
        for name, label in found.items()
        if may(request.user, name)
    ]
