"""Reports that a grant owes: when they are due, how that moved, when they went in, and the reminders of them."""

from datetime import date, timedelta

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.accounts.models import User
from intermediary.accounts.roles import MANAGERS
from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from intermediary.funding.models import DueDate, Grant, Reminder, Report

#: Days before the due date on which people are reminded; the last is a day after it.
DAYS_BEFORE = (30, 7, 1, -1)


def add_report(*, grant: Grant, title: str, due_on: date, note: str = "", by) -> Report:
    """Put a report on the calendar of a grant. Raises ValidationError where it has one of that name."""
    with event("report.added", by=by, subject=grant, note=title), refusals():
        return Report.objects.create(grant=grant, title=title, due_on=due_on, note=note)


def move_report(*, report: Report, due_on: date, reason: str, by) -> Report:
    """The funder gave another day. The day before stays on record; reminders of the new day are due anew."""
    with event("report.moved", by=by, subject=report, note=reason[:200]):
        report = Report.objects.select_for_update().get(pk=report.pk)
        if due_on != report.due_on:
            DueDate.objects.create(report=report, due_on=report.due_on, moved_to=due_on, reason=reason, moved_by=by)
            report.due_on = due_on
            report.save(update_fields=["due_on"])
    return report


def send_in_report(*, report: Report, submitted_on: date, by) -> Report:
    """It went to the funder on that day: nobody is reminded of it any more."""
    with event("report.sent_in", by=by, subject=report):
        report.submitted_on, report.submitted_by = submitted_on, by
        report.save(update_fields=["submitted_on", "submitted_by"])
    return report


def reopen_report(*, report: Report, by) -> Report:
    """It did not go in after all."""
    with event("report.reopened", by=by, subject=report):
        report.submitted_on, report.submitted_by = None, None
        report.save(update_fields=["submitted_on", "submitted_by"])
    return report


def remove_report(*, report: Report, by) -> None:
    """Take a report off the calendar; the trail keeps it."""
    with event("report.removed", by=by, subject=report.grant, note=report.title):
        report.delete()


def to_remind(today: date) -> list[tuple[Report, int]]:
    """Open reports of which nobody was reminded at the stage they are in, with that stage in days before.

    Of several stages that have come only the last counts: whoever enters a report late is told once, not four times.
    """
    found = Report.objects.filter(submitted_on=None, due_on__lte=today + timedelta(days=max(DAYS_BEFORE)))
    made = []
    for report in found.select_related("grant", "grant__responsible").prefetch_related("reminders"):
        stage = min(days for days in DAYS_BEFORE if report.due_on - timedelta(days=days) <= today)
        sent = {(reminder.due_on, reminder.days_before) for reminder in report.reminders.all()}
        if (report.due_on, stage) not in sent:
            made.append((report, stage))
    return made


def remind(*, today: date, site: str) -> int:
    """Send what is due, each once: the row and the mail go together, so that a failure leaves neither. How many."""
    with acting("system"):
        due = to_remind(today)
    for report, stage in due:
        _remind(report.pk, stage, site)
    return len(due)


def _remind(report_id: int, stage: int, site: str) -> None:
    with acting("system"), transaction.atomic():
        report = Report.objects.select_for_update(of=("self",)).select_related("grant__responsible").get(pk=report_id)
        sent = report.reminders.filter(due_on=report.due_on, days_before=stage).exists()
        if sent or report.submitted_on is not None:
            return
        people = _whom(report.grant)
        if not people:
            return
        addresses = [user.email for user in people]
        with event("report.reminded", subject=report, note=f"{stage} days before"):
            Reminder.objects.create(
                report=report, due_on=report.due_on, days_before=stage, sent_at=timezone.now(),
                sent_to=", ".join(addresses),
            )  # fmt: skip
        body = render_to_string("funding/reminder.txt", {"report": report, "grant": report.grant, "site": site})
        send_mail(_("Due %(day)s: %(report)s") % {"day": report.due_on, "report": report}, body, None, addresses)


def _whom(grant: Grant) -> list[User]:
    if grant.responsible and grant.responsible.is_active:
        return [grant.responsible]
    return list(User.objects.filter(role__in=MANAGERS, is_active=True).exclude(accepted_at=None, last_login=None))
