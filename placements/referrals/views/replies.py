"""Reply times: whom it takes how long to answer, by employer and by who of us asked."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.models import Employer
from intermediary.accounts.models import User
from intermediary.initiatives.models import Initiative
from intermediary.pages import downloads
from intermediary.pages.listing import address
from placements.referrals.replies import replies
from placements.referrals.views.tabs import tabs

OF = {"employer": Employer, "staff": User}


def reply_times(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    side = "staff" if request.GET.get("by") == "staff" else "employer"
    found, whole = replies(initiative, side, timezone.localdate())
    named = OF[side].objects.in_bulk([each.whose for each in found if each.whose])
    rows = [(_whose(side, named.get(each.whose)), each) for each in found]
    if request.GET.get("format") in downloads.FORMATS:
        return _file(request, side, rows, whole)
    context = {
        "title": _("Reply times"),
        "lead": _("How long employers take to answer. Who has not answered counts, too."),
        "tabs": tabs(request, initiative, "reply_times"),
        "sides": [
            {"url": "?", "label": _("By employer"), "active": side == "employer"},
            {"url": "?by=staff", "label": _("By who asked"), "active": side == "staff"},
        ],
        "side": side,
        "rows": rows,
        "whole": whole,
        "files": [(address(request, format="csv"), "CSV"), (address(request, format="xlsx"), "Excel")],
    }
    return render(request, "referrals/replies.html", context)


def _whose(side: str, found) -> dict:
    if found is None:
        return {"name": _("Not known"), "url": ""}
    return {"name": str(found), "url": reverse("employer_detail", args=[found.key]) if side == "employer" else ""}


def _file(request, side: str, rows, whole):
    header = [_("Employer") if side == "employer" else _("Who asked"), _("Asked"), _("Answered"), _("Unanswered"),
              _("Median, in days")]  # fmt: skip
    lines = [
        [whose["name"], each.asked, each.answered, each.unanswered, each.median and round(each.median, 1)]
        for whose, each in [*rows, ({"name": _("All")}, whole)]
    ]
    return downloads.respond(request, _("Reply times"), header, lines, request.GET["format"])
