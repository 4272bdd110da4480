"""How an initiative asks, and how one person is asked."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.accounts.models import User
from intermediary.accounts.roles import STAFF
from intermediary.initiatives.models import Initiative
from intermediary.pages.forms import RecordForm
from participants.models import Participant
from placements.followups import services
from placements.followups.models import Caseload, Plan, Preference
from placements.followups.models.plan import LATEST_STEP
from placements.followups.wording import FURTHER, LANGUAGES


class PlanForm(RecordForm):
    days = forms.CharField(
        label=gettext_lazy("Ask on these days"),
        max_length=60,
        help_text=gettext_lazy("Days after a window is due, up to 60, such as 0, 7, 21. One message each, until an "
                               "answer comes."),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Two further languages"),
        required=False,
        choices=[(code, LANGUAGES[code]) for code in FURTHER],
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Beside English and Spanish."),
    )

    class Meta:
        model = Plan
        fields = ("active", "days", "employer_day", "languages", "quiet_from", "quiet_until")
        help_texts = {
            "active": gettext_lazy("Until you say so, nobody is sent anything. A person gets at most one message a "
                                   "day."),
            "employer_day": gettext_lazy("Days after a window is due. Reminded after 3 and 10 more days."),
            "quiet_from": gettext_lazy("Nothing is sent between these two times."),
        }  # fmt: skip
        widgets = {
            "quiet_from": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "quiet_until": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["days"] = ", ".join(str(day) for day in self.instance.days)

    def clean_days(self) -> list[int]:
        parts = self.cleaned_data["days"].replace(";", ",").split(",")
        days = {int(part) for part in parts if part.strip().isdecimal() and len(part.strip()) < 4}
        if not days or len(days) != len(parts) or max(days) > LATEST_STEP:
            raise forms.ValidationError(_("Write different days from 0 to 60 with commas between, such as 0, 7, 21."))
        return sorted(days)

    def clean_languages(self) -> list[str]:
        chosen = self.cleaned_data["languages"]
        if len(chosen) > 2:
            raise forms.ValidationError(_("Choose two at most."))
        return chosen


class WishesForm(RecordForm):
    coach = forms.ModelChoiceField(
        label=gettext_lazy("Coach"), required=False, queryset=User.objects.none(), empty_label=gettext_lazy("Nobody")
    )
    no_messages = forms.BooleanField(label=gettext_lazy("Does not want messages"), required=False)

    class Meta:
        model = Preference
        fields = ("coach", "language", "channel", "no_messages")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["coach"].queryset = User.objects.filter(is_active=True, role__in=STAFF)
        self.fields["channel"].help_text = _("Left open: by text message where there is a number, else by e-mail.")


def follow_up_plan(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    plan = Plan.objects.filter(initiative=initiative).first() or Plan(initiative=initiative)
    form = PlanForm(request.POST or None, instance=plan)
    back = reverse("follow_up_queue", args=[key])
    if request.method == "POST" and form.is_valid():
        services.save_plan(plan=plan, **form.changes(), by=request.user)
        messages.success(request, _("The plan is saved."))
        return redirect(back)
    context = {
        "title": _("Follow-up plan"),
        "lead": _("When people and employers are asked how the job is going."),
        "forms": [form],
        "trail": [{"url": back, "label": _("Follow-ups")}],
        "cancel_url": back,
    }
    return render(request, "form.html", context)


def follow_up_wishes(request, key: str):
    person = get_object_or_404(Participant.objects.select_related("identity"), key=key)
    wishes = Preference.objects.filter(participant=person).first() or Preference(participant=person)
    coach = Caseload.objects.filter(participant=person).values_list("coach", flat=True).first()
    initial = {"coach": coach, "no_messages": wishes.opted_out_on is not None}
    form = WishesForm(request.POST or None, instance=wishes, initial=initial)
    page = reverse("participant_detail", args=[key])
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        since = (wishes.opted_out_on or timezone.localdate()) if said["no_messages"] else None
        services.save_wishes(
            participant=person, coach=said["coach"], language=said["language"], channel=said["channel"],
            opted_out_on=since, by=request.user,
        )  # fmt: skip
        messages.success(request, _("Saved."))
        return redirect(page)
    context = {
        "title": _("How to ask %s") % person.identity,
        "forms": [form],
        "trail": [{"url": page, "label": str(person.identity)}],
        "cancel_url": page,
    }
    return render(request, "form.html", context)
