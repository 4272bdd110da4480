from django import forms
from django.utils.translation import gettext_lazy as _

from employers.models import Employer
from intermediary.accounts.models import User
from intermediary.accounts.roles import STAFF
from intermediary.dashboards.strategy.goals import choices, unit_of
from intermediary.dashboards.strategy.models import Goal, KnownAs
from intermediary.pages.forms import PlainForm, RecordForm, dates


class KnownAsForm(PlainForm):
    """Which record an organization is. A firm is found by its name or key, of which there may be thousands."""

    employer = forms.CharField(
        label=_("Employer"),
        required=False,
        max_length=200,
        help_text=_("Its name or ID, as it stands under Employers."),
    )

    def __init__(self, *args, known: KnownAs | None, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("funder", "provider"):
            field = KnownAs._meta.get_field(name).formfield(empty_label=_("None"))
            field.initial = getattr(known, name, None)
            self.fields[name] = field
        if known and known.employer:
            self.fields["employer"].initial = known.employer.name

    def clean_employer(self) -> Employer | None:
        typed = self.cleaned_data["employer"].strip()
        if not typed:
            return None
        found = list(Employer.objects.filter(name__iexact=typed)[:2]) or list(Employer.objects.filter(key=typed))
        if len(found) != 1:
            words = _("Several employers have this name: use the ID.") if found else _("No employer has this name.")
            raise forms.ValidationError(words)
        return found[0]


class GoalForm(RecordForm):
    """A goal; shares are typed in percent and kept between 0 and 1."""

    class Meta:
        model = Goal
        fields = ("title", "figure", "target", "due_on", "why", "owner")
        widgets = dates("due_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        label = self.fields["figure"].label
        self.fields["figure"] = forms.ChoiceField(label=label, choices=choices())
        self.fields["target"].help_text = _("In percent for shares, such as 70; else in dollars, people or days.")
        self.fields["owner"].queryset = User.objects.filter(role__in=STAFF, is_active=True)
        if self.instance.pk and unit_of(self.instance.figure) == "percent":
            self.initial["target"] = (self.instance.target * 100).normalize()

    def clean(self):
        cleaned = super().clean()
        target, figure = cleaned.get("target"), cleaned.get("figure")
        if target is not None and figure and unit_of(figure) == "percent":
            if target > 100:
                self.add_error("target", _("A share is at most 100 percent."))
            else:
                cleaned["target"] = target / 100
        return cleaned
