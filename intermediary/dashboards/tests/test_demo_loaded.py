"""The demo in a database: whole, open to its sign-ins, and never put on top of records."""

from datetime import date
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db.models import Count

from employers.models import EmployerMember, Opening
from intermediary.accounts.models import User
from intermediary.audit.models import Change, Event
from intermediary.dashboards.demo import sign_ins
from intermediary.dashboards.demo.casework import ALIKE
from intermediary.dashboards.demo.generate import generate
from intermediary.funding.models import Target
from intermediary.initiatives.models import Initiative
from participants.models import Identity, Participant
from placements.models import Placement
from placements.outcomes.models import FirmFigure, Release, Run, Scope, Stale
from trainings.applications.models import Application
from trainings.models import Cohort

pytestmark = pytest.mark.django_db
DAY = date(2025, 6, 30)


@pytest.fixture(scope="module", autouse=True)
def said(standing):
    """What the command tells."""
    out = StringIO()
    call_command("demo", "--people=200", "--as-of=2025-06-30", stdout=out)
    return out.getvalue()


def test_a_small_demo_loads_whole(said):
    demo = generate(demo_day=DAY, people=200)
    assert Initiative.objects.count() == 2
    applied = Application.objects.count()
    assert Participant.objects.count() == len(demo.tables["participants"]) + ALIKE + applied
    assert applied >= 5
    assert all(
        group.attendance
        for group in Cohort.objects.filter(starts_on__lt=DAY, ends_on__gt=DAY).annotate(
            attendance=Count("sessions__marks")
        )
    )
    assert Placement.objects.count() == len(demo.tables["placements"])
    assert Identity.objects.filter(email__endswith="@example.org", phone__contains=") 555-01").exists()
    assert Opening.objects.count() == 160
    wholes = Scope.objects.filter(scope="initiative").values("pk")
    of_firms = FirmFigure.objects.filter(scope_id__in=wholes, value__gt=0)
    assert set(of_firms.values_list("measure", flat=True)) >= {
        "emp.penetration", "emp.repeat", "emp.time_to_fill", "emp.fill_rate", "emp.turnover", "emp.turnover.before",
    }  # fmt: skip
    assert Target.objects.count() == 36
    assert [(run.as_of, run.role, run.state) for run in Run.objects.all()] == [(DAY, "current", "ready")] * 2
    assert all(run.placements and run.enrollments for run in Run.objects.all())
    assert not Stale.objects.exists(), "nothing is left for the sweep"
    assert Release.objects.filter(as_of=DAY, published_at__isnull=False, published_by__role="manager").count() == 6
    assert not Change.objects.filter(event=None).exists()
    assert Event.objects.filter(action="demo.loaded", bulk=True).count() == 1
    assert "2 initiatives, 6 grants of 4 funders" in said


def test_everybody_can_sign_in(said, rf):
    for door, email, password in sign_ins():
        assert email in said
        assert password in said
        assert door in said
        assert authenticate(rf.post("/"), email=email, password=password).email == email
    assert set(User.objects.values_list("role", flat=True)) == {email.partition("@")[0] for _d, email, _p in sign_ins()}
    assert EmployerMember.objects.filter(user__email="employer@example.org").count() == 2


def test_a_second_demo_is_refused_and_if_empty_is_silent(said):
    before = Event.objects.count()
    with pytest.raises(CommandError, match="holds records already"):
        call_command("demo", people=200)
    out = StringIO()
    call_command("demo", if_empty=True, stdout=out)
    assert out.getvalue() == ""
    assert Event.objects.count() == before
