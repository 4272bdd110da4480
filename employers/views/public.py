"""Openings for everybody: a page and a feed for each initiative, a page for each opening. Nobody signs in.

The database shows an opening to nobody but staff and its firm, so what is read here is read by the system, and starts
from `public_openings`. An initiative that lists nothing has no such page.
"""

import json

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.models import Opening
from employers.postings.writing import document, feed, script
from employers.quality import Judge
from employers.queries import public_openings
from employers.shown import benefits, facts, place, wages
from intermediary.accounts.scope import acting
from intermediary.initiatives.models import Initiative
from intermediary.pages import keyset
from intermediary.pages.forms import SearchForm
from intermediary.pages.listing import Pages

ORDER = ("-posted_on", "-pk")
FEED = 1000  # postings at most


def public_opening_list(request, key: str):
    filters = SearchForm(request.GET)
    with acting("system"):
        initiative = _initiative(key)
        found = public_openings(initiative, timezone.localdate())
        for word in (filters.value("q") or "").split():
            found = found.filter(title__icontains=word) | found.filter(employer__name__icontains=word)
        page = keyset.cut(found, ORDER, request.GET.get("after", ""), keyset.SIZE)
        judge = Judge()
        rows = [
            {
                "opening": opening,
                "url": reverse("public_opening", args=[key, opening.key]),
                "wages": wages(opening),
                "place": place(opening),
                "benefits": benefits(opening),
                "good": judge(opening).good,
            }
            for opening in page.rows
        ]
        context = {
            "title": _("Jobs open now"),
            "lead": initiative.name,
            "rows": rows,
            "filters": filters,
            "pages": Pages(request, page),
            "feed_url": reverse("public_opening_feed", args=[key]),
            "searched": bool(filters.value("q")),
        }
        return render(request, "employers/public_list.html", context)


def public_opening(request, key: str, opening: str):
    with acting("system"):
        initiative = _initiative(key)
        found = get_object_or_404(public_openings(initiative, timezone.localdate()), key=opening)
        verdict = Judge()(found)
        context = {
            "title": found.title,
            "lead": found.employer.name,
            "pill": verdict.label if verdict.good else "",
            "pill_tone": "good",
            "trail": [{"url": reverse("public_opening_list", args=[key]), "label": _("Jobs open now")}],
            "initiative": initiative,
            "opening": found,
            "facts": facts(found),
            "posting": script(document(found, request.build_absolute_uri(request.path))),
        }
        return render(request, "employers/public_opening.html", context)


def public_opening_feed(request, key: str):
    """The same openings for programs: a schema.org ItemList of JobPosting, as JSON-LD."""
    with acting("system"):
        initiative = _initiative(key)
        found = public_openings(initiative, timezone.localdate()).order_by(*ORDER)[:FEED]
        listed = [
            (opening, request.build_absolute_uri(reverse("public_opening", args=[key, opening.key])))
            for opening in found
        ]
        data = feed(listed, initiative.name)
    return HttpResponse(json.dumps(data, ensure_ascii=False), content_type="application/ld+json")


def _initiative(key: str) -> Initiative:
    initiative = get_object_or_404(Initiative, key=key)
    if not Opening.objects.filter(initiative=initiative, listed=True).exists():
        raise Http404
    return initiative
