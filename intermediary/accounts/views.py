from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.accounts import services
from intermediary.accounts.forms import AcceptForm, InviteStaffForm
from intermediary.accounts.models import User

BACKEND = settings.AUTHENTICATION_BACKENDS[0]


def people(request):
    context = {
        "title": _("Accounts"),
        "lead": _("Everybody who may sign in, by role. An account is made by invitation only."),
        "primary": {"url": reverse("invite"), "label": _("Invite somebody"), "icon": "plus"},
        "users": User.objects.with_second_factor().order_by("-is_active", "role", "name"),
    }
    return render(request, "accounts/people.html", context)


def invite(request):
    form = InviteStaffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = services.invite(**form.cleaned_data, site=site(request), by=request.user)
        messages.success(request, _("%(name)s was invited by e-mail.") % {"name": user.name})
        return redirect("people")
    return render(request, "accounts/invite.html", {"form": form})


def invite_again(request, pk: int):
    user = get_object_or_404(User, pk=pk, accepted_at=None, is_active=True)
    if request.method == "POST":
        services.send_invitation(user=user, site=site(request))
        messages.success(request, _("The invitation was sent again to %(email)s.") % {"email": user.email})
    return redirect("people")


def accept(request, uid: str, token: str):
    """Opening the link changes nothing; the form does."""
    user = services.invited(uid, token)
    if user is None:
        return _spent(request)
    form = AcceptForm(request.POST or None, user=user, initial={"name": user.name})
    if request.method == "POST" and form.is_valid():
        accepted = services.accept(user=user, token=token, **form.cleaned_data)
        if accepted is None:
            return _spent(request)
        login(request, accepted, backend=BACKEND)
        return redirect("home")
    return render(request, "accounts/accept.html", {"form": form, "invited": user})


def _spent(request):
    return render(request, "accounts/invitation_spent.html", status=410)


def site(request) -> str:
    return f"{request.scheme}://{request.get_host()}"
