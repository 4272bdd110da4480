from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from intermediary.initiatives.codes import INDUSTRIES, CodesField, Picker
from intermediary.initiatives.models import Initiative
from intermediary.pages.forms import RecordForm, dates

TAKEN_BY_PAGES = {"add"}  # /initiatives/add/ is a page


class InitiativeForm(RecordForm):
    """The first step: what it is called, and of which industries. The key is chosen once: it stands in addresses and
    in exchanged files."""

    key = forms.SlugField(
        label=_("Short name"),
        required=False,
        max_length=60,
        help_text=_("Stands in web addresses and in files, such as “lakes-manufacturing”. Left empty, we make it."),
    )
    industries = CodesField(
        codes=INDUSTRIES,
        label=_("Industries"),
        search_label=_("Search industries by name or NAICS code"),
        error_messages={"required": _("Choose at least one industry.")},
    )

    class Meta:
        model = Initiative
        fields = ("name", "key", "started_on", "industries")
        widgets = dates("started_on")

    def __init__(self, *args, searches=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.searches = searches or self.data
        self.fields["started_on"].required = True  # the exchange format wants it
        self.fields["name"].help_text = _("As partners say it, such as “Manufacturing in the Lakes Region”.")
        if self.instance.pk:
            del self.fields["key"]

    def clean_key(self) -> str:
        key = self.cleaned_data["key"] or slugify(self.cleaned_data.get("name", ""))[:60]
        if key in TAKEN_BY_PAGES or Initiative.objects.filter(key=key).exists():
            raise forms.ValidationError(_("“%(key)s” is taken. Choose another short name.") % {"key": key})
        return key

    @property
    def pickers(self) -> list[Picker]:
        return [Picker(self[name], self.searches.get(f"{name}_q", "")[:80]) for name in ("industries",)]
