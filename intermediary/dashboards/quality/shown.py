"""How a finding reads: the record and its fields by the names that forms give them, values as people write them."""

from datetime import date
from decimal import Decimal

from django.db import models
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.dashboards.charts.figures import dollars
from intermediary.dashboards.figures import definition_url, title
from participants.models import Exclusion, Identity, PriorJob, Service
from placements.models import FollowUp, Placement, QuarterlyWage
from placements.outcomes.definitions import DEFINITIONS
from placements.outcomes.findings import Check, Finding
from trainings.models import Cohort, Credential, Enrollment

RECORDS = {
    "cohort": (Cohort, gettext_lazy("Cohort")),
    "credential": (Credential, gettext_lazy("Credential")),
    "enrollment": (Enrollment, gettext_lazy("Enrollment")),
    "exclusion": (Exclusion, gettext_lazy("Exclusion")),
    "follow_up": (FollowUp, gettext_lazy("Follow-up")),
    "identity": (Identity, gettext_lazy("Person")),
    "placement": (Placement, gettext_lazy("Placement")),
    "prior_job": (PriorJob, gettext_lazy("Job before the program")),
    "quarterly_wage": (QuarterlyWage, gettext_lazy("Quarterly wage")),
    "service": (Service, gettext_lazy("Service")),
}
UNFORMED = {"credential", "exclusion", "follow_up", "quarterly_wage", "service"}  # shown, and changed by no page
REFERENCES = {"cohort": gettext_lazy("Cohort"), "employer": gettext_lazy("Employer")}
# Measures that a check bends together, by the beginning of their keys. Any other is named by its own definition.
GROUPS = {
    "sector.ret": gettext_lazy("Who stayed"),
    "sector.ret.same": gettext_lazy("Who stayed with the same employer"),
    "sector.km": gettext_lazy("Estimated retention"),
    "sector.km.same": gettext_lazy("Estimated retention with the same employer"),
    "wage.hourly_gain": gettext_lazy("Hourly wage gain"),
    "wage.annualised_gain": gettext_lazy("Annualised wage gain"),
}


def bent(check: Check) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(name, where it is defined, every figure in it as (title, address)) for each group of figures a check bends."""
    groups = []
    for start in check.bends:
        keys = [key for key in DEFINITIONS if key == start or key.startswith(f"{start}.")]
        if keys:
            figures = [(title(key), definition_url(key)) for key in keys]
            groups.append((str(GROUPS.get(start, figures[0][0])), figures[0][1], figures))
    return groups


def row(finding: Finding) -> dict:
    """One line of the list: the person, the record with its page, and the two values that do not go together."""
    person = reverse("participant_detail", args=[finding.person])
    name = RECORDS[finding.record][1]
    told = value(finding.record, finding.told_by, finding.told) if finding.told else ""
    return {
        "name": f"{finding.last_name}, {finding.first_name}",
        "person": person,
        "record": _("%(record)s of %(day)s") % {"record": name, "day": told} if told else name,
        "key": finding.key,
        "url": _page(finding, person),
        "stands": _said(finding.record, finding.field, finding.value),
        "against": _said(*finding.rival.split("."), finding.rival_value) if finding.rival else None,
    }


def _page(finding: Finding, person: str) -> str:
    """Where the record can be mended, or at least seen."""
    if finding.job:
        return reverse("placement_edit", args=[finding.job])
    if finding.record == "enrollment":
        return reverse("enrollment_edit", args=[finding.key])
    return reverse("participant_edit", args=[finding.person]) if finding.record in ("identity", "prior_job") else person


def _said(record: str, field: str, text: str | None) -> tuple[str, str]:
    """(name of the field, its value in words)."""
    label = REFERENCES.get(field) or RECORDS[record][0]._meta.get_field(field).verbose_name
    return str(label), _("not on record") if text is None else value(record, field, text)


def value(record: str, field: str, text: str) -> str:
    """A value as PostgreSQL writes it, in words."""
    if field in REFERENCES:
        return text
    kind = RECORDS[record][0]._meta.get_field(field)
    if kind.choices:
        return str(dict(kind.choices).get(text, text))
    if isinstance(kind, models.DateField):
        return _day(text)
    if isinstance(kind, models.DecimalField):
        return number_format(Decimal(text).normalize()) if field == "weekly_hours" else dollars(Decimal(text))
    return text


def _day(text: str) -> str:
    try:
        return date_format(date.fromisoformat(text))
    except ValueError:  # before the year 1 or after 9999, which PostgreSQL can hold
        return text
