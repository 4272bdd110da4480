from datetime import date

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from intermediary.exchange import uploads
from intermediary.exchange.sheets import saved_on
from intermediary.exchange.workbooks import NotThisWorkbook
from intermediary.funding.models import Grant
from intermediary.initiatives.models import Initiative
from intermediary.pages.forms import DateInput, PlainForm

MEGABYTE = 1024 * 1024


class UploadForm(PlainForm):
    """One spreadsheet, the grants that pay for what is in it, and the day it speaks of."""

    workbook = forms.FileField(
        label=_("Spreadsheet"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
        error_messages={"required": _("Choose the file."), "empty": _("The file is empty.")},
    )
    grants = forms.ModelMultipleChoiceField(
        Grant.objects.none(), label=_("Paid by"), required=False, widget=forms.CheckboxSelectMultiple
    )
    as_of = forms.DateField(
        label=_("Filled in on"),
        required=False,
        widget=DateInput(),
        help_text=_("The day the file speaks of. Left empty, it is the day on which the file was last saved."),
    )
    again = forms.BooleanField(
        label=_("Import this file once more"),
        required=False,
        help_text=_("What has not changed stays as it is; nobody is entered twice."),
    )

    def __init__(self, *args, initiative: Initiative, too_large: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.initiative, self.too_large = initiative, too_large
        self.content = b""
        self.repeated = False
        self.fields["grants"].queryset = Grant.objects.filter(initiative=initiative).select_related("funder")
        self.fields["grants"].help_text = _("Cohorts of this file will name these grants.")

    @property
    def limit(self) -> int:
        """The most bytes that a file may have."""
        return settings.UPLOAD_LIMIT

    @property
    def refusal(self) -> str:
        """What is said of a larger one."""
        return _too_large()

    def clean_workbook(self):
        file = self.cleaned_data["workbook"]
        if file.size > settings.UPLOAD_LIMIT:
            raise forms.ValidationError(_too_large())
        self.content = file.read()
        return file

    def clean_as_of(self) -> date | None:
        day = self.cleaned_data["as_of"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.too_large:
            self.errors.pop("workbook", None)
            self.add_error("workbook", _too_large())
        if self.content:
            self._check_repeated(cleaned)
            self._check_safe(cleaned)
        return cleaned

    def _check_repeated(self, cleaned: dict) -> None:
        before = uploads.same_file(self.initiative, uploads.digest(self.content))
        self.repeated = before is not None
        if before and not cleaned.get("again"):
            facts = {"day": date_format(timezone.localtime(before.created_at)), "who": before.by or _("a command")}
            self.add_error("workbook", _("This very file was imported on %(day)s by %(who)s. Tick below to import it "
                                         "once more, and choose it again.") % facts)  # fmt: skip

    def _check_safe(self, cleaned: dict) -> None:
        """Refuse at once what is no spreadsheet or not safe to open; take the day it was saved where none is given."""
        try:
            saved = saved_on(self.content)
        except NotThisWorkbook as refusal:
            self.add_error("workbook", str(refusal))
            return
        if not cleaned.get("as_of") and "as_of" not in self.errors:
            cleaned["as_of"] = min(saved or timezone.localdate(), timezone.localdate())


def _too_large() -> str:
    limit = settings.UPLOAD_LIMIT // MEGABYTE
    return _("The file is larger than %(limit)s MB. Remove pictures or old sheets from it, or split it.") % {
        "limit": limit
    }
