"""The public form: little is asked. And what staff decide with."""

import secrets
from datetime import date

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from intermediary.pages.forms import ZIP, DateInput, PlainForm, RecordForm, SearchForm
from trainings.applications.models import Recruitment, State
from trainings.enums import HOLDING
from trainings.enums import EnrollmentStatus as S
from trainings.models import Cohort, Program

SALT = "application page"
FASTEST, OLDEST = 3, 12 * 60 * 60  # seconds between opening the page and sending it
TYPED = ("first_name", "last_name", "email", "phone", "birth_date", "zip", "cohort", "referral")
LONGEST = 254


def new_nonce() -> str:
    """Of one page that was opened: says when, and that it was ours."""
    return signing.TimestampSigner(salt=SALT).sign(secrets.token_urlsafe(12))


def nonce_of(sent: str) -> tuple[str, bool]:
    """(the nonce, whether a person could have filled the page in since); empty where it is none of ours, or old."""
    signer = signing.TimestampSigner(salt=SALT)
    try:
        nonce = signer.unsign(sent, max_age=OLDEST)
        try:
            signer.unsign(sent, max_age=FASTEST)
        except signing.SignatureExpired:
            return nonce, True
        return nonce, False
    except signing.BadSignature:
        return "", False


class Start(forms.ModelChoiceField):
    def label_from_instance(self, cohort: Cohort) -> str:
        from django.utils.formats import date_format

        return date_format(cohort.starts_on)


class ApplicationForm(PlainForm):
    first_name = forms.CharField(label=_("First name"), max_length=100)
    last_name = forms.CharField(label=_("Last name"), max_length=100)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), required=False, max_length=30)
    birth_date = forms.DateField(label=_("Date of birth"), required=False, widget=DateInput)
    zip = forms.CharField(label=_("ZIP code"), required=False, max_length=10, validators=[ZIP])
    cohort = Start(
        Cohort.objects.none(), label=_("When would you like to start?"), required=False, empty_label=_("Any start")
    )
    agree = forms.BooleanField(
        label=_("I agree that you keep what I wrote here to decide about this application, and write to me about it.")
    )
    referral = forms.BooleanField(
        label=_("You may later introduce me to employers. I can take this back at any time."), required=False
    )
    # People do not see it, and what fills it in is none.
    website = forms.CharField(label=_("Leave this empty"), required=False, max_length=200)
    nonce = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)

    def __init__(self, *args, starts, today: date, on_behalf: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["cohort"].queryset = starts
        for name, kind in (("first_name", "given-name"), ("last_name", "family-name"), ("email", "email"),
                           ("phone", "tel"), ("birth_date", "bday"), ("zip", "postal-code")):  # fmt: skip
            self.fields[name].widget.attrs["autocomplete"] = "off" if on_behalf else kind
        self.fields["phone"].widget.input_type = "tel"
        self.fields["zip"].widget.attrs["inputmode"] = "numeric"
        if on_behalf:
            self.fields["agree"].label = _("The person agreed that we keep this to decide about the application.")
            self.fields["referral"].label = _("The person agreed that we may introduce them to employers.")

    def clean_birth_date(self) -> date | None:
        day = self.cleaned_data["birth_date"]
        if day and not date(1900, 1, 1) <= day < self.today:
            raise ValidationError(_("Check the year of this date."))
        return day

    def clean(self):
        cleaned = super().clean()
        if not {"email", "phone"} & set(self.errors) and not (cleaned.get("email") or cleaned.get("phone")):
            self.add_error("email", _("Write an e-mail address or a phone number: how else could we reach you?"))
        return cleaned

    @property
    def shown(self) -> list:
        """The fields that people see, in order."""
        return [self[name] for name in self.fields if name not in ("website", "nonce")]

    def saved(self) -> dict[str, str] | None:
        """What was typed so far, as it was typed; None where the e-mail address is none that a link can go to."""
        typed = {name: str(self.data.get(name, ""))[:LONGEST] for name in TYPED}
        try:
            typed["email"] = forms.EmailField().clean(typed["email"])
        except ValidationError:
            return None
        return typed


class RecruitmentForm(RecordForm):
    class Meta:
        model = Recruitment
        fields = ("initiative", "accepting", "about_en", "about_es")
        widgets = {"about_en": forms.Textarea(attrs={"rows": 4}), "about_es": forms.Textarea(attrs={"rows": 4})}


DECIDED = [(state, state.label) for state in State if state not in (State.DRAFT, State.SENT)]


class ApplicationSearch(SearchForm):
    state = forms.ChoiceField(
        label=_("Show"), required=False,
        choices=[("", State.SENT.label), *DECIDED, ("all", _("All"))],
    )  # fmt: skip
    program = forms.ModelChoiceField(Program.objects, label=_("Program"), required=False, empty_label=_("Any"))


class Seated(forms.ModelChoiceField):
    """Cohorts with their seats as they are now; for good only while a seat is taken."""

    def label_from_instance(self, cohort: Cohort) -> str:
        if cohort.capacity is None:
            return str(cohort)
        said = {"cohort": cohort, "free": max(0, cohort.capacity - cohort.taken), "waiting": cohort.waiting}
        return _("%(cohort)s: %(free)d free, %(waiting)d waiting") % said


class DecisionForm(PlainForm):
    to = forms.ChoiceField(
        label=_("Decision"),
        choices=(
            (S.OFFERED, _("Offer a seat")),
            (S.ENROLLED, _("Enroll at once")),
            (S.WAITLISTED, _("Waiting list")),
            (S.DECLINED, _("Decline")),
        ),
    )
    cohort = Seated(Cohort.objects.none(), label=_("Cohort"), required=False, empty_label=_("None"))
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=200, help_text=_("Needed to decline. The person does not see it.")
    )
    overbook = forms.CharField(
        label=_("If all seats are taken: why one more?"), required=False, max_length=200,
        help_text=_("Left empty, the person joins the waiting list."),
    )  # fmt: skip

    def __init__(self, *args, cohorts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cohort"].queryset = cohorts.annotate(
            taken=Count("enrollments", filter=Q(enrollments__status__in=HOLDING)),
            waiting=Count("enrollments", filter=Q(enrollments__status=S.WAITLISTED)),
        )
