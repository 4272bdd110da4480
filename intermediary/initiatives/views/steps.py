from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from intermediary.initiatives import services, steps
from intermediary.initiatives.forms import OccupationsForm, PeopleForm, RegionForm, StandardForm
from intermediary.initiatives.models import Initiative, Standard


def initiative_region(request, key: str):
    return _ticked(request, key, RegionForm, "counties", "initiatives/region.html", services.cover)


def initiative_occupations(request, key: str):
    return _ticked(request, key, OccupationsForm, "occupations", "initiatives/occupations.html", services.aim_at)


def initiative_standard(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    standard = initiative.standard
    before = Standard(**{f.attname: getattr(standard, f.attname) for f in Standard._meta.local_fields})
    form = StandardForm(request.POST or None, instance=standard)
    if request.method == "POST" and form.is_valid():
        services.set_standard(initiative=initiative, **form.changes(), by=request.user)
        return _on(request, initiative)
    initiative.standard = before
    context = {"form": form, "earlier": initiative.standards.prefetch_related("living_wages"), "checked": form.is_bound}
    return render(request, "initiatives/standard.html", {**steps.around(request, initiative), **context})


def initiative_people(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    form = PeopleForm(request.POST if request.method == "POST" else None, initiative=initiative)
    if request.method == "POST" and form.is_valid():
        services.staff_with(initiative=initiative, users=form.cleaned_data["members"], by=request.user)
        return _on(request, initiative)
    return render(request, "initiatives/people.html", {**steps.around(request, initiative), "form": form})


def _ticked(request, key: str, kind, name: str, template: str, save):
    """A step in which codes are searched and ticked: a search button looks and saves nothing."""
    initiative = get_object_or_404(Initiative, key=key)
    saves = request.method == "POST" and "look" not in request.POST
    if request.method == "POST":
        form = kind(request.POST)
    elif request.htmx:
        form = kind(initial={name: request.GET.getlist(name)}, searches=request.GET)
    else:
        form = kind(initial={name: getattr(initiative, name)}, searches=request.GET)
    if saves and form.is_valid():
        save(initiative=initiative, **form.cleaned_data, by=request.user)
        return _on(request, initiative)
    context = {"form": form, "checked": form.is_bound and saves}
    return render(request, template, {**steps.around(request, initiative), **context})


def _on(request, initiative: Initiative):
    """After saving: on to the next step where that was asked for, else back to this one."""
    messages.success(request, _("Saved."))
    around = steps.around(request, initiative)
    if "next" not in request.POST:
        return redirect(request.resolver_match.view_name, key=initiative.key)
    if around["last"]:
        messages.success(request, _("%(name)s is set up.") % {"name": initiative.name})
    return redirect(around["next"], key=initiative.key)
