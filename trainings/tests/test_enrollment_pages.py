"""People are enrolled once, and leave with dates in order."""

import pytest
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.tests import people
from intermediary.tests.visits import edited, last_act, visitor, words
from trainings.models import Enrollment

pytestmark = pytest.mark.django_db


@pytest.fixture
def coach():
    return people.user(Role.COACH)


@pytest.fixture
def desk(coach):
    return visitor(coach)


@pytest.fixture
def group():
    return people.cohort()


def enroll(desk, group, somebody, **changed):
    sent = {"person": somebody.key, "status": "enrolled", "enrolled_on": "2025-01-06", **changed}
    return desk.post(reverse("enroll", args=[group.key]), sent)


def test_a_person_is_enrolled_by_id(desk, coach, group):
    person = people.participant()
    assert enroll(desk, group, person, person=f" {person.key} ").url == reverse("cohort_detail", args=[group.key])
    action, who, changes = last_act()
    assert (action, who) == ("enrollment.added", str(coach))
    assert changes["trainings_enrollment"][2]["participant_id"] == person.pk


def test_a_second_open_enrollment_is_refused_in_the_rules_own_words(desk, group):
    person = people.participant()
    people.enrollment(person, group)
    response = enroll(desk, group, person, status="waitlisted", reason="typed before")
    assert "This person already has an open enrollment in this cohort." in words(response)
    assert "typed before" in words(response)
    assert Enrollment.objects.count() == 1
    assert enroll(desk, group, person, status="withdrawn").status_code == 302  # closed ones may be many


def test_reopening_beside_an_open_one_is_refused(desk, group):
    person = people.participant()
    people.enrollment(person, group)
    old = people.enrollment(person, group, status="withdrawn")
    sent = {"status": "enrolled", "enrolled_on": "2025-01-06"}
    refused = words(edited(desk, reverse("enrollment_edit", args=[old.key]), sent))
    assert "From “Withdrawn” nobody goes to “Enrolled”" in refused
    response = edited(desk, reverse("enrollment_edit", args=[old.key]), {**sent, "correction": "Was never withdrawn"})
    assert "already has an open enrollment" in words(response)
    old.refresh_from_db()
    assert old.status == "withdrawn"


def test_every_mistake_at_once(desk, group):
    sent = {"person": "nobody", "status": "asleep", "enrolled_on": "", "ended_on": "x", "reason": "r" * 300}
    page = words(desk.post(reverse("enroll", args=[group.key]), sent))
    for said in ("Nobody on record has this ID", "asleep is not one of", "required", "valid date", "at most 200"):
        assert said in page
    assert "nobody" in page


def test_an_enrollment_cannot_end_before_it_began(desk, coach, group):
    enrolled = people.enrollment(people.participant(), group)
    address = reverse("enrollment_edit", args=[enrolled.key])
    sent = {"status": "completed", "enrolled_on": "2025-01-06", "ended_on": "2025-01-05"}
    assert "An enrollment cannot end before it began." in words(edited(desk, address, sent))
    assert edited(desk, address, {**sent, "ended_on": "2025-01-06"}).status_code == 302
    action, who, changes = last_act()
    assert (action, who) == ("enrollment.changed", str(coach))
    assert changes["trainings_enrollment"][1]["status"] == "enrolled"
    assert changes["trainings_enrollment"][2]["status"] == "completed"


def test_fields_that_are_not_the_forms_change_nothing(desk, group):
    enrolled, elsewhere = people.enrollment(people.participant(), group), people.cohort()
    address = reverse("enrollment_edit", args=[enrolled.key])
    sent = {"status": "enrolled", "enrolled_on": "2025-01-06", "cohort": elsewhere.pk, "participant": 0, "key": "k"}
    edited(desk, address, sent)
    before = (enrolled.cohort_id, enrolled.participant_id, enrolled.key)
    enrolled.refresh_from_db()
    assert before == (enrolled.cohort_id, enrolled.participant_id, enrolled.key)


def test_the_form_offers_the_person_of_the_address(desk, group):
    page = words(desk.get(reverse("enroll", args=[group.key]), {"person": '"><script>'}))
    assert '"><script>' not in desk.get(reverse("enroll", args=[group.key]), {"person": '"><script>'}).content.decode()
    assert 'value="' in page


def test_what_is_not_on_record_is_missing(desk):
    for name in ("cohort_detail", "cohort_edit", "program_edit", "enroll", "enrollment_edit"):
        assert desk.get(reverse(name, args=["none"])).status_code == 404, name
        assert desk.post(reverse(name, args=["none"])).status_code in {404, 405}, name
