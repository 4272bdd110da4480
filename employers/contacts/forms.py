from django import forms
from django.utils.translation import gettext_lazy as _

from employers.contacts.models import Contact, ContactRole
from intermediary.pages.forms import DateInput, RecordForm, in_our_times


class PersonForm(RecordForm):
    """A contact, and what they are at one firm."""

    role = forms.CharField(label=ContactRole._meta.get_field("role").verbose_name, max_length=120, required=False)
    left_on = forms.DateField(
        label=ContactRole._meta.get_field("left_on").verbose_name,
        required=False,
        widget=DateInput(),
        validators=[in_our_times],
        help_text=_("Where they no longer work there. They stay on record."),
    )

    class Meta:
        model = Contact
        fields = ("name", "email", "phone", "prefers")
        help_texts = {"email": _("Somebody with this address who is on record already gets a role here as well.")}

    field_order = ("name", "role")

    def __init__(self, *args, role: ContactRole | None = None, **kwargs):
        at_the_firm = {"role": role.role, "left_on": role.left_on} if role else {}
        super().__init__(*args, instance=role.contact if role else None, initial=at_the_firm, **kwargs)
        if role is None:
            del self.fields["left_on"]

    def _get_validation_exclusions(self) -> set[str]:
        """A new contact may have an address that is on record: then they are that person."""
        return super()._get_validation_exclusions() | (set() if self.instance.pk else {"email"})
