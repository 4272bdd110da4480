"""The last seat: who gets it, who waits, who is next."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from intermediary.accounts.roles import Role
from intermediary.jobs.models import Job
from intermediary.messages.models import Message
from intermediary.tests import people
from intermediary.tests.visits import edited, visitor, words
from trainings import services, tasks
from trainings.enums import EnrollmentStatus as S
from trainings.models import Enrollment, EnrollmentMove, SeatOffer
from trainings.services import seats

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def group(capacity=1, **fields):
    return people.cohort(capacity=capacity, starts_on=TODAY + timedelta(20), ends_on=TODAY + timedelta(80), **fields)


def asks(cohort, to=S.ENROLLED, **said):
    return services.request_seat(
        participant=people.participant(), cohort=cohort, to=to, on=TODAY, now=NOW, by=None, **said
    )


def move(enrollment, to, **said):
    return services.move(enrollment=enrollment, to=to, on=TODAY, now=NOW, by=None, **said)


def statuses(cohort):
    return list(cohort.enrollments.order_by("pk").values_list("status", flat=True))


def test_a_withdrawal_offers_the_seat_to_the_next_in_line_and_a_refusal_passes_it_on():
    cohort = group()
    first, second, third, fourth = (asks(cohort) for _ in range(4))
    assert statuses(cohort) == ["enrolled", "waitlisted", "waitlisted", "waitlisted"]
    move(first, S.WITHDRAWN, reason="Took a job")
    assert statuses(cohort) == ["withdrawn", "offered", "waitlisted", "waitlisted"]
    offer = second.offers.get()
    assert offer.message.content[0] == second.participant.identity.email
    assert seats.answer(offer=offer, accepted=False, now=NOW)
    assert not seats.answer(offer=offer, accepted=True, now=NOW)  # said twice, it counts once
    assert statuses(cohort) == ["withdrawn", "declined", "offered", "waitlisted"]
    late = third.offers.get().answer_by
    assert not seats.answer(offer=third.offers.get(), accepted=True, now=late)
    for _ in range(3):  # told three times
        seats.expire(offer=third.offers.get(), now=late)
    assert statuses(cohort) == ["withdrawn", "declined", "declined", "offered"]
    assert seats.answer(offer=fourth.offers.get(), accepted=True, now=NOW)
    assert statuses(cohort) == ["withdrawn", "declined", "declined", "enrolled"]
    log = [(m.came_from, m.went_to, m.reason) for m in EnrollmentMove.objects.filter(enrollment=third)]
    assert log[0] == ("", "waitlisted", "")
    assert [line[:2] for line in log[1:]] == [("waitlisted", "offered"), ("offered", "declined")]
    assert SeatOffer.objects.count() == 3


def test_after_the_first_day_a_freed_seat_stays_empty_unless_the_cohort_says_otherwise():
    cohort = people.cohort(capacity=1, starts_on=TODAY - timedelta(3), ends_on=TODAY + timedelta(80))
    first, _second = asks(cohort), asks(cohort)
    move(first, S.WITHDRAWN, reason="Moved away")
    assert statuses(cohort) == ["withdrawn", "waitlisted"]
    services.save_cohort(cohort=cohort, refill_until=TODAY + timedelta(4), by=None, now=NOW)
    assert statuses(cohort) == ["withdrawn", "offered"]


def test_the_table_of_transitions_holds_and_a_correction_says_why():
    cohort = group(3)
    done = people.enrollment(people.participant(), cohort, status="completed", ended_on=TODAY)
    with pytest.raises(ValidationError) as refused:
        move(done, S.ENROLLED)
    assert "From “Completed” nobody goes to “Enrolled”" in refused.value.messages[0]
    assert move(done, S.ENROLLED, correction="The wrong twin was entered").status == "enrolled"
    last = done.moves.last()
    assert (last.corrected, last.reason, last.went_to) == (True, "The wrong twin was entered", "enrolled")


def test_one_more_than_there_are_seats_says_why_and_it_stays_on_record():
    cohort = group()
    asks(cohort)
    extra = asks(cohort, overbook="The instructor agreed to one more chair")
    assert (extra.status, extra.moves.get().overbooked) == ("enrolled", True)
    assert "agreed to one more" in extra.moves.get().reason
    assert seats.seats(cohort).over == 1
    with pytest.raises(ValidationError, match="2 seats are taken"):
        services.save_cohort(cohort=cohort, capacity=0, by=None)


def test_whoever_imports_or_takes_back_is_logged_too():
    """The log is the database's own: a plain write that no service made is in it."""
    from intermediary.audit.events import event

    enrolled = people.enrollment(people.participant(), group(5))
    with event("import.written", bulk=True):
        Enrollment.objects.filter(pk=enrolled.pk).update(status="withdrawn", reason="Health")
    assert [(m.came_from, m.went_to, m.reason) for m in enrolled.moves.all()] == [
        ("", "enrolled", ""),
        ("enrolled", "withdrawn", "Health"),
    ]


