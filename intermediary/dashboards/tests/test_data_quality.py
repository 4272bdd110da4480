"""The data-quality page: counts, the records behind them, the figures they bend; and figures that could not be made."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.dashboards.quality import views
from intermediary.jobs import services as jobs
from intermediary.jobs.models import Job
from intermediary.tests import people
from intermediary.tests.visits import cost, visitor, words
from placements.models import FollowUp, QuarterlyWage
from placements.outcomes import freshness, services, tasks
from placements.outcomes.findings import CHECKS
from placements.outcomes.models import Run, Stale
from placements.outcomes.services import store

pytestmark = pytest.mark.django_db
assert tasks.count_findings  # its handler is known once its module is


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
    assert costs == [[16, 13], [16, 13]]  # all counts are one query, all records of a check another


def test_what_could_not_be_computed_is_said_and_tried_again(desk, group):
    run = Run.objects.create(
        initiative=group.initiative, role=Run.Role.SPARE, state=Run.State.INCOMPLETE, as_of=date(2026, 3, 31)
    )
    failed = run.batches.create(number=0, low=1, high=9, people=7, error="division by zero")
    mark = Stale.objects.create(
        participant_id=1, initiative_id=group.initiative.pk, table_name="x", set_aside=timezone.now(), error="no"
    )
    page = words(desk.get(address(group)))
    assert "7 people could not be computed as of March 31, 2026." in page
    assert "What changed of 1 person could not be computed." in page
    assert "division by zero" not in page  # for the log
    answer = desk.post(reverse("compute_again", args=[group.initiative.key]), follow=True)
    assert "computed again" in words(answer)
    assert "could not be computed" not in words(answer)
    failed.refresh_from_db()
    mark.refresh_from_db()
    assert (failed.error, mark.set_aside, Run.objects.get().state) == ("", None, Run.State.BUILDING)
    assert sorted(Job.objects.values_list("kind", flat=True)) == ["outcomes.build", "outcomes.refresh"]


def test_counts_are_made_behind_the_page_which_says_when(desk, group):
    before_the_job(group)
    store(initiative=group.initiative, as_of=date(2026, 3, 31))
    (job,) = freshness.count(timezone.now())
    assert freshness.count(timezone.now()) == [job]  # still open: no second one
    jobs.run(job.pk)
    assert freshness.count(timezone.now()) == []  # nothing has changed since
    before_the_job(group)
    page = desk.get(address(group))
    assert [(row["check"].key, row["count"]) for row in page.context["rows"]] == [("follow-up-before-job", 1)]
    assert "Counted 0 minutes ago" in words(page).replace("\xa0", " ")
    assert len(desk.get(address(group, "follow-up-before-job")).context["rows"]) == 2
    freshness.distribute()
    assert services.refresh_stale(initiative=group.initiative)
    job.refresh_from_db()
    took = job.finished_at - job.started_at
    assert freshness.count(job.finished_at + 49 * took) == []  # not all the time
    (again,) = freshness.count(job.finished_at + 51 * took)
    jobs.run(again.pk)
    assert [row["count"] for row in desk.get(address(group)).context["rows"]] == [2]


def test_what_few_may_read_is_left_out_of_stored_counts_too(desk, group):
    job = before_the_job(group)
    with event("test"):
        QuarterlyWage.objects.create(participant=job.participant, quarter="2025Q2", amount=100_001, source="ui_match")
    store(initiative=group.initiative, as_of=date(2026, 3, 31))
    jobs.run(freshness.count(timezone.now())[0].pk)
    assert "Wages of a quarter" not in words(desk.get(address(group)))
    keys = [row["check"].key for row in visitor(people.user(Role.ANALYST)).get(address(group)).context["rows"]]
    assert keys == ["follow-up-before-job", "quarter-too-high"]


def test_the_list_goes_on_page_by_page_and_no_address_names_anybody(desk, group, monkeypatch):
    monkeypatch.setattr(views, "SIZE", 2)
    jobs_of = [before_the_job(group, last=last) for last in ("Cole", "Abel", "Byron")]
    with event("test"):  # one with two findings, on two pages
        FollowUp.objects.create(
            placement=jobs_of[2], observed_on=date(2025, 4, 12), status="not_employed", source="staff"
        )
    found, place = [], address(group, "follow-up-before-job")
    while True:
        page = desk.get(place)
        found += [(row["name"], row["record"]) for row in page.context["rows"]]
        if not (following := page.context["pages"].next_url):
            break
        assert "2 records on this page" in words(page)
        assert not {"Abel", "Byron"} & set(re.split(r"\W", following))
        place = address(group) + following
    assert [name for name, _record in found] == ["Abel, Ada", "Byron, Ada", "Byron, Ada", "Cole, Ada"]
    assert len(set(found)) == 4
    place = address(group, "follow-up-before-job")
    first = desk.get(place).context["rows"]
    for made_up in ("x", "9-9-9", "999999-1", "%00"):
        assert desk.get(f"{place}&after={made_up}").context["rows"] == first
