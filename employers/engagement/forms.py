from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from employers.contacts.models import Contact
from employers.engagement.models import Cost, Rung, Touch
from intermediary.pages.documents import DocumentField
from intermediary.pages.forms import RecordForm, dates


class TouchForm(RecordForm):
    """A contact with a firm. `elses`: the firm is somebody else's to contact, so that it asks why."""

    class Meta:
        model = Touch
        fields = ("despite", "kind", "on", "contact", "with_whom", "summary", "amount")
        widgets = {**dates("on"), "summary": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"amount": _("Where the firm pays for training.")}

    def __init__(self, *args, employer, today: date, elses: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["contact"].queryset = Contact.objects.filter(roles__employer=employer, roles__left_on=None)
        if not elses:
            del self.fields["despite"]

    def clean_on(self) -> date:
        day = self.cleaned_data["on"]
        if day > self.today:
            raise ValidationError(_("This day has not come yet."))
        return day


class RungForm(RecordForm):
    document = DocumentField(help_text=_("A letter or minutes: PDF, JPEG or PNG, up to 5 MB."))

    class Meta:
        model = Rung
        fields = ("step", "reached_on", "evidence")
        widgets = dates("reached_on")

    def __init__(self, *args, employer, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["evidence"].required = True
        if self.instance.pk:
            del self.fields["step"]
        else:
            taken = set(employer.rungs.values_list("step", flat=True))
            field = self.fields["step"]
            field.choices = [choice for choice in field.choices if choice[0] not in taken]

    def clean_reached_on(self) -> date:
        day = self.cleaned_data["reached_on"]
        if day > self.today:
            raise ValidationError(_("This day has not come yet."))
        return day


class CostForm(RecordForm):
    class Meta:
        model = Cost
        fields = ("kind", "amount", "source", "said_on")
        widgets = dates("said_on")
        help_texts = {"source": _("Such as: the personnel office, from agency bills of 2025.")}
