"""Many at once for the last seats of a cohort, over real connections, again and again (`drill seats`, in the roof)."""

import threading
from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random
from unittest import mock

from django.db import connection
from django.utils import timezone

from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from intermediary.initiatives.models import Initiative
from intermediary.jobs.drills import Outcome
from participants.models import Identity, Participant
from trainings.enums import EnrollmentStatus as S
from trainings.enums import OfferState
from trainings.models import Cohort, Enrollment, Program, SeatOffer
from trainings.services import seats

EACH = 2  # requests of one connection in a round


def naive(cohort):
    """The negative control: the cohort as it is, and nobody kept from reading it at the same time."""
    return Cohort.objects.select_related("program").get(pk=cohort.pk if isinstance(cohort, Cohort) else cohort)


def rounds(*, attempts: int, at_once: int, seed: int, say, weakened: bool = False) -> Outcome:
    """Rounds of requests, withdrawals and answers until `attempts` requests were made, each round on a new cohort."""
    random, count, wrong = Random(seed), Counter(), []  # noqa: S311
    with mock.patch.object(seats, "locked", naive if weakened else seats.locked):
        while count["attempts"] < attempts:
            cohort, people = _ground(random.randint(1, 5), at_once * EACH)
            _together(cohort, people, at_once, random.random(), count)
            count["attempts"] += len(people)
            count["rounds"] += 1
            wrong += _faults(cohort, count)
            if count["rounds"] % 20 == 0:
                say(f"{count['attempts']} of {attempts} attempts")
    names = (
        "attempts",
        "rounds",
        "seats given",
        "offers",
        "put into the line",
        "overbooked",
        "left empty",
        "out of order",
    )
    return Outcome({name: count[name] for name in names}, wrong)


def _ground(capacity: int, people: int) -> tuple[Cohort, list[Participant]]:
    with acting("system"), event("drill.ground", bulk=True):
        initiative, _new = Initiative.objects.get_or_create(key="drill", defaults={"name": "Drill"})
        program, _new = Program.objects.get_or_create(key="drill", defaults={"title": "Drill"})
        cohort = Cohort.objects.create(initiative=initiative, program=program, capacity=capacity, offer_days=1)
        made = Participant.objects.bulk_create(Participant() for _ in range(people))
        Identity.objects.bulk_create(
            Identity(participant=one, first_name="Ada", last_name="Byron", email="ada@example.org") for one in made
        )
    return cohort, made


def _together(cohort: Cohort, people: list[Participant], at_once: int, seed: float, count: Counter) -> None:
    start, errors = threading.Barrier(at_once), []

    def visitor(place: int) -> None:
        random = Random(f"{seed} {place}")  # noqa: S311
        try:
            connection.ensure_connection()
            start.wait(timeout=60)
            for person in people[place::at_once]:
                _visit(cohort, person, random)
        except Exception as error:  # whatever it is: a drill says so and goes on
            errors.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=visitor, args=[place]) for place in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    count["errors"] += len(errors)


def _visit(cohort: Cohort, person: Participant, random: Random) -> None:
    """Ask for a seat; then perhaps give it back, or answer, or outlast, an offer that stands open."""
    now, today = timezone.now(), timezone.localdate()
    with acting("system"):
        to = random.choice((S.ENROLLED, S.ENROLLED, S.OFFERED))
        mine = seats.request_seat(participant=person, cohort=cohort, to=to, on=today, now=now, by=None)
    if mine.status == S.ENROLLED and random.random() < 0.4:
        with acting("system"):
            seats.move(enrollment=mine, to=S.WITHDRAWN, on=today, now=now, reason="drill", by=None)
    with acting("system"):
        offer = SeatOffer.objects.filter(enrollment__cohort=cohort, state=OfferState.OPEN).order_by("pk").first()
    if offer is not None:
        with acting("system"):
            _answer(offer, random.random(), now, today)


def _answer(offer: SeatOffer, chance: float, now: datetime, today: date) -> None:
    if chance < 0.8:
        seats.answer(offer=offer, accepted=chance < 0.4, now=now)
    else:
        seats.expire(offer=offer, now=offer.answer_by + timedelta(seconds=1))


def _faults(cohort: Cohort, count: Counter) -> list[str]:
    """What a round may not leave behind: more people than seats, a free seat while somebody waits, another order."""
    found = []
    with acting("system"):
        now = seats.seats(cohort)
        over, empty = now.over, min(now.free or 0, now.waiting)
        statuses = Counter(Enrollment.objects.filter(cohort=cohort).values_list("status", flat=True))
        offers = SeatOffer.objects.filter(enrollment__cohort=cohort).count()
        joined = Enrollment.objects.filter(cohort=cohort, moves__came_from="", moves__went_to=S.WAITLISTED)
        waits = dict(joined.values_list("pk", "moves__pk"))
        turns = list(SeatOffer.objects.filter(enrollment__in=waits).order_by("pk").values_list("enrollment", flat=True))
    passed_over = sum(waits[one] > waits[other] for one, other in pairwise(turns))
    count["overbooked"] += over
    count["left empty"] += empty
    count["out of order"] += passed_over
    count["seats given"] += statuses[S.ENROLLED] + statuses[S.WITHDRAWN]
    count["offers"] += offers
    count["put into the line"] += len(waits)
    for number, words in ((over, "overbooked by"), (empty, "seats left empty:"), (passed_over, "passed over:")):
        if number:
            found.append(f"cohort {cohort.pk}, {cohort.capacity} seats: {words} {number}")
    if count.pop("errors", 0):
        found.append(f"cohort {cohort.pk}: a request ended in an error")
    return found
