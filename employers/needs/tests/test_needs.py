"""A firm says whom it will hire, with the letter behind it; staff say for whom the seats are."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from employers.needs.forms import quarters
from employers.needs.models import HiringNeed
from intermediary.tests import people
from intermediary.tests.visits import fields, last_act, visitor, words

pytestmark = pytest.mark.django_db
LETTER = b"%PDF-1.7 we will hire six nursing assistants"


def sent(**changed) -> dict:
    quarter = quarters(timezone.localdate())[2]
    return {"soc": "31-1131", "quarter": quarter, "seats": "6", "certainty": "firm", "said_by": "Mel Ortiz",
            "said_on": "2025-05-02", **changed}  # fmt: skip


def test_a_need_with_its_letter_goes_on_record_and_the_letter_comes_back_as_a_download():
    firm = people.employer()
    door = visitor(people.employer_user(firm))
    page = reverse("own_need_add", args=[firm.key])
    assert 'value="User' in words(door.get(page))  # who is signed in says it
    document = SimpleUploadedFile("../we promise.exe", LETTER)
    assert door.post(page, sent(document=document)).status_code == 302
    need = HiringNeed.objects.get()
    assert (need.employer, need.seats, need.content) == (firm, 6, LETTER)
    assert last_act()[0] == "hiring_need.said"
    assert "file_sealed" not in last_act()[2]["needs_hiringneed"][2]  # never in the trail
    with connection.cursor() as cursor:
        cursor.execute("select file_sealed from needs_hiringneed")
        assert b"nursing" not in bytes(cursor.fetchone()[0])
    for visit, name in ((door, "own_need_document"), (visitor(people.user()), "need_document")):
        file = visit.get(reverse(name, args=[need.key]))
        assert (file.content, file["Content-Type"], file["X-Content-Type-Options"]) == (
            LETTER, "application/octet-stream", "nosniff"
        )  # fmt: skip
        assert file["Content-Disposition"] == f'attachment; filename="hiring-need-{need.key}.pdf"'
    edit = reverse("own_need_edit", args=[need.key])
    door.post(edit, {**fields(door.get(edit)), "seats": "5", "withdrawn_on": "2020-01-01"})
    need.refresh_from_db()
    assert (need.seats, need.content) == (6, LETTER)  # taken back before it was said: refused
    door.post(edit, {**fields(door.get(edit)), "seats": "5"})
    need.refresh_from_db()
    assert (need.seats, need.content) == (5, LETTER)  # no new letter: the old one stays


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"document": b"MZ not a letter"}, "This is no PDF, JPEG or PNG."),
        ({"document": b"%PDF-" + b"x" * 5 * 1024 * 1024}, "larger than 5 MB"),
        ({"seats": "0"}, "A hiring need is of 1 to 1,000 people."),
        ({"quarter": "1999Q1"}, "not one of the available choices"),
        ({"soc": "nurse"}, "A SOC code looks like 31-1131."),
    ],
    ids=["no document", "too large", "nobody", "long ago", "no occupation"],
)
def test_a_need_that_makes_no_sense_is_refused(changed, said):
    firm = people.employer()
    if "document" in changed:
        changed = {"document": SimpleUploadedFile("letter.pdf", changed["document"], "application/pdf")}
    page = visitor(people.employer_user(firm)).post(reverse("own_need_add", args=[firm.key]), sent(**changed))
    assert said in words(page)
    assert "Mel Ortiz" in words(page)
    assert not HiringNeed.objects.exists()


def test_seats_are_promised_to_cohorts_until_none_is_left():
    initiative = people.initiative()
    need, group = people.need(people.employer(), initiative=initiative, seats=6), people.cohort(initiative)
    desk = visitor(people.user())
    page = reverse("need_detail", args=[need.key])
    assert "Only 6 of its seats are left." in words(desk.post(page, {"seats": "7", "cohort": group.pk}))
    assert "choose one of the two" in words(desk.post(page, {"seats": "1"}))
    assert desk.post(page, {"seats": "4", "cohort": group.pk}).status_code == 302
    assert last_act()[0] == "hiring_need.seats_promised"
    assert "2 of 6 seats are not promised" in words(desk.get(page))
    edit = reverse("need_edit", args=[need.key])
    assert "does not fit" in words(desk.post(edit, {**fields(desk.get(edit)), "seats": "3"}))
    assert "plan for 4" in words(desk.get(reverse("cohort_detail", args=[group.key])))
    desk.post(reverse("seats_take_back", args=[need.promises.get().key]))
    assert "6 of 6 seats are not promised" in words(desk.get(page))


def test_the_database_refuses_one_seat_too_many_whoever_writes_it():
    from trainings.demand.services import promise_seats

    need = people.need(people.employer(), seats=2)
    promise_seats(need=need, seats=2, cohort=people.cohort(), by=None)
    with pytest.raises(ValidationError, match="does not fit"):
        promise_seats(need=need, seats=1, cohort=people.cohort(), by=None)


def test_enrolling_beyond_what_employers_promised_asks_for_a_reason():
    from datetime import date

    from trainings.demand.queries import plan
    from trainings.demand.services import promise_seats

    initiative = people.initiative()
    with people.event("standard.set"):
        initiative.standards.create(starts_on=date(2024, 1, 1), seats_factor="1.5")
    group, desk = people.cohort(initiative), visitor(people.user())
    firm = people.employer()
    promise_seats(need=people.need(firm, initiative=initiative), seats=1, cohort=group, by=None)
    promise_seats(need=people.need(firm, initiative=initiative, certainty="likely"), seats=5, cohort=group, by=None)
    promise_seats(need=people.need(firm, withdrawn_on=date(2025, 5, 1)), seats=5, cohort=group, by=None)
    group.refresh_from_db()
    assert (plan(group).promised, plan(group).likely, plan(group).planned) == (1, 5, 1)  # 1 × 1.5: whole people
    page = reverse("enroll", args=[group.key])

    def enroll(**more):
        person = people.participant()
        return desk.post(page, {"person": person.key, "status": "enrolled", "enrolled_on": "2025-01-06", **more})

    assert enroll().status_code == 302
    assert "Say why one more" in words(enroll())
    assert group.enrollments.count() == 1
    assert enroll(beyond="The clinic will take her").status_code == 302
    from intermediary.audit.models import Event

    assert Event.objects.latest("pk").note == "The clinic will take her"
    assert group.enrollments.count() == 2
