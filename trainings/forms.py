from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from intermediary.initiatives.models import Initiative
from intermediary.pages.forms import RecordForm, SearchForm, dates
from intermediary.reference import occupations
from participants.models import Participant
from trainings.enums import OPEN
from trainings.models import OFFER_DAYS, Cohort, Credential, Enrollment, Program, SkillGain


class ProviderName(forms.CharField):
    """A provider by name: one on record is found again, a new name is taken as it is."""

    def __init__(self, **kwargs):
        super().__init__(label=_("Training provider"), required=False, max_length=200, **kwargs)


class ProgramForm(RecordForm):
    provider_name = ProviderName(help_text=_("Of cohorts that name no other."))

    class Meta:
        model = Program
        fields = ("title", "soc", "cip", "hours")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["provider_name"].initial = self.instance.provider.name if self.instance.provider_id else ""

    def clean_soc(self) -> str:
        code = self.cleaned_data["soc"].strip()
        if code and not occupations.is_soc(code):
            raise ValidationError(_("A SOC code looks like 31-1131."))
        return code

    def clean_cip(self) -> str:
        code = self.cleaned_data["cip"].strip()
        if code and not occupations.is_cip(code):
            raise ValidationError(_("A CIP code looks like 51.3902."))
        return code


class CohortForm(RecordForm):
    provider_name = ProviderName(help_text=_("Leave empty where it is the program's own."))

    class Meta:
        model = Cohort
        fields = (
            "initiative", "program", "starts_on", "ends_on", "mode", "site", "instructor", "capacity", "offer_days",
            "refill_until", "grants",
        )  # fmt: skip
        widgets = {**dates("starts_on", "ends_on", "refill_until"), "grants": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["provider_name"].initial = self.instance.provider.name if self.instance.provider_id else ""
        self.fields["offer_days"].required = False
        self._shares = {}
        if self.instance.pk:
            known = dict(self.instance.shares.values_list("grant", "percent"))
            for grant in self.instance.initiative.grants.order_by("title"):
                name = f"share_{grant.pk}"
                self._shares[name] = grant
                self.fields[name] = forms.DecimalField(
                    label=_("Share of %(grant)s, in per cent") % {"grant": grant.title}, required=False, min_value=0,
                    max_value=100, decimal_places=2, initial=known.get(grant.pk),
                )  # fmt: skip

    def clean_offer_days(self) -> int:
        return self.cleaned_data["offer_days"] or OFFER_DAYS

    def changes(self) -> dict:
        """As of any form; the shares together, by grant."""
        values = super().changes()
        shares = {grant: values.pop(name) for name, grant in self._shares.items()}
        return {**values, "shares": {grant: share for grant, share in shares.items() if share}} if shares else values

    def clean(self):
        cleaned = super().clean()
        initiative = cleaned.get("initiative")
        foreign = (
            [grant.title for grant in cleaned.get("grants") or () if grant.initiative_id != initiative.pk]
            if initiative
            else []
        )
        if foreign:
            self.add_error("grants", _("Not a grant of this initiative: %s") % ", ".join(foreign))
        return cleaned


class CohortSearch(SearchForm):
    initiative = forms.ModelChoiceField(Initiative.objects, label=_("Initiative"), required=False, empty_label=_("Any"))
    program = forms.ModelChoiceField(Program.objects, label=_("Program"), required=False, empty_label=_("Any"))


class Overbook(forms.CharField):
    """Why somebody gets a seat although all are taken. Shown where all are."""

    def __init__(self, **kwargs):
        super().__init__(
            label=_("All seats are taken. Why one more?"),
            required=False,
            max_length=200,
            help_text=_("Left empty, the person joins the waiting list. What you write stays on record."),
            **kwargs,
        )


class EnrollmentForm(RecordForm):
    class Meta:
        model = Enrollment
        fields = ("status", "training_type", "enrolled_on", "ended_on", "reason")
        widgets = dates("enrolled_on", "ended_on")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("ended_on") and cleaned.get("status") in OPEN:
            self.add_error("ended_on", _("Say how it ended, or leave the last day empty while it is open."))
        return cleaned

    def about(self, seats) -> None:
        """Ask about going above the number of seats only where that is what it would be."""
        if not seats.full:
            del self.fields["overbook"]


class ChangeForm(EnrollmentForm):
    """An enrollment as it is on record: why, where something unusual is done with it."""

    correction = forms.CharField(
        label=_("If this corrects a mistake: what was wrong"),
        required=False,
        max_length=200,
        help_text=_("Stays on record beside the change."),
    )
    overbook = Overbook()


class _Proof(RecordForm):
    verified = forms.BooleanField(label=_("I have seen the evidence"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["verified"].initial = self.instance.verified_on is not None
        if self.instance.verified_on:
            self.fields["verified"].help_text = _("Verified on %(day)s by %(who)s.") % {
                "day": date_format(self.instance.verified_on), "who": self.instance.verified_by or "–",
            }  # fmt: skip


class CredentialForm(_Proof):
    class Meta:
        model = Credential
        fields = ("type", "title", "cohort", "attained_on", "evidence")
        widgets = dates("attained_on")

    def __init__(self, *args, person: Participant, **kwargs):
        super().__init__(*args, **kwargs)
        own = Cohort.objects.filter(enrollments__participant=person).select_related("program").distinct()
        self.fields["cohort"].queryset = own
        self.fields["cohort"].empty_label = _("None of ours")


class SkillGainForm(_Proof):
    class Meta:
        model = SkillGain
        fields = ("kind", "gained_on", "evidence")
        widgets = dates("gained_on")


class Beyond(forms.CharField):
    """Why somebody is enrolled beyond the seats that employers promised. Shown where it would be so."""

    def __init__(self, **kwargs):
        super().__init__(
            label=_("More people than employers promised seats. Why one more?"),
            required=False,
            max_length=200,
            help_text=_("What you write stays on record."),
            **kwargs,
        )


class EnrollForm(EnrollmentForm):
    """An enrollment of somebody; their ID is asked for only where the page does not know them."""

    person = forms.CharField(
        label=_("Participant's ID"), max_length=120, help_text=_("It stands on the participant's page and in the list.")
    )
    overbook = Overbook()
    beyond = Beyond()
    field_order = ("person",)

    def about(self, seats, plan=None, person: Participant | None = None) -> None:
        super().about(seats)
        if person:
            self.fields["person"].widget = forms.HiddenInput()
        if plan is None or not plan.full:
            del self.fields["beyond"]

    def clean_person(self) -> Participant:
        found = Participant.objects.filter(key=self.cleaned_data["person"].strip()).first()
        if found is None:
            raise ValidationError(_("Nobody on record has this ID. Look them up under Participants."))
        return found
