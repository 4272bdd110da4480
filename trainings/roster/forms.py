import secrets
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from intermediary.funding.models import Grant
from intermediary.pages.forms import DateInput, PlainForm
from participants.casework.enums import Support
from trainings import transitions
from trainings.enums import CredentialType, SkillGainKind
from trainings.enums import EnrollmentStatus as S
from trainings.models import Cohort


class BulkForm(PlainForm):
    """A form of an action on many people of `cohort`."""

    def __init__(self, *args, cohort: Cohort, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.cohort, self.today = cohort, today
        for field in self.fields.values():
            if isinstance(field, forms.DateField):
                field.initial = today


class StatusForm(BulkForm):
    status = forms.ChoiceField(
        label=_("New status"), choices=[choice for choice in S.choices if choice[0] != S.APPLIED]
    )
    on = forms.DateField(label=_("From this day"), widget=DateInput)
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=200, help_text=_("Needed where somebody leaves.")
    )
    overbook = forms.CharField(
        label=_("If all seats are taken: why more?"),
        required=False,
        max_length=200,
        help_text=_("Left empty, whoever finds no free seat joins the waiting list."),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("status") in transitions.WANT_REASON and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Say why: it stays on record, and is counted."))
        return cleaned


class MessageForm(BulkForm):
    subject = forms.CharField(label=_("Subject"), max_length=120)
    body = forms.CharField(
        label=_("Message"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("It begins with the person's first name, and ends with yours."),
    )
    nonce = forms.CharField(widget=forms.HiddenInput, max_length=40, initial=lambda: secrets.token_hex(8))


class CredentialForm(BulkForm):
    type = forms.ChoiceField(label=_("Type"), choices=CredentialType.choices[1:])
    title = forms.CharField(label=_("Title"), max_length=200)
    attained_on = forms.DateField(label=_("Attained on"), widget=DateInput)
    evidence = forms.CharField(
        label=_("Evidence"), required=False, max_length=200, help_text=_("What shows it: a copy on file, a registry.")
    )
    verified = forms.BooleanField(label=_("I have seen the evidence of each of them"), required=False)


class SupportForm(BulkForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=Support.choices)
    given_on = forms.DateField(label=_("Given on"), widget=DateInput)
    cost = forms.DecimalField(
        label=_("Cost of each, in dollars"), min_value=0, max_digits=8, decimal_places=2, initial=None
    )
    grant = forms.ModelChoiceField(
        Grant.objects.none(), label=_("Paid by"), required=False, empty_label=_("Nobody yet")
    )
    reason = forms.CharField(label=_("Reason, where the budget does not reach"), required=False, max_length=200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["grant"].queryset = self.cohort.initiative.grants.order_by("title")


class SkillGainForm(BulkForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=SkillGainKind.choices)
    gained_on = forms.DateField(label=_("Gained on"), widget=DateInput)
    evidence = forms.CharField(label=_("Evidence"), required=False, max_length=200)
    verified = forms.BooleanField(label=_("I have seen the evidence of each of them"), required=False)
