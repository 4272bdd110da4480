from django import forms
from django.utils.translation import gettext_lazy as _

from employers.models import Employer
from intermediary.dashboards.strategy.models import KnownAs
from intermediary.pages.forms import PlainForm


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
