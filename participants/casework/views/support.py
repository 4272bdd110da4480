from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.funding.models import Grant
from intermediary.pages.saving import save_page
from participants.casework import services
from participants.casework.forms import BudgetForm, SupportForm
from participants.casework.models import Budget, SupportiveService
from participants.casework.queries import budgets
from participants.casework.views.one_form import TAB, one_form
from participants.person_page import person_of


def support_add(request, key: str):
    person, today = person_of(key), timezone.localdate()
    form = SupportForm(request.POST or None, today=today, initial={"given_on": today})

    def act(**changes):
        [made] = services.give_supportive_services(participants=[person], **changes, by=request.user)
        return made

    left = [_("%(grant)s: $%(left)s left") % {"grant": each.grant, "left": f"{each.left:,.2f}"} for each in budgets()]
    return one_form(
        request, person, form, act, title=_("Give a supportive service"),
        undo=(_("The supportive service is on record."), "support_remove"),
        lead=" · ".join([str(person.identity), *left[:3]]),
    )  # fmt: skip


def support_remove(request, key: str):
    service = get_object_or_404(SupportiveService.objects.select_related("participant"), key=key)
    if request.method == "POST":
        services.take_back_support(service=service, by=request.user)
        messages.success(request, _("The supportive service is off the record."))
    return redirect(TAB, key=service.participant.key)


def support_budget(request, key: str):
    """What a grant has set aside for supportive services."""
    grant = get_object_or_404(Grant, key=key)
    form = BudgetForm(request.POST or None, instance=Budget.objects.filter(grant=grant).first() or Budget(grant=grant))
    page = reverse("grant_detail", args=[key])
    spent = services.spent(grant)
    return save_page(
        request, form, partial(services.set_budget, grant=grant), title=_("Budget for supportive services"),
        lead=_("$%(spent)s are spent so far.") % {"spent": f"{spent:,.2f}"},
        trail=[{"url": page, "label": grant.title}], cancel_url=page, done=_("The budget is set."),
    )  # fmt: skip
