from django import forms
from django.utils.translation import gettext_lazy as _

from intermediary.accounts.models import User
from intermediary.accounts.roles import STAFF
from intermediary.initiatives.partners.enums import Kind, PartnerRole
from intermediary.initiatives.partners.models import (
    Action,
    Agreement,
    Council,
    Meeting,
    Organization,
    Partnership,
    ReferralCount,
    Seat,
)
from intermediary.initiatives.partners.queries import current
from intermediary.pages.forms import PlainForm, RecordForm, SearchForm, TriState, dates


def of_staff() -> list[User]:
    """Whoever can be put in charge of something."""
    return User.objects.filter(role__in=STAFF, is_active=True)


class PartnerForm(RecordForm):
    name = forms.CharField(
        label=_("Organization"), max_length=200, help_text=_("One that is on record already is found by its name.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    roles = forms.MultipleChoiceField(
        label=_("What it does here"),
        choices=PartnerRole.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    class Meta:
        model = Partnership
        fields = ("since", "until", "lead", "contact_name", "contact_email", "contact_phone", "note", "shown")
        widgets = {**dates("since", "until"), "note": forms.Textarea(attrs={"rows": 3})}

    field_order = ("name", "kind", "roles", "website")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = of_staff()
        self.fields["until"].help_text = _("Empty while it is a partner.")
        self.fields["shown"].help_text = _("Tick this where the organization agreed to it.")
        if self.instance.pk:
            organization = self.instance.organization
            for name in ("name", "kind", "website"):
                self.initial[name] = getattr(organization, name)
            self.initial["roles"] = self.instance.roles

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        others = Organization.objects.filter(name__iexact=name)
        if self.instance.pk and others.exclude(pk=self.instance.organization_id).exists():
            raise forms.ValidationError(_("Another organization on record has this name."))
        return name


class AgreementForm(RecordForm):
    class Meta:
        model = Agreement
        fields = ("title", "kind", "starts_on", "ends_on", "responsible", "terms")
        widgets = {**dates("starts_on", "ends_on"), "terms": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = of_staff()
        self.fields["responsible"].help_text = _("Is reminded 60 days before it ends. Nobody chosen: every manager.")


class ReferralCountForm(RecordForm):
    class Meta:
        model = ReferralCount
        fields = ("direction", "starts_on", "ends_on", "number", "source")
        widgets = dates("starts_on", "ends_on")


class CouncilForm(RecordForm):
    class Meta:
        model = Council
        fields = ("name", "purpose")


class SeatForm(RecordForm):
    class Meta:
        model = Seat
        fields = ("name", "partnership", "since", "until")
        widgets = dates("since", "until")

    def __init__(self, *args, council: Council, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["partnership"].queryset = current(council.initiative, today).select_related("organization")


class MeetingForm(RecordForm):
    class Meta:
        model = Meeting
        fields = ("held_on", "place", "agenda", "notes")
        widgets = {
            **dates("held_on"),
            "agenda": forms.Textarea(attrs={"rows": 4}),
            "notes": forms.Textarea(attrs={"rows": 6}),
        }


class DecisionForm(PlainForm):
    text = forms.CharField(label=_("What was decided"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class ActionForm(RecordForm):
    class Meta:
        model = Action
        fields = ("text", "owner", "owner_name", "due_on", "note")
        widgets = dates("due_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = of_staff()
        self.fields["owner"].help_text = _("It then stands on their start page until it is done.")

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("owner") and not cleaned.get("owner_name"):
            self.add_error("owner", _("Say who will do it."))
        return cleaned


class AttendanceForm(PlainForm):
    """Who of those with a seat came: yes, no, or not known."""

    def __init__(self, *args, seats: list[Seat], known: dict[int, bool | None], **kwargs):
        super().__init__(*args, **kwargs)
        self.seats = {f"seat-{seat.pk}": seat for seat in seats}
        for name, seat in self.seats.items():
            label = f"{seat.name} · {seat.partnership}" if seat.partnership else seat.name
            self.fields[name] = TriState(label=label, initial=known.get(seat.pk))

    def present(self) -> dict[Seat, bool | None]:
        return {seat: self.cleaned_data[name] for name, seat in self.seats.items()}


class PartnerSearch(SearchForm):
    role = forms.ChoiceField(label=_("Role"), required=False, choices=(("", _("Any")), *PartnerRole.choices))
