from django import forms
from django.utils.translation import gettext_lazy as _

from intermediary.accounts.models import User
from intermediary.accounts.roles import ADMINISTRATORS, STAFF
from intermediary.initiatives.models import Initiative


class PeopleForm(forms.Form):
    """The last step: who of the staff works for this initiative in particular. Administrators answer for all."""

    members = forms.ModelMultipleChoiceField(
        queryset=User.objects.none(), required=False, widget=forms.CheckboxSelectMultiple, label=_("Works for this one")
    )

    def __init__(self, *args, initiative: Initiative, **kwargs):
        kwargs.setdefault("initial", {"members": User.objects.filter(initiative_memberships__initiative=initiative)})
        super().__init__(*args, **kwargs)
        staff = User.objects.filter(role__in=STAFF - ADMINISTRATORS, is_active=True)
        self.fields["members"].queryset = staff.prefetch_related("initiative_memberships")
