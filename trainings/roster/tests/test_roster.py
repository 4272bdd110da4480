"""Many at once: chosen, or the whole filtered list; one who cannot take part stops nobody."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from intermediary.accounts.roles import Role
from intermediary.messages.models import Message
from intermediary.tests import people
from intermediary.tests.visits import cost, fields, visitor, words
from trainings.models import Credential, SkillGain

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def group():
    return people.cohort(starts_on=TODAY + timedelta(9), ends_on=TODAY + timedelta(60), capacity=35)


@pytest.fixture
def desk():
    return visitor(people.user(Role.COACH))


def learners(group, number, **fields):
    return [people.enrollment(people.participant(f"L{n:02d}", "Last"), group, **fields) for n in range(number)]


def bulk(desk, group, action, **sent):
    return desk.post(reverse("cohort_bulk", args=[group.key]), {"action": action, **sent}, follow=True)


def statuses(group):
    return list(group.enrollments.order_by("pk").values_list("status", flat=True))


def test_the_whole_filtered_list_not_only_its_page(desk, group):
    learners(group, 33, status="applied")
    people.enrollment(people.participant("Done", "Already"), group, status="withdrawn", ended_on=TODAY)
    page = bulk(desk, group, "status", all="1", whole="status=applied")
    assert "Do it for 33" in words(page)
    assert statuses(group).count("applied") == 33  # looking does nothing
    sent = {"all": "1", "whole": "status=applied", "go": "1", "status": "enrolled", "on": TODAY.isoformat()}
    assert "done for 33 people" in words(bulk(desk, group, "status", **sent))
    assert statuses(group).count("enrolled") == 33
    assert statuses(group).count("withdrawn") == 1


def test_more_applicants_than_seats_first_come_first_served(desk, group):
    learners(group, 37, status="applied")
    sent = {"all": "1", "go": "1", "status": "offered", "on": TODAY.isoformat()}
    said = words(bulk(desk, group, "status", **sent))
    assert "2 found no free seat and are on the waiting list" in said
    assert statuses(group) == ["offered"] * 35 + ["waitlisted"] * 2
    assert "number 2 in line" in words(desk.get(reverse("cohort_detail", args=[group.key]), {"status": "waitlisted"}))


def test_who_cannot_take_part_is_named_with_the_reason(desk, group):
    (one,) = learners(group, 1)
    done = people.enrollment(people.participant("Ada", "Byron"), group, status="completed", ended_on=TODAY)
    sent = {"chosen": [one.pk, done.pk, "x"], "go": "1", "status": "withdrawn", "on": TODAY.isoformat()}
    assert "Say why" in words(bulk(desk, group, "status", **sent))
    said = words(bulk(desk, group, "status", **sent, reason="Took a job"))
    assert "Left out, Byron, Ada: From “Completed” nobody goes to “Withdrawn”" in said
    assert statuses(group) == ["withdrawn", "completed"]


def test_a_message_to_many_goes_out_once_each(desk, group):
    chosen = [one.pk for one in learners(group, 3)]
    unreached = people.enrollment(people.participant("No", "Address"), group)
    from intermediary.audit.events import event

    with event("test"):
        unreached.participant.identity.email = ""
        unreached.participant.identity.save()
    sent = {"chosen": [*chosen, unreached.pk], "go": "1", "nonce": "n1", "subject": "Tomorrow", "body": "Room 5"}
    for _ in range(2):
        said = words(bulk(desk, group, "message", **sent))
    assert "done for 3 people" in said
    assert "Left out, Address, No: No e-mail address" in said
    assert Message.objects.count() == 3
    to, subject, body = Message.objects.first().content
    assert (subject, "Hello L0" in body, "Room 5" in body, "@" in to) == ("Tomorrow", True, True, True)


def test_credentials_and_skill_gains_of_many(desk, group):
    chosen = [one.pk for one in learners(group, 3, status="completed", ended_on=TODAY)]
    sent = {"chosen": chosen, "go": "1", "type": "5", "title": "Nurse aide", "attained_on": TODAY.isoformat(),
            "evidence": "Copy on file", "verified": "on"}  # fmt: skip
    for _ in range(2):
        said = words(bulk(desk, group, "credential", **sent))
    assert "It is on record already" in said
    assert Credential.objects.filter(cohort=group, verified_on=TODAY).count() == 3
    sent = {"chosen": chosen, "go": "1", "kind": "milestone", "gained_on": TODAY.isoformat()}
    bulk(desk, group, "skill_gain", **sent)
    assert SkillGain.objects.filter(verified_on=None).count() == 3
    later = {**sent, "gained_on": (TODAY + timedelta(1)).isoformat()}
    assert "This day has not come yet" in words(bulk(desk, group, "skill_gain", **later))


def test_a_credential_is_verified_by_somebody(desk, group):
    person = people.participant()
    people.enrollment(person, group)
    sent = {"type": "4", "title": "Nurse aide", "cohort": group.pk, "attained_on": TODAY.isoformat()}
    assert desk.post(reverse("credential_add", args=[person.key]), sent).status_code == 302
    made = Credential.objects.get()
    assert made.verified_on is None
    address = reverse("credential_edit", args=[made.key])
    desk.post(address, {**fields(desk.get(address)), "verified": "on"})
    made.refresh_from_db()
    assert (made.verified_on, str(made.verified_by)[:4]) == (TODAY, "User")
    assert desk.get(reverse("certificate", args=[person.enrollments.get().key])).status_code == 404
    done = people.enrollment(people.participant("Ada", "Lovelace"), people.cohort(), status="completed", ended_on=TODAY)
    assert "Ada Lovelace" in words(desk.get(reverse("certificate", args=[done.key])))


def test_shares_of_grants_come_to_100_or_are_not_known(desk):
    ours = people.initiative()
    one, two = people.grant(ours), people.grant(ours)
    group = people.cohort(ours, grants=[one, two])
    address = reverse("cohort_edit", args=[group.key])
    sent = fields(desk.get(address))
    shares = {f"share_{one.pk}": "60", f"share_{two.pk}": "30"}
    assert "Shares come to 90 per cent" in words(desk.post(address, {**sent, **shares}))
    assert desk.post(address, {**sent, **shares, f"share_{two.pk}": "40"}).status_code == 302
    assert sorted(group.shares.values_list("percent", flat=True)) == [40, 60]
    assert f"{one.title} (60 %)" in words(desk.get(reverse("cohort_detail", args=[group.key])))
    desk.post(address, {**fields(desk.get(address)), **dict.fromkeys(shares, "")})
    assert not group.shares.exists()


def test_the_roster_and_its_log_cost_the_same_with_1_and_with_30(desk, group):
    learners(group, 1, status="waitlisted")
    pages = [reverse(name, args=[group.key]) for name in ("cohort_detail", "cohort_log")]
    one = [cost(desk, page) for page in pages]
    learners(group, 29)
    assert (one, [cost(desk, page) for page in pages]) == ([19, 14], [19, 14])
