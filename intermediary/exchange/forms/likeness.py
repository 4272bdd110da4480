"""One question about two records that may be one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from intermediary.exchange.models import Likeness
from intermediary.pages.forms import PlainForm


class LikenessForm(PlainForm):
    """Nothing is chosen beforehand: not answering is no answer."""

    said = forms.ChoiceField(
        label=_("Are these the same?"),
        required=False,
        choices=Likeness.Said.choices,
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
    )
