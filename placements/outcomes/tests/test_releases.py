"""A release: protected from end to end, frozen once published."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from intermediary.audit.events import event
from intermediary.tests import people
from placements.models import FollowUp
from placements.outcomes.models import Release
from placements.outcomes.releases import build_release, publish

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
AS_OF = date(2026, 6, 30)


@pytest.fixture(scope="module", autouse=True)
def built(standing) -> Release:
    """Of 62 people in two cohorts, the second of 22: 48 completed, 40 placed, 28 of them known to have stayed."""
    paid = people.grant()
    firms = [people.employer() for _ in range(4)]
    groups = [people.cohort(paid.initiative, [paid]) for _ in range(2)]
    for n in range(62):
        person = people.participant(gender="female" if n % 5 else "male")
        group = groups[n >= 40]
        done = n % 31 < 24
        status = "completed" if done else "withdrawn"
        people.enrollment(person, group, status=status, ended_on=date(2025, 3, 28))
        if n % 31 < 20:
            job = people.placement(person, firms[n % 4], group, hourly_wage=18 + n % 7)
            with event("test"):
                person.prior_job.hourly_wage = 15
                person.prior_job.save()
                if n % 31 < 14:
                    day = job.started_on + timedelta(days=200)
                    FollowUp.objects.create(placement=job, observed_on=day, status="employed_same", source="payroll")
    return build_release(grant=paid, as_of=AS_OF, by=None)


@pytest.fixture
def release(built) -> Release:
    return deepcopy(built)


def numbers(body) -> list:
    """Every whole number of a body that counts somebody, however deep."""
    if isinstance(body, dict):
        counted = ("numerator", "denominator", "unknown", "immature", "excluded", "n", "enrolled")
        here = [value for key, value in body.items() if key in counted and isinstance(value, int)]
        return here + [found for value in body.values() for found in numbers(value)]
    return [found for value in body for found in numbers(value)] if isinstance(body, list) else []


def figure(release: Release, measure: str, group: str = "total") -> dict:
    return next(g for g in release.body["groups"] if g["key"] == group)["figures"][measure]


def test_the_whole_grant_shows_rounded_figures(release):
    completion = figure(release, "sector.completion")
    assert (completion["numerator"], completion["denominator"]) == (50, 60)
    assert completion["value"] == pytest.approx(50 / 60, abs=0.001)
    assert figure(release, "sector.ret.same.180")["numerator"] == 30
    assert release.body["wages"]["wage.hourly_gain"]["value"] is not None


def test_no_small_or_exact_count_leaves_the_house(release):
    found = numbers(release.body)
    assert found
    assert [number for number in found if number % 5 or number < 10] == []


def test_small_cohorts_stand_together_by_program_and_year(release):
    labels = [group["label"] for group in release.body["groups"] if group["kind"] == "cohort"]
    assert all(label.endswith("· 2025") for label in labels)


def test_what_is_hidden_is_null_and_says_so(release):
    men = figure(release, "sector.ret.same.180", "gender:male")
    assert men["suppressed"]
    assert men["value"] is men["numerator"] is None


def test_nothing_confirmed_is_not_zero_percent():
    paid = people.grant()
    group, firm = people.cohort(paid.initiative, [paid]), people.employer()
    for _ in range(12):
        person = people.participant()
        people.enrollment(person, group, status="completed", ended_on=date(2025, 3, 28))
        people.placement(person, firm, group)
    shown = figure(build_release(grant=paid, as_of=AS_OF, by=None), "sector.ret.same.180")
    assert shown["value"] is None
    assert shown["unconfirmed"]


def test_wages_of_two_firms_are_not_shown():
    paid = people.grant()
    group, firms = people.cohort(paid.initiative, [paid]), [people.employer(), people.employer()]
    for n in range(30):
        person = people.participant()
        people.placement(person, firms[n % 2], group, hourly_wage=20)
    wages = build_release(grant=paid, as_of=AS_OF, by=None).body["wages"]
    assert all(shown["value"] is None for shown in wages.values())


def test_a_published_release_is_frozen(release):
    release = publish(release=release, by=None)
    before = release.published_at
    assert publish(release=release, by=None).published_at == before
    with pytest.raises(DatabaseError, match="can no longer be changed"), transaction.atomic():
        Release.objects.filter(pk=release.pk).update(body={})


def test_a_release_does_not_follow_the_records(release):
    body = release.body
    people.enrollment(
        people.participant(), release.grant.cohorts.first(), status="withdrawn", ended_on=date(2025, 2, 1)
    )
    release.refresh_from_db()
    assert release.body == body
