from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from intermediary.dashboards import gallery, operators


def health(request):
    checks = operators.checks()
    context = {
        "title": _("Health"),
        "lead": _("What an operator looks at first. The page itself comes even when the broker is away."),
        "checks": checks,
        "bad": [check for check in checks if check.tone != "good"],
    }
    return render(request, "dashboards/health.html", context)


def live(request):
    """For a load balancer: 200 while the database answers. When it does not, `Doorkeeper` says 503."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return HttpResponse("ok\n", content_type="text/plain")


def design(request):
    """Every component of the design system with made-up content."""
    return render(request, "components/gallery.html", gallery.samples())