def test_the_sweep_passes_on_what_nobody_answered(settings):
    cohort = group()
    offered, waiting = asks(cohort, S.OFFERED), asks(cohort, S.OFFERED)
    assert statuses(cohort) == ["offered", "waitlisted"]
    tasks.sweep_offers()
    assert not Job.objects.exists()
    from intermediary.audit.events import event

    with event("test"):
        SeatOffer.objects.update(answer_by=NOW - timedelta(minutes=1))
    for _ in range(3):
        tasks.sweep_offers()
        tasks.expire_offers(None, lambda *_: None)
    assert Job.objects.count() == 1
    assert statuses(cohort) == ["declined", "offered"]
    assert waiting.offers.get().state == "open"
    assert offered.offers.get().state == "expired"


@pytest.fixture
def offered():
    """Somebody with an offer, and the address that was sent to them."""
    enrollment = asks(group(), S.OFFERED)
    _to, _subject, body = Message.objects.get().content
    return enrollment, body.split("://", 1)[1].split("/", 1)[1].split()[0]


def test_a_person_takes_the_seat_by_the_link_and_opening_it_changes_nothing(client, offered):
    enrollment, path = offered
    for _ in range(2):
        page = words(client.get(f"/{path}"))
        assert "Ada" in page
        assert str(enrollment.cohort.program) in page
        assert "Byron" not in page
    assert enrollment.moves.count() == 1
    assert client.post(f"/{path}", {"answer": "maybe"}).status_code == 200
    assert "The seat is yours" in words(client.post(f"/{path}", {"answer": "accept"}))
    again = client.post(f"/{path}", {"answer": "decline"})
    assert again.status_code == 410
    enrollment.refresh_from_db()
    assert enrollment.status == "enrolled"
    token = path.strip("/").rsplit("/", 1)[-1]
    assert (
        client.get(reverse("seat_offer", args=["A" + token[1:] if token[0] != "A" else "B" + token[1:]])).status_code
        == 404
    )


def test_a_page_puts_who_finds_no_seat_into_the_line(settings):
    cohort = group()
    asks(cohort)
    desk = visitor(people.user(Role.COACH))
    person = people.participant()
    sent = {"person": person.key, "status": "enrolled", "enrolled_on": TODAY.isoformat()}
    page = words(desk.post(reverse("enroll", args=[cohort.key]), sent, follow=True))
    assert "All seats are taken: Ada Byron is on the waiting list" in page
    sent = {"status": "enrolled", "enrolled_on": TODAY.isoformat()}
    waiting = person.enrollments.get()
    address = reverse("enrollment_edit", args=[waiting.key])
    assert "All 1 seats are taken" in words(edited(desk, address, sent))
    assert edited(desk, address, {**sent, "overbook": "A chair was brought"}).status_code == 302
    assert waiting.moves.last().overbooked


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_the_last_seat_goes_to_one_of_many_at_once():
    """The drill in small, seeded; `drill seats` makes 10,000 attempts."""
    from trainings.drills import rounds

    found = rounds(attempts=96, at_once=8, seed=5, say=lambda *_: None)
    assert found.wrong == []
    assert found.figures["overbooked"] == found.figures["left empty"] == 0
    weak = rounds(attempts=96, at_once=8, seed=5, say=lambda *_: None, weakened=True)
    assert weak.wrong
