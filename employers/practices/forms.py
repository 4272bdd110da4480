from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from employers.practices.models import Practice
from intermediary.pages.documents import DocumentField
from intermediary.pages.forms import RecordForm, dates

LATER = ("still_in_place", "checked_on", "checked_note")


class PracticeForm(RecordForm):
    """A practice that changed; whether it lasted is asked of one on record."""

    document = DocumentField(help_text=_("A policy, a schedule or a letter: PDF, JPEG or PNG, up to 5 MB."))

    class Meta:
        model = Practice
        fields = ("kind", "before", "after", "changed_on", "workers_reached", "evidence", *LATER)
        widgets = {
            **dates("changed_on", "checked_on"),
            **{name: forms.Textarea(attrs={"rows": 3}) for name in ("before", "after")},
        }
        help_texts = {"workers_reached": _("How many people work under it. Empty where it is not known.")}

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        if not self.instance.pk:
            for name in LATER:
                del self.fields[name]

    def clean(self) -> dict:
        cleaned = super().clean()
        for name in ("changed_on", "checked_on"):
            if cleaned.get(name) and cleaned[name] > self.today:
                self.add_error(name, ValidationError(_("This day has not come yet.")))
        return cleaned
