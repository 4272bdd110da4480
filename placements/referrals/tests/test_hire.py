"""From a yes to a job: once, with everything that it decides, and a clear word to whoever comes too late."""

import pytest
import time_machine

from employers.models import OpeningFill
from intermediary.audit.models import Event
from intermediary.messages.models import Message
from intermediary.tests import people
from placements.models import Placement
from placements.referrals import services
from placements.referrals.tests.ground import DAY, NOW, Ground

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground():
    with time_machine.travel(NOW, tick=False):
        made = Ground()
        made.sent()
        yield made


def hire(referral, **more):
    return services.hire(referral=referral, started_on=DAY, now=NOW, way="staff", **more)


def stands(referral) -> tuple[str, str]:
    referral.refresh_from_db()
    return referral.status, referral.steps.last().reason


def test_a_hire_is_a_placement_and_a_position_filled(ground):
    job = hire(ground.referral, hourly_wage=21, by=ground.staff)
    assert (job.participant, job.employer, job.cohort, job.hourly_wage) == (
        ground.person,
        ground.firm,
        ground.cohort,
        21,
    )
    ground.referral.refresh_from_db()
    assert (ground.referral.status, ground.referral.placement, ground.referral.fill.opening) == (
        "hired", job, ground.opening,
    )  # fmt: skip
    ground.opening.refresh_from_db()
    assert ground.opening.status == "filled"
    act = Event.objects.get(action="referral.hired")
    assert {"placements_placement", "employers_openingfill", "referrals_referral", "referrals_step"} <= set(
        act.changes.values_list("table_name", flat=True)
    )


def test_two_candidates_for_one_position(ground):
    other = ground.suggest(ground.somebody("Bea"), ground.opening)
    ground.send(other)
    hire(ground.referral)
    assert stands(other) == ("not_hired", "filled")
    with pytest.raises(services.TooLate, match="last position of this opening is filled"):
        hire(other)
    assert Placement.objects.count() == OpeningFill.objects.count() == 1
    assert Event.objects.filter(action="referral.hire_refused", subject_id=other.pk).count() == 1
    assert Event.objects.filter(action="referral.hired").count() == 1


def test_two_employers_for_one_candidate(ground):
    theirs = people.employer(name="Harbor Home")
    other = ground.suggest(ground.person, ground.open(theirs), send_to="boss@harbor.example")
    ground.send(other)
    hire(ground.referral)
    assert stands(other) == ("withdrawn", "elsewhere")
    with pytest.raises(services.TooLate, match="has taken another job"):
        hire(other)
    told = Message.objects.get(recipient=f"referral {other.pk} over").content
    assert told[0] == "boss@harbor.example"
    assert "no longer available" in told[2]
    assert "Lakes Clinic" not in told[2]  # where the person went is not theirs to know
    assert "Agnes" not in told[2]


def test_with_a_position_left_the_others_stay(ground):
    wide = ground.open(ground.firm, positions=2)
    first, second = (ground.suggest(ground.somebody(name), wide) for name in ("Cleo", "Dora"))
    ground.send(first), ground.send(second)
    hire(first)
    assert stands(second) == ("referred", "")
    hire(second)
    assert OpeningFill.objects.filter(opening=wide).count() == 2


def test_what_the_database_refuses_leaves_nothing(ground):
    with pytest.raises(services.steps.ValidationError):
        hire(ground.referral, hourly_wage=4000)
    assert stands(ground.referral) == ("referred", "")
    assert not OpeningFill.objects.exists()
    assert not Event.objects.filter(action="referral.hire_refused").exists()
