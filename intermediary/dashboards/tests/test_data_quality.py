"""The data-quality page: counts, the records behind them, the figures they bend; and figures that could not be made."""

from datetime import date

import pytest
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.jobs.models import Job, State
from intermediary.tests import people
from intermediary.tests.visits import cost, visitor, words
from placements.models import FollowUp, QuarterlyWage
from placements.outcomes import freshness
from placements.outcomes.findings import CHECKS

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return people.cohort(people.initiative())


@pytest.fixture
def desk():
    return visitor(people.user(Role.COACH))


def address(group, check: str = "") -> str:
    return reverse("data_quality", args=[group.initiative.key]) + (f"?check={check}" if check else "")


def before_the_job(group, last: str = "Byron"):
    """Somebody whose follow-up speaks of the day before their job, as an older program let in."""
    person = people.participant("Ada", last)
    people.enrollment(person, group, status="completed", ended_on=date(2025, 3, 28))
    job = people.placement(person, people.employer(), group)
    with event("test"):
        FollowUp.objects.create(placement=job, observed_on=date(2025, 4, 13), status="not_employed", source="staff")
    return job


def test_where_all_is_well_it_says_so(desk, group):
    page = words(desk.get(address(group)))
    assert "Nothing found" in page
    assert "checks looked at every record" in page


def test_a_finding_is_counted_opened_and_leads_to_its_record(desk, group):
    job = before_the_job(group)
    page = desk.get(address(group))
    (row,) = page.context["rows"]
    assert (row["check"].key, row["count"]) == ("follow-up-before-job", 1)
    assert f"{reverse('definitions')}#sector.ret.same.30" in words(page)
    opened = desk.get(row["url"])
    for said in ("Byron, Ada", "Follow-up of April 13, 2025", "First day worked", "April 14, 2025", "What to do"):
        assert said in words(opened)
    assert reverse("placement_edit", args=[job.key]) in words(opened)
    assert reverse("participant_detail", args=[job.participant.key]) in words(opened)


@pytest.mark.parametrize("check", CHECKS)
def test_each_check_opens_with_nothing_in_it(group, check):
    page = words(visitor(people.user(Role.ANALYST)).get(address(group, check)))
    assert "Nothing found" in page
    assert str(CHECKS[check].mend) in page


def test_another_initiatives_records_are_not_here(desk, group):
    before_the_job(people.cohort(people.initiative()))
    assert desk.get(address(group)).context["rows"] == []


def test_names_with_markup_are_shown_as_text(desk, group):
    before_the_job(group, last="<script>alert(1)</script>")
    assert b"<script>alert" not in desk.get(address(group, "follow-up-before-job")).content


def test_quarterly_wages_are_looked_at_by_those_who_may_read_them(desk, group):
    job = before_the_job(group)
    with event("test"):
        QuarterlyWage.objects.create(participant=job.participant, quarter="2025Q2", amount=100_001, source="ui_match")
    keys = [row["check"].key for row in visitor(people.user(Role.ANALYST)).get(address(group)).context["rows"]]
    assert keys == ["follow-up-before-job", "quarter-too-high"]
    assert "Wages of a quarter" not in words(desk.get(address(group)))
    assert "rows" in desk.get(address(group, "quarter-too-high")).context  # the whole list, as for a made-up check
    assert "Byron" not in words(desk.get(address(group, "quarter-too-high")))


def test_the_pages_cost_the_same_with_one_and_with_30(desk, group):
    costs = []
    for number in (1, 29):
        for _each in range(number):
            before_the_job(group)
        costs.append([cost(desk, address(group)), cost(desk, address(group, "follow-up-before-job"))])
    assert costs == [[15, 14], [15, 14]]  # all counts are one query, all records of a check another


def test_figures_that_failed_are_said_and_asked_for_again(desk, group):
    failed = Job.objects.create(
        kind=freshness.KIND, unique=freshness.unique_name(group.initiative), state=State.FAILED, message="Disk is full."
    )
    assert "Disk is full." in words(desk.get(address(group)))
    answer = desk.post(reverse("compute_again", args=[group.initiative.key]), follow=True)
    assert "computed again" in words(answer)
    assert "Disk is full." not in words(answer)
    assert Job.objects.exclude(pk=failed.pk).get().state == State.QUEUED
