"""The views that a list shows: one's own, and those shared with all staff."""

from django.db.models import Q
from django.urls import reverse

from intermediary.pages.listing import keeps_views
from intermediary.saved.models import View


@keeps_views
def kept(request) -> list[dict]:
    user = request.user
    if not (user.is_authenticated and user.is_staff_member):
        return []
    found = View.objects.filter(Q(owner=user) | Q(shared=True), path=request.path)
    here = _plain(request.GET.urlencode())
    return [
        {
            "name": view.name,
            "url": f"{view.path}?{view.query}",
            "active": _plain(view.query) == here,
            "shared": view.shared,
            "remove": reverse("view_remove", args=[view.pk]) if view.owner_id == user.pk else "",
        }
        for view in found
    ]


def _plain(query: str) -> list[str]:
    """A query without its order, empty values and the position in the list."""
    parts = (part for part in query.split("&") if not part.endswith("="))
    return sorted(part for part in parts if not part.startswith(("after=", "format=", "filters=")))
