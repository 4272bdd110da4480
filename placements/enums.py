from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FollowUpStatus(TextChoices):
    EMPLOYED_SAME = "employed_same", _("Still with this employer")
    EMPLOYED_OTHER = "employed_other", _("With another employer")
    NOT_EMPLOYED = "not_employed", _("Not employed")
    UNREACHED = "unreached", _("Not reached")
    DECEASED = "deceased", _("Deceased")


class Source(TextChoices):
    """Who says so, strongest first. Where two sources conflict on one day, the stronger counts."""

    UI_MATCH = "ui_match", _("Wage record match")
    PAYROLL = "payroll", _("Payroll")
    PAY_STUB = "pay_stub", _("Pay stub")
    EMPLOYER = "employer", _("Employer")
    PARTICIPANT = "participant", _("Participant")
    STAFF = "staff", _("Staff")
