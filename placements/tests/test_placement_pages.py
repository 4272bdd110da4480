"""Staff put jobs and what came back of them on record; what is not known stays open."""

from datetime import date

import pytest
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.tests import people
from intermediary.tests.visits import edited, fields, last_act, visitor, words
from placements.models import Card, FollowUp, Placement

pytestmark = pytest.mark.django_db


@pytest.fixture
def coach():
    return people.user(Role.COACH)


@pytest.fixture
def desk(coach):
    return visitor(coach)


@pytest.fixture
def firm():
    return people.employer()


@pytest.fixture
def trained():
    """Somebody who was in a cohort."""
    person = people.participant(consents=["employment_check"])
    people.enrollment(person, people.cohort())
    return person


def add(desk, person, firm, **changed):
    sent = {"employer": firm.pk, "started_on": "2025-04-14", **changed}
    return desk.post(reverse("placement_add", args=[person.key]), sent)


def test_a_job_with_nothing_known_but_its_first_day(desk, coach, trained, firm):
    assert add(desk, trained, firm).url == reverse("participant_work", args=[trained.key])
    job = Placement.objects.get()
    assert (job.started_on, job.participant, job.cohort) == (date(2025, 4, 14), trained, None)
    open_answers = ("subsidized", "training_related", "health_insurance", "paid_leave", "retirement_plan",
                    "advancement_path", "worker_voice", "part_time_by_choice", "living_wage_hourly", "hourly_wage",
                    "weekly_hours", "schedule_notice_days",
                    "last_day_worked", "last_known_employed_on", "first_observed_on")  # fmt: skip
    assert {name: getattr(job, name) for name in open_answers} == dict.fromkeys(open_answers)
    action, who, changes = last_act()
    assert (action, who) == ("placement.added", str(coach))
    assert changes["placements_placement"][2]["employer_id"] == firm.pk
    assert Card.objects.get().name == "Ada Byron"


def test_yes_no_and_not_known_stay_apart(desk, trained, firm):
    group = trained.enrollments.get().cohort
    add(desk, trained, firm, cohort=group.pk, health_insurance="true", paid_leave="false", worker_voice="",
        part_time_by_choice="false", living_wage_hourly="21.30", living_wage_source="MIT 2025, one adult")  # fmt: skip
    job = Placement.objects.get()
    assert (job.part_time_by_choice, str(job.living_wage_hourly)) == (False, "21.30")
    assert (job.health_insurance, job.paid_leave, job.worker_voice) == (True, False, None)
    address = reverse("placement_edit", args=[job.key])
    desk.post(address, {**fields(desk.get(address)), "paid_leave": ""})
    job.refresh_from_db()
    assert (job.health_insurance, job.paid_leave, job.worker_voice, job.cohort) == (True, None, None, group)
    _action, _who, changes = last_act()
    assert changes["placements_placement"][1]["paid_leave"] is False
    assert changes["placements_placement"][2] == {"paid_leave": None}


def test_every_mistake_at_once_and_what_was_typed_stays(desk, trained, firm):
    response = add(
        desk,
        trained,
        firm,
        started_on="2025-04-14",
        last_day_worked="2025-04-13",
        last_known_employed_on="2025-04-01",
        hourly_wage="3900",
        weekly_hours="169",
        schedule_notice_days="-1",
        end_reason="went <home>",
    )
    page = words(response)
    for said in (
        "The last day worked cannot be before the first.",
        "Nobody can be known to work there before the first day.",
        "An hourly wage is above 0 and at most 1,000 dollars.",
        "A week has at most 168 hours.",
        "greater than or equal to 0",
        'value="3900"',
        'value="2025-04-13"',
    ):
        assert said in page, said
    assert "went &lt;home&gt;" in response.content.decode()
    assert not Placement.objects.exists()


def test_overlapping_work_for_one_employer_is_refused_in_the_rules_own_words(desk, trained, firm):
    add(desk, trained, firm, last_day_worked="2025-05-31")
    response = add(desk, trained, firm, started_on="2025-05-31", hourly_wage="18.25")
    assert "This person already has a placement with this employer in that time." in words(response)
    assert 'value="18.25"' in words(response)
    assert add(desk, trained, firm, started_on="2025-06-01").status_code == 302
    assert add(desk, trained, people.employer(), started_on="2025-05-01").status_code == 302
    job = Placement.objects.get(started_on="2025-06-01")
    response = edited(
        desk, reverse("placement_edit", args=[job.key]), {"employer": firm.pk, "started_on": "2025-05-30"}
    )
    assert "already has a placement with this employer" in words(response)


def test_only_the_persons_own_cohorts_are_offered(desk, trained, firm):
    assert "not one of the available choices" in words(add(desk, trained, firm, cohort=people.cohort().pk))


def test_fields_that_are_not_the_forms_change_nothing(desk, trained, firm):
    job, other = people.placement(trained, firm), people.participant("Grace", "Hopper")
    address = reverse("placement_edit", args=[job.key])
    sent = {
        **fields(desk.get(address)),
        "participant": other.pk,
        "key": "k",
        "id": 0,
        "first_observed_on": "2025-05-01",
    }
    edited(desk, address, sent)
    before = (job.participant_id, job.key, job.first_observed_on)
    job.refresh_from_db()
    assert before == (job.participant_id, job.key, job.first_observed_on)


def ask(desk, job, **changed):
    sent = {"observed_on": "2025-07-14", "status": "employed_same", "source": "employer", **changed}
    return desk.post(reverse("follow_up_add", args=[job.key]), sent)


def test_a_follow_up_is_added_beside_earlier_ones(desk, coach, trained, firm):
    job = people.placement(trained, firm)
    assert ask(desk, job).status_code == 302
    assert ask(desk, job, status="not_employed", source="participant").status_code == 302
    assert FollowUp.objects.count() == 2
    action, who, changes = last_act()
    assert (action, who) == ("follow_up.added", str(coach))
    assert changes["placements_followup"][0] == "I"
    page = words(desk.get(reverse("placement_edit", args=[job.key])))
    assert "Not employed" in page
    assert "Still with this employer" in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"observed_on": "2025-04-13"}, "The day lies before the first day worked"),
        ({"observed_on": ""}, "This field is required"),
        ({"source": ""}, "This field is required"),
        ({"status": "gone fishing"}, "not one of the available choices"),
        ({"hourly_wage": "3900"}, "An hourly wage is above 0 and at most 1,000 dollars."),
        ({"weekly_hours": "0"}, "A week has at most 168 hours."),
        ({"employer": "x"}, "not one of the available choices"),
    ],
)
def test_a_follow_up_that_makes_no_sense_is_refused(desk, trained, firm, changed, said):
    job = people.placement(trained, firm)
    response = ask(desk, job, **changed)
    assert response.status_code == 200
    assert said in words(response)
    assert not FollowUp.objects.exists()


def test_search_by_person_firm_and_key(desk, firm):
    ada = people.placement(people.participant("Ada", "Byron"), firm)
    people.placement(people.participant("Grace", "Hopper"), people.employer(name="Navy"))
    for text in ("byr", "ada " + firm.name.split()[-1], ada.key):
        page = words(desk.get(reverse("placement_list"), {"q": text}))
        assert "Byron, Ada" in page
        assert "Hopper, Grace" not in page


def test_what_is_not_on_record_is_missing(desk):
    for name in ("placement_add", "placement_edit", "follow_up_add"):
        for send in (desk.get, desk.post):
            assert send(reverse(name, args=["none"])).status_code == 404, name
