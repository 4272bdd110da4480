"""An employer's first page: the demand ledger, the hires, and how long they stayed."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.choosing import firms_of
from intermediary.dashboards.own import ledger
from intermediary.dashboards.own.sector import beside_the_sector


def own_overview(request):
    chosen = firms_of(request)
    firms = chosen.queryset
    today = timezone.localdate()
    demand = ledger.ledger(firms)
    context = {
        "title": _("What you asked for, and what came of it"),
        "lead": ", ".join(firm.name for firm in firms),
        "demand": demand,
        "demand_chart": demand.chart(today),
        "hires_chart": ledger.hires_by_year(firms, today),
        "stayed": ledger.stayed(firms),
        "sector": beside_the_sector(chosen.every, chosen.shown),
        "tabs": chosen.tabs,
        "secondary": [
            {"url": reverse("own_demand"), "label": _("Step by step"), "icon": "table"},
            {"url": reverse("own_hires"), "label": _("Our hires"), "icon": "placement"},
        ],
        "primary": {"url": reverse("own_openings"), "label": _("Our openings"), "icon": "opening"},
    }
    return render(request, "dashboards/own.html", context)
