from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from intermediary.accounts.models import User
from intermediary.accounts.roles import STAFF
from intermediary.funding.models import Grant
from intermediary.pages.forms import DateInput, PlainForm, RecordForm, dates
from participants.casework.enums import SERVICES
from participants.casework.models import Budget, Goal, Note, SupportiveService, Task
from participants.enums import ExclusionReason
from participants.models import Service


class Suggesting(forms.TextInput):
    """A text box with suggestions: one may be picked, anything may be typed."""

    def __init__(self, suggestions, **kwargs):
        super().__init__(**kwargs)
        self.suggestions = suggestions

    def render(self, name, value, attrs=None, renderer=None):
        listed = f"{name}_list"
        options = format_html_join("", '<option value="{}"></option>', ((each,) for each in self.suggestions))
        box = super().render(name, value, {**(attrs or {}), "list": listed}, renderer)
        return format_html('{}<datalist id="{}">{}</datalist>', box, listed, options)


class ServiceForm(RecordForm):
    """A service that was provided, or with `planned` the next one."""

    class Meta:
        model = Service
        fields = ("kind", "provided_on", "keeps_open", "reason")
        widgets = {**dates("provided_on"), "kind": Suggesting(SERVICES)}

    def __init__(self, *args, planned: bool, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.planned, self.today = planned, today
        self.fields["kind"].required = True
        self.fields["provided_on"].label = _("Planned for") if planned else _("Provided on")
        self.fields["keeps_open"].help_text = _(
            "Follow-up, information, self-service and case management do not. Left open, the kind of service says it."
        )
        if planned:
            self.fields["reason"].help_text = _("Say why, where more than 90 days pass before it.")
        else:
            del self.fields["reason"]

    def clean_provided_on(self) -> date:
        day = self.cleaned_data["provided_on"]
        if not self.planned and day > self.today:
            raise ValidationError(_("This day has not come yet. Plan the service instead."))
        if self.planned and day < self.today:
            raise ValidationError(_("This day is over. Put the service on record as given instead."))
        return day


class SupportForm(RecordForm):
    class Meta:
        model = SupportiveService
        fields = ("kind", "given_on", "cost", "grant", "reason")
        widgets = dates("given_on")

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["cost"].label = _("Cost in dollars")
        self.fields["grant"].queryset = Grant.objects.select_related("funder").order_by("title")
        self.fields["grant"].empty_label = _("No grant")
        self.fields["reason"].help_text = _("Only where the grant's budget does not reach.")

    def clean_given_on(self) -> date:
        day = self.cleaned_data["given_on"]
        if day > self.today:
            raise ValidationError(_("This day has not come yet."))
        return day


class BudgetForm(RecordForm):
    class Meta:
        model = Budget
        fields = ("amount",)


class NoteForm(RecordForm):
    text = forms.CharField(label=_("Note"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 7}))

    class Meta:
        model = Note
        fields = ("text", "about_on", "visibility")
        widgets = {"about_on": DateInput(), "visibility": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["visibility"].choices = Note._meta.get_field("visibility").choices  # no empty one


class GoalForm(RecordForm):
    class Meta:
        model = Goal
        fields = ("title", "target_on")
        widgets = dates("target_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].help_text = _("In the person's own words, such as “Pass the CNA exam”.")


class TaskForm(RecordForm):
    class Meta:
        model = Task
        fields = ("title", "owner", "due_on", "goal")
        widgets = dates("due_on")

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = User.objects.filter(is_active=True, role__in=STAFF)
        self.fields["owner"].empty_label = str(person.identity)
        self.fields["goal"].queryset = person.goals.filter(reached_on=None, dropped_on=None)
        self.fields["goal"].empty_label = _("Of no goal")
        if not self.fields["goal"].queryset:
            del self.fields["goal"]


class ExclusionForm(PlainForm):
    reason = forms.ChoiceField(label=_("Reason"), choices=[("", "---------"), *ExclusionReason.choices])
    effective_on = forms.DateField(label=_("Effective on"), widget=DateInput())

    def changes(self) -> dict:
        return self.cleaned_data
