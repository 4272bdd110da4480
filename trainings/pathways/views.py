from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.accounts.policy import may
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.tabs import tabs
from intermediary.pages.listing import Column, Listing
from intermediary.pages.saving import save_page
from trainings.pathways import services
from trainings.pathways.forms import EdgeForm, PathwayForm, StepForm
from trainings.pathways.models import Edge, Pathway, Step
from trainings.pathways.queries import pathways


def pathway_list(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    listing = Listing(
        request,
        pathways(initiative),
        columns=(
            Column(_("Pathway"), str, under=lambda each: each.description),
            Column(_("Steps"), lambda each: each.step_count, number=True),
            Column(_("Ways"), lambda each: each.way_count, number=True),
            Column(
                _("Who sees it"),
                lambda each: _("Everybody") if each.published else _("Staff"),
                tone=lambda each: "good" if each.published else "quiet",
            ),
        ),
        order=("name", "pk"),
        link=lambda each: reverse("pathway_detail", args=[key, each.pk]),
        noun=(_("pathway"), _("pathways")),
    )
    add = {"url": reverse("pathway_add", args=[key]), "label": _("Draw up a pathway"), "icon": "plus"}
    return listing.render(
        title=_("Pathways"),
        lead=_("How people move from a first job to a good one: what each step takes, and who took it."),
        primary=add if may(request.user, "pathway_add") else None,
        empty=(_("No pathways yet"), _("Draw up the first one: its occupations, and what leads from one to the next.")),
        tabs=tabs(request, initiative),
    )


def pathway_form(request, key: str, pk: int | None = None):
    initiative = get_object_or_404(Initiative, key=key)
    pathway = _pathway(key, pk) if pk is not None else None
    return save_page(
        request,
        PathwayForm(request.POST or None, instance=pathway),
        lambda **values: services.save_pathway(initiative=initiative, pathway=pathway, **values),
        title=_("Edit %s") % pathway if pathway else _("Draw up a pathway"),
        trail=_trail(key, pathway),
        cancel_url=_page(key, pathway) if pathway else reverse("pathway_list", args=[key]),
        to=lambda saved: _page(key, saved),
        done=_("The pathway is saved."),
    )


def step_form(request, key: str, pk: int, number: int | None = None):
    """Of pathway `pk`: a new step, or the one of that number."""
    pathway = _pathway(key, pk)
    step = get_object_or_404(Step, pk=number, pathway=pathway) if number is not None else None
    return save_page(
        request,
        StepForm(request.POST or None, instance=step, pathway=pathway),
        lambda **values: services.save_step(pathway=pathway, step=step, **values),
        title=_("Edit %s") % step if step else _("Add a step"),
        trail=_trail(key, pathway),
        cancel_url=_page(key, pathway),
        done=_("The step is saved."),
    )


def edge_form(request, key: str, pk: int, number: int | None = None):
    """Of pathway `pk`: a new way, or the one of that number."""
    pathway = _pathway(key, pk)
    edge = get_object_or_404(Edge, pk=number, pathway=pathway) if number is not None else None
    return save_page(
        request,
        EdgeForm(request.POST or None, instance=edge, pathway=pathway),
        lambda **values: services.save_edge(pathway=pathway, edge=edge, **values),
        title=_("Edit the way") if edge else _("Add a way"),
        trail=_trail(key, pathway),
        cancel_url=_page(key, pathway),
        done=_("The way is saved."),
    )


def step_remove(request, key: str, pk: int, number: int):
    pathway = _pathway(key, pk)
    step = get_object_or_404(Step, pk=number, pathway=pathway)
    if request.method == "POST":
        services.remove_step(step=step, by=request.user)
        messages.success(request, _("The step is off the pathway, with the ways that led there and on."))
    return redirect(_page(key, pathway))


def edge_remove(request, key: str, pk: int, number: int):
    pathway = _pathway(key, pk)
    edge = get_object_or_404(Edge, pk=number, pathway=pathway)
    if request.method == "POST":
        services.remove_edge(edge=edge, by=request.user)
        messages.success(request, _("The way is taken off."))
    return redirect(_page(key, pathway))


def _pathway(key: str, pk: int) -> Pathway:
    return get_object_or_404(Pathway.objects.select_related("initiative"), pk=pk, initiative__key=key)


def _page(key: str, pathway: Pathway) -> str:
    return reverse("pathway_detail", args=[key, pathway.pk])


def _trail(key: str, pathway: Pathway | None) -> list[dict]:
    start = [{"url": reverse("pathway_list", args=[key]), "label": _("Pathways")}]
    return [*start, {"url": _page(key, pathway), "label": pathway.name}] if pathway else start
