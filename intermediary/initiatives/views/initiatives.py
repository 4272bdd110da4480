from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.accounts.policy import may
from intermediary.initiatives import services, steps
from intermediary.initiatives.forms import InitiativeForm
from intermediary.initiatives.models import Initiative
from intermediary.pages.forms import SearchForm
from intermediary.pages.listing import Column, Listing
from intermediary.reference.counties import county_name
from intermediary.reference.industries import industry_title


def initiative_list(request):
    filters = SearchForm(request.GET)
    search = filters.value("q")
    listing = Listing(
        request,
        Initiative.objects.filter(name__icontains=search) if search else Initiative.objects.all(),
        columns=(
            Column(_("Initiative"), lambda initiative: initiative.name, under=lambda initiative: initiative.key),
            Column(_("Industries"), lambda initiative: _few(initiative.industries, industry_title)),
            Column(_("Counties"), lambda initiative: _few(initiative.counties, county_name)),
            Column(_("Started on"), lambda initiative: initiative.started_on),
        ),
        order=("name", "pk"),
        link=lambda initiative: reverse("initiative_detail", args=[initiative.key]),
        noun=(_("initiative"), _("initiatives")),
        filters=filters,
    )
    add = {"url": reverse("initiative_add"), "label": _("Add an initiative"), "icon": "plus"}
    return listing.render(
        title=_("Initiatives"),
        lead=_("One industry in one region, over years. Cohorts, grants and figures belong to one of them."),
        primary=add if may(request.user, "initiative_add") else None,
        empty=(_("No initiative yet"), _("Choose an industry and a region, and give it the name partners use.")),
    )


def initiative_add(request):
    if request.user.initiative_memberships.exists():
        raise Http404  # who works for some initiatives in particular would not see the new one
    form = _form(request)
    if _saves(request) and form.is_valid():
        initiative = services.add(**form.changes(), by=request.user)
        return redirect("initiative_region", key=initiative.key)
    context = {"lead": steps.LEAD, "steps": steps.ahead(), "submit": _("Save and go on")}
    return _page(request, form, title=_("Add an initiative"), cancel_url=reverse("initiative_list"), **context)


def initiative_edit(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    form = _form(request, instance=initiative)
    if _saves(request) and form.is_valid():
        services.change(initiative=initiative, **form.changes(), by=request.user)
        messages.success(request, _("Saved."))
        return (
            redirect("initiative_region", key=key) if "next" in request.POST else redirect("initiative_edit", key=key)
        )
    context = steps.around(request, Initiative.objects.get(pk=initiative.pk))
    return _page(request, form, **context)


def _saves(request) -> bool:
    """A POST by one of the search buttons looks for codes and saves nothing."""
    return request.method == "POST" and "look" not in request.POST


def _form(request, instance: Initiative | None = None) -> InitiativeForm:
    if request.method == "POST":
        return InitiativeForm(request.POST, instance=instance)
    if request.htmx:  # somebody types in a search box: what is ticked travels along
        ticked = {"industries": request.GET.getlist("industries")}
        return InitiativeForm(initial=ticked, searches=request.GET)
    return InitiativeForm(instance=instance)


def _page(request, form: InitiativeForm, **context):
    trail = [{"url": reverse("initiative_list"), "label": _("Initiatives")}]
    checked = form.is_bound and _saves(request)
    return render(request, "initiatives/form.html", {"trail": trail, "form": form, "checked": checked, **context})


def _few(codes: list[str], title) -> str:
    names = [title(code) or code for code in codes]
    if len(names) > 3:
        return _("%(names)s and %(count)s more") % {"names": "; ".join(names[:2]), "count": len(names) - 2}
    return "; ".join(names)
