from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from intermediary.accounts.models import User
from intermediary.accounts.roles import ADMINISTRATORS, Door
from intermediary.initiatives.models import Initiative


def home(request):
    """The first page after signing in: each side of the house has its own."""
    match request.user.door:
        case Door.EMPLOYER:
            return redirect("own_overview")
        case Door.FUNDER:
            return redirect("grant_dashboard_list")
        case Door.PROVIDER:
            return _provider(request)
    first = Initiative.objects.first()
    return redirect("today", key=first.key) if first else redirect("initiative_list")


def _provider(request):
    """Training providers may sign in, and have no records of their own to work on yet: say so, and whom to ask."""
    context = {
        "title": _("Welcome, %(name)s") % {"name": request.user.name},
        "people": User.objects.filter(role__in=ADMINISTRATORS, is_active=True).exclude(accepted_at=None)[:3],
    }
    return render(request, "dashboards/provider.html", context)
