from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intermediary.pages.forms import DateInput, PlainForm, in_our_times
from placements.outcomes.disclosure import HIDE, ROUND

METHODS = (
    (ROUND, _("Round all counts to 5 and hide 0 to 10 (usual)")),
    (HIDE, _("Exact counts; hide 1 to 10, and as many beside them as it takes")),
)


class BuildForm(PlainForm):
    as_of = forms.DateField(label=_("As of"), widget=DateInput(), validators=[in_our_times])
    method = forms.ChoiceField(label=_("Disclosure control"), choices=METHODS, widget=forms.RadioSelect, initial=ROUND)

    def clean_as_of(self):
        day = self.cleaned_data["as_of"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day


class CorrectionForm(BuildForm):
    reason = forms.CharField(
        label=_("What was wrong"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Readers see this, and every number that changed."),
    )


class NarrativeForm(PlainForm):
    narrative = forms.CharField(
        label=_("Narrative"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Plain words beside the figures. Name nobody, and give no number that the release hides."),
    )


class WithdrawalForm(PlainForm):
    reason = forms.CharField(
        label=_("Why it is withdrawn"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays on record with this reason. Its readers find nothing any more."),
    )
