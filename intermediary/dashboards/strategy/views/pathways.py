"""A pathway as staff see it, and without counts for everybody: page, picture, and a frame for other sites."""

from csp.constants import UNSAFE_INLINE
from csp.decorators import csp_replace
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt

from intermediary.accounts.policy import may
from intermediary.dashboards.charts.standalone import standalone
from intermediary.dashboards.strategy.picture import draw, starting
from intermediary.dashboards.typeset import png
from trainings.pathways.models import Pathway

PICTURES = {"svg": "image/svg+xml", "png": "image/png"}


def pathway_detail(request, key: str, pk: int):
    pathway = _of_initiative(key, pk)
    change = may(request.user, "pathway_edit")
    edit = {"url": reverse("pathway_edit", args=[key, pk]), "label": _("Edit"), "icon": "edit"}
    context = {
        "title": pathway.name,
        "lead": pathway.description,
        "trail": [{"url": reverse("pathway_list", args=[key]), "label": _("Pathways")}],
        "pill": _("Public") if pathway.published else "",
        "pill_tone": "good",
        "pathway": pathway,
        "key": key,
        "drawn": draw(pathway, timezone.localdate()),
        "may_change": change,
        "embedded": request.build_absolute_uri(reverse("public_pathway_frame", args=[pk])),
        "primary": {"print": True, "label": _("Print")},
        "secondary": [*_pictures("pathway_picture", [key, pk]), *([edit] if change else [])],
    }
    return render(request, "strategy/pathway.html", context)


def pathway_picture(request, key: str, pk: int, kind: str):
    """The picture with counts, for staff to paste in a paper."""
    pathway, today = _of_initiative(key, pk), timezone.localdate()
    drawn = draw(pathway, today)
    words = _("As of %(day)s. %(initiative)s") % {"day": today.isoformat(), "initiative": pathway.initiative.name}
    return _picture(drawn, kind, [words], attached=True)


def public_pathway(request, pk: int):
    pathway, today = _public(pk), timezone.localdate()
    drawn = draw(pathway, today, counted=False)
    context = {
        "title": pathway.name,
        "lead": pathway.description,
        "trail": [
            {"url": reverse("public_initiative", args=[pathway.initiative.key]), "label": pathway.initiative.name}
        ],
        "drawn": drawn,
        "starting": starting(drawn, today),
        "secondary": [{"print": True, "label": _("Print")}, *_pictures("public_pathway_picture", [pk])],
    }
    return render(request, "strategy/public_pathway.html", context)


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
def public_pathway_frame(request, pk: int):
    """Picture and table alone: what another site may show in a frame of its own."""
    pathway = _public(pk)
    context = {"title": pathway.name, "drawn": draw(pathway, timezone.localdate(), counted=False), "pathway": pathway}
    return render(request, "strategy/frame.html", context)


@csp_replace({"style-src": [UNSAFE_INLINE]})  # the picture brings its colours along, in itself
def public_pathway_picture(request, pk: int, kind: str):
    pathway = _public(pk)
    drawn = draw(pathway, timezone.localdate(), counted=False)
    return _picture(drawn, kind, [pathway.initiative.name], attached=False)


def _picture(drawn, kind: str, below: list[str], *, attached: bool) -> HttpResponse:
    if kind not in PICTURES:
        raise Http404
    made = standalone(drawn.chart, below)
    response = HttpResponse(png(made) if kind == "png" else made, content_type=PICTURES[kind])
    name = slugify(drawn.pathway.name) or "pathway"
    response["Content-Disposition"] = f'{"attachment" if attached else "inline"}; filename="{name}.{kind}"'
    return response


def _pictures(route: str, arguments: list) -> list[dict]:
    return [
        {"url": reverse(route, args=[*arguments, kind]), "label": kind.upper(), "icon": "export"} for kind in PICTURES
    ]


def _of_initiative(key: str, pk: int) -> Pathway:
    return get_object_or_404(Pathway.objects.select_related("initiative"), pk=pk, initiative__key=key)


def _public(pk: int) -> Pathway:
    return get_object_or_404(Pathway.objects.select_related("initiative"), pk=pk, published=True)
