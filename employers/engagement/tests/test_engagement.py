"""What was done with a firm: the last contact is seen first, one person's firm stays theirs, steps have their day."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from employers.contacts.models import Contact
from employers.engagement.models import Rung, Step, Touch
from employers.models import Employer, EmployerMember
from employers.practices.models import Practice
from employers.practices.worklist import asked_about
from intermediary.accounts.roles import Role
from intermediary.tests import people
from intermediary.tests.visits import fields, last_act, visitor, words

pytestmark = pytest.mark.django_db
TOUCH = {"kind": "call", "on": "2025-06-01", "summary": "They need people for nights."}


@pytest.fixture
def coach():
    return people.user(Role.COACH)


@pytest.fixture
def desk(coach):
    return visitor(coach)


def test_the_last_contact_is_seen_before_the_next_is_written_down(desk, coach):
    firm = people.employer()
    address = reverse("touch_add", args=[firm.key])
    assert "this is the first" in words(desk.get(address))
    role = people.contact(firm)
    assert desk.post(address, {**TOUCH, "contact": role.contact.pk}).status_code == 302
    assert last_act()[:2] == ("employer.contacted", str(coach))
    page = words(visitor(people.user()).get(address))
    for said in ("Call", "They need people for nights.", str(coach), "Mel Ortiz"):
        assert said in page
    assert "has not come yet" in words(desk.post(address, {**TOUCH, "on": "2099-01-01"}))
    stranger = people.contact(people.employer())
    assert "not one of the available choices" in words(desk.post(address, {**TOUCH, "contact": stranger.contact.pk}))
    assert Touch.objects.count() == 1


def test_a_firm_that_wants_one_person_hears_from_others_only_with_a_reason(desk, coach):
    theirs = people.user(Role.COACH)
    firm = people.employer(liaison=theirs, only_liaison=True)
    address = reverse("touch_add", args=[firm.key])
    assert f"Ask {theirs.name} first" in words(desk.get(address))
    assert f"hear from {theirs.name} only" in words(desk.post(address, TOUCH))
    assert not Touch.objects.exists()
    desk.post(address, {**TOUCH, "despite": "An accident on site"})
    assert Touch.objects.get().despite == "An accident on site"
    assert visitor(theirs).post(address, TOUCH).status_code == 302  # it is theirs: nothing to explain
    edit = reverse("employer_edit", args=[firm.key])
    boss = visitor(people.user())
    assert "Name the one person" in words(boss.post(edit, {**fields(boss.get(edit)), "liaison": ""}))
    assert Employer.objects.get(pk=firm.pk).liaison == theirs


def test_steps_are_reached_by_what_is_done_and_corrected_with_evidence(desk):
    firm = people.employer()
    people.touch(firm, kind="meeting", on=date(2025, 6, 1))
    people.touch(firm, kind="call", on=date(2025, 5, 1))  # written down later, happened before
    days = dict(firm.rungs.values_list("step", "reached_on"))
    assert days == {Step.CONTACTED: date(2025, 5, 1), Step.ADVISES: date(2025, 6, 1)}
    people.placement(people.participant(), firm, people.cohort(), started_on=date(2025, 4, 14))
    page = words(desk.get(reverse("employer_detail", args=[firm.key])))
    assert "The first hire through the initiative" in page
    add = reverse("rung_add", args=[firm.key])
    assert "This field is required" in words(desk.post(add, {"step": "5", "reached_on": "2025-06-02"}))
    minutes = SimpleUploadedFile("minutes.doc", b"%PDF-1.7 minutes")
    sent = {"step": "5", "reached_on": "2025-06-02", "evidence": "Minutes of June 2", "document": minutes}
    assert desk.post(add, sent).status_code == 302
    rung = Rung.objects.get(step=Step.DESIGNS)
    file = desk.get(reverse("rung_document", args=[rung.key]))
    assert (file.content, file["Content-Type"]) == (b"%PDF-1.7 minutes", "application/octet-stream")
    assert "not one of the available choices" in words(desk.post(add, {**sent, "document": ""}))  # once a firm


def test_one_person_speaks_for_several_firms_and_is_invited_once(django_capture_on_commit_callbacks):
    first, second = people.employer(), people.employer()
    boss = visitor(people.user())
    person = {"name": "Mel Ortiz", "email": "Mel@Example.org", "phone": "860-555-0101", "prefers": "phone"}
    assert boss.post(reverse("contact_add", args=[first.key]), {**person, "role": "Personnel"}).status_code == 302
    again = boss.post(reverse("contact_add", args=[second.key]), {**person, "email": "mel@example.org"}, follow=True)
    assert "They speak for other firms as well." in words(again)
    mel = Contact.objects.get()
    assert {role.employer for role in mel.roles.all()} == {first, second}
    assert "already" in words(boss.post(reverse("contact_add", args=[first.key]), person))
    invite = reverse("contact_invite", args=[first.key])
    role = mel.roles.get(employer=first)
    assert 'value="Mel@Example.org"' in words(boss.get(f"{invite}?contact={role.key}"))
    assert "Mel" not in words(boss.get(f"{reverse('contact_invite', args=[second.key])}?contact={role.key}"))
    with django_capture_on_commit_callbacks(execute=True):
        for firm in (first, second):
            boss.post(reverse("contact_invite", args=[firm.key]), {"name": "Mel Ortiz", "email": "mel@example.org"})
    mel.refresh_from_db()
    assert {member.employer for member in EmployerMember.objects.filter(user=mel.user)} == {first, second}
    door = visitor(mel.user)
    people.opening(first, title="At the first")
    people.opening(second, title="At the second")
    both, one = (words(door.get(reverse("own_openings") + query)) for query in ("", f"?firm={second.key}"))
    assert "At the first" in both
    assert "At the second" in both
    assert "At the first" not in one
    assert "At the first" in words(door.get(reverse("own_openings") + f"?firm={people.employer().key}"))  # none of ours


def test_a_practice_is_asked_about_after_a_year_and_unknown_is_not_no(desk, coach):
    initiative, firm = people.initiative(), people.employer(liaison=coach)
    people.opening(firm, initiative=initiative)
    address = reverse("practice_add", args=[firm.key])
    sent = {"kind": "wages", "before": "One wage", "after": "Three steps", "changed_on": "2025-02-03"}
    assert desk.post(address, sent).status_code == 302
    practice = Practice.objects.get()
    assert practice.still_in_place is None
    assert asked_about(coach, initiative, date(2026, 2, 2)) == []
    [due] = asked_about(coach, initiative, date(2026, 2, 3))
    assert (due.mine, due.due_on) == (True, date(2026, 2, 3))
    assert asked_about(coach, people.initiative(), date(2026, 2, 3)) == []
    edit = reverse("practice_edit", args=[practice.key])
    no_day = {**fields(desk.get(edit)), "still_in_place": "false"}
    assert "Say on which day it was asked." in words(desk.post(edit, no_day))
    desk.post(edit, {**no_day, "checked_on": "2026-02-05"})
    practice.refresh_from_db()
    assert practice.still_in_place is False
    assert asked_about(coach, initiative, date(2026, 2, 6)) == []
