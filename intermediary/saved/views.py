from django import forms
from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from intermediary.accounts.policy import may
from intermediary.pages.listing import FILTERS, OWN
from intermediary.saved import services
from intermediary.saved.models import View


class ViewForm(forms.Form):
    path = forms.CharField(max_length=300)
    query = forms.CharField(max_length=2000)
    name = forms.CharField(max_length=60)
    shared = forms.BooleanField(required=False)


def view_save(request):
    form = ViewForm(request.POST or None)
    page = _page(request.POST.get("path", ""), request.user)
    if request.method != "POST" or page is None:
        raise Http404
    path = request.POST["path"]
    if not form.is_valid():
        messages.warning(request, _("Give the view a name of at most 60 letters."))
        return redirect(path)
    query = QueryDict(form.cleaned_data["query"], mutable=True)
    for name in (*OWN, FILTERS, "q"):
        query.pop(name, None)
    kept = services.save_view(
        page=page, path=path, query=query.urlencode(), name=form.cleaned_data["name"],
        shared=form.cleaned_data["shared"], by=request.user,
    )  # fmt: skip
    messages.success(request, _("The view “%(name)s” is saved.") % {"name": kept.name})
    return redirect(f"{path}?{kept.query}")


def view_remove(request, pk: int):
    view = get_object_or_404(View, pk=pk, owner=request.user)
    if request.method == "POST":
        services.remove_view(view=view, by=request.user)
        messages.success(request, _("The view “%(name)s” is removed.") % {"name": view.name})
    return redirect(view.path)


def _page(path: str, user) -> str | None:
    """The name of one of our addresses that this user may open; None for anything else."""
    try:
        name = resolve(path).view_name
    except Resolver404:
        return None
    return name if may(user, name) else None
