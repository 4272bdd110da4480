from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.accounts.models import User
from intermediary.accounts.roles import STAFF
from intermediary.dashboards.keeping import leaving
from intermediary.pages.forms import PlainForm


class LeavingForm(PlainForm):
    to = forms.ModelChoiceField(
        User.objects.none(), label=gettext_lazy("Who takes over"), empty_label=gettext_lazy("Choose somebody")
    )

    def __init__(self, *args, leaver: User, **kwargs):
        super().__init__(*args, **kwargs)
        staff = User.objects.filter(role__in=STAFF, is_active=True).exclude(accepted_at=None)
        self.fields["to"].queryset = staff.exclude(pk=leaver.pk)


def deactivate(request, pk: int):
    """Close an account. What it is in charge of goes to somebody, in the same act."""
    user = get_object_or_404(User.objects.exclude(pk=request.user.pk), pk=pk, is_active=True)
    duties = leaving.open_duties(user)
    form = LeavingForm(request.POST or None, leaver=user) if duties else None
    if request.method == "POST" and (form is None or form.is_valid()):
        to = form.cleaned_data["to"] if form else None
        handed = leaving.close_account(user=user, to=to, by=request.user)
        words = _("%(name)s can no longer sign in.") % {"name": user.name}
        if handed:
            words += " " + _("%(n)s records are %(to)s's now.") % {"n": f"{handed:,}", "to": to}
        messages.success(request, words)
        return redirect("people")
    context = {
        "title": _("Close the account of %(name)s") % {"name": user.name},
        "lead": _("What they did stays on record under their name. Sessions end at once."),
        "trail": [{"url": reverse("people"), "label": _("Accounts")}],
        "forms": [form] if form else [],
        "duties": duties,
        "submit": _("Close account"),
        "cancel_url": reverse("people"),
    }
    return render(request, "keeping/leaving.html", context)
