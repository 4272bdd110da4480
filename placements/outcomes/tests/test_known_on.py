"""`known_on` repeats an earlier day's figures, whatever was edited, deleted, added or moved since."""

from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.db.models import F

from intermediary.audit.events import event
from participants.models import Exclusion, Participant, PriorJob, Service, Traits
from placements.models import FollowUp, Placement, QuarterlyWage
from placements.outcomes.engine import compute
from placements.outcomes.engine.sources import end_of_day
from placements.outcomes.oracle import records
from trainings.models import Cohort, Credential, Enrollment, Program, SkillGain

from .histories import AS_OF
from .participations import crowd
from .population import Person, Work, write, write_people

pytestmark = [pytest.mark.django_db]
CUTS = ("gender", "race")
THEN, LATER = date(2020, 5, 1), date(2020, 6, 1)


def backdate(day: date) -> None:
    """Say that all that is on the trail without a past was done at noon of `day`. Only the owner of tables may."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("America/New_York"))
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        (role,) = cursor.fetchone()
        cursor.execute("set constraints all immediate")  # or the rows still wait for their checks
        cursor.execute("reset role")
        cursor.execute("alter table audit_change disable trigger append_only")
        cursor.execute("update audit_change set at = %s where at > now() - interval '1 hour'", [noon])
        cursor.execute("alter table audit_change enable trigger append_only")
        cursor.execute(f'set role "{role}"')


def upheaval() -> None:
    """Change every table that figures are made from, in every way a row can change."""
    with event("test.upheaval"):
        Placement.objects.filter(pk__in=Placement.objects.values("pk")[:20]).update(
            last_day_worked=F("started_on"), hourly_wage=99, cohort=Cohort.objects.get(key="c2")
        )
        FollowUp.objects.filter(pk__in=FollowUp.objects.values("pk")[:20]).delete()
        FollowUp.objects.filter(status="employed_same").update(status="not_employed")
        Enrollment.objects.filter(pk__in=Enrollment.objects.values("pk")[:9]).delete()
        Enrollment.objects.update(status="withdrawn")
        Exclusion.objects.all().delete()
        Service.objects.update(planned=True)
        QuarterlyWage.objects.update(amount=1)
        Credential.objects.update(type="6", attained_on=F("attained_on") + timedelta(days=40))
        SkillGain.objects.all().delete()
        PriorJob.objects.update(hourly_wage=11)
        QuarterlyWage.objects.filter(pk__in=QuarterlyWage.objects.values("pk")[:40]).delete()
        FollowUp.objects.update(hourly_wage=13)
        Placement.objects.update(living_wage_hourly=20, paid_leave=None, part_time_by_choice=True)
        Traits.objects.update(gender="male", race=["white"])
        Placement.objects.filter(pk__in=Placement.objects.order_by("-pk").values("pk")[:5]).delete()
        Cohort.objects.get(key="c1").grants.clear()
        Program.objects.filter(key="p1").update(key="p9")
        Participant.objects.order_by("pk").first().delete()
    with event("test.more", bulk=True):
        write_people(crowd(Random(8), 20), prefix="late")
    with event("test.upheaval"):  # and once more, so that some rows changed twice and new ones changed too
        Placement.objects.update(hourly_wage=12)
        Traits.objects.update(gender="other")


def test_an_earlier_day_is_repeated_to_the_last_figure():
    write(crowd(Random(7), 80))
    backdate(THEN)
    before = compute(as_of=AS_OF, cuts=CUTS)
    assert compute(as_of=AS_OF, known_on=THEN, cuts=CUTS) == before
    upheaval()
    now = compute(as_of=AS_OF, cuts=CUTS)
    assert now != before
    assert compute(as_of=AS_OF, known_on=THEN, cuts=CUTS) == before
    assert compute(as_of=AS_OF, known_on=LATER, cuts=CUTS) == before
    assert compute(as_of=AS_OF, known_on=date(2100, 1, 1), cuts=CUTS) == now


def test_before_the_first_record_there_is_nothing():
    write([Person([Work(records.Job("A", date(2024, 1, 1)))])])
    backdate(THEN)
    assert compute(as_of=AS_OF, known_on=date(2020, 4, 30)) == []
    assert {row.scope for row in compute(as_of=AS_OF, known_on=THEN)} >= {"initiative", "employer"}


def test_a_day_ends_at_midnight_of_the_installation(settings):
    assert end_of_day(THEN).isoformat() == "2020-05-02T00:00:00-04:00"
