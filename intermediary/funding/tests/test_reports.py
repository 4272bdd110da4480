"""Reports that are owed: reminded of in time, once, and of the new day where the day moves."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from intermediary.accounts.roles import Role
from intermediary.funding import services, tasks
from intermediary.funding.models import DueDate, Reminder, Report
from intermediary.funding.services import reports
from intermediary.jobs.models import Job
from intermediary.tests import people

pytestmark = pytest.mark.django_db
DUE = date(2026, 6, 30)


@pytest.fixture
def report() -> Report:
    grant = people.grant(responsible=people.user(Role.COACH))
    return services.add_report(grant=grant, title="Second quarter", due_on=DUE, by=None)


def reminded(day: date) -> list[str]:
    """The subjects of the mail of one night."""
    mail.outbox.clear()
    reports.remind(today=day, site="https://example.org")
    return [message.subject for message in mail.outbox]


def test_people_are_reminded_at_each_stage_and_once(report):
    days = {DUE - timedelta(days=left): left for left in range(40, -10, -1)}
    sent = {left: reminded(day) for day, left in days.items()}
    assert [left for left, subjects in sent.items() if subjects] == [30, 7, 1, -1]
    assert mail.outbox == [] and reminded(DUE + timedelta(days=30)) == []  # noqa: PT018
    assert Reminder.objects.filter(sent_to=report.grant.responsible.email).count() == 4


def test_a_late_entry_is_told_of_once(report):
    assert len(reminded(DUE - timedelta(days=2))) == 1


def test_reminders_follow_a_moved_date(report):
    reminded(DUE - timedelta(days=7))
    services.move_report(report=report, due_on=DUE + timedelta(days=60), reason="Agreed by phone", by=None)
    assert reminded(DUE) == []
    assert reminded(DUE + timedelta(days=53)) == [f"Due {DUE + timedelta(days=60)}: Second quarter"]
    moved = DueDate.objects.get()
    assert (moved.due_on, moved.reason) == (DUE, "Agreed by phone")


def test_nobody_is_reminded_of_what_went_in(report):
    services.send_in_report(report=report, submitted_on=DUE, by=None)
    assert reminded(DUE) == []
    services.reopen_report(report=report, by=None)
    assert len(reminded(DUE)) == 1


def test_mail_that_fails_is_sent_later_once(report, monkeypatch):
    def away(*args, **kwargs):
        raise OSError("no such server")

    with monkeypatch.context() as broken:
        broken.setattr(reports, "send_mail", away)
        with pytest.raises(OSError, match="no such server"):
            reminded(DUE)
    assert not Reminder.objects.exists()
    assert len(reminded(DUE)) == 1
    assert reminded(DUE) == []


def test_the_sweep_asks_once_and_waits_before_it_asks_again(report, time_machine):
    time_machine.move_to(timezone.make_aware(timezone.datetime(2026, 6, 30, 5)))
    tasks.sweep_reminders()
    assert not Job.objects.exists(), "nobody is woken at night"
    time_machine.move_to(timezone.make_aware(timezone.datetime(2026, 6, 30, 8)))
    tasks.sweep_reminders()
    tasks.sweep_reminders()
    assert Job.objects.filter(kind=tasks.REMIND).count() == 1


def test_the_calendar_of_a_grant_by_its_pages(client, report):
    client.force_login(people.user(Role.MANAGER))
    grant = report.grant
    client.post(reverse("report_add", args=[grant.key]), {"title": "Final report", "due_on": "2026-12-31"})
    again = client.post(reverse("report_add", args=[grant.key]), {"title": "Final report", "due_on": "2027-01-31"})
    assert "has a report of that name already" in again.content.decode()
    client.post(reverse("report_move", args=[report.pk]), {"due_on": "2026-07-31", "reason": "Agreed"})
    page = client.get(reverse("report_list")).content.decode()
    assert page.index("Second quarter") < page.index("Final report")
    client.post(reverse("report_sent_in", args=[report.pk]), {"submitted_on": "2026-07-30"})
    html = client.get(reverse("grant_detail", args=[grant.key])).content.decode()
    assert "Sent in July 30, 2026" in html
    assert "moved from June 30, 2026: Agreed" in html
    for name in ("report_remove", "report_reopen"):
        client.get(reverse(name, args=[report.pk]))
    assert Report.objects.get(pk=report.pk).submitted_on
