"""Two accept at once, over and over: two candidates for the last position, two employers for one candidate, two clerks
with the same candidate. Each time there is one hire, one refusal that says why, and a row in the trail for both."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from threading import Barrier
from unittest import mock
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import QuerySet

from employers.models import Employer, Opening, OpeningFill
from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from intermediary.audit.models import Event
from intermediary.initiatives.models import Initiative
from intermediary.jobs.drills import Outcome, drill
from participants.enums import Purpose
from participants.models import Consent, Identity, Participant
from placements.models import Placement
from placements.outcomes.bench.database import throwaway
from placements.referrals.enums import Status
from placements.referrals.models import Referral, Step
from placements.referrals.services import TooLate, hire

DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("UTC"))
KINDS = ("two candidates, one position", "two employers, one candidate", "two clerks, one candidate")
AT_ONCE = 4  # pairs that are under way together, so that they also meet each other's rows


@drill("referrals", "two accept at once: one hire each, one refusal each, both on record", times=1000)
def referrals(options: dict, say) -> Outcome:
    """`times` is how many pairs. Weakened, nobody takes a lock."""
    with throwaway(f"drill_referrals_{options['seed']}", fresh=True):
        return double_accept(options["times"], weakened=options["weakened"], say=say)


def double_accept(times: int, *, weakened: bool = False, say: Callable = print) -> Outcome:
    pairs = _pairs(times)
    with ExitStack() as stack:
        if weakened:
            stack.enter_context(mock.patch.object(QuerySet, "select_for_update", lambda self, **how: self))
        pool = stack.enter_context(ThreadPoolExecutor(2 * AT_ONCE))
        came: list[list] = []
        for first in range(0, times, AT_ONCE):
            some = pairs[first : first + AT_ONCE]
            barrier = Barrier(2 * len(some))
            asked = [[pool.submit(_accept, pk, barrier) for pk in pair] for _kind, pair in some]
            came += [[each.result() for each in two] for two in asked]
            if first % 200 == 0:
                say(f"{first} of {times}")
    return _verdict(pairs, came)


def _accept(referral: int, barrier: Barrier) -> str:
    """What became of one acceptance: "hired", the words of a refusal, or the name of what went wrong."""
    try:
        with acting("system"):
            found = Referral.objects.get(pk=referral)
        barrier.wait(30)
        hire(referral=found, started_on=DAY, now=NOW, way="portal")
    except TooLate as refusal:
        return refusal.messages[0]
    except ValidationError as refusal:
        return f"refused by the database alone: {refusal.messages[0]}"
    except Exception as error:  # whatever it is, it is what the drill looks for
        return f"{type(error).__name__}: {error}"
    finally:
        connection.close()  # each has its own
    return "hired"


def _pairs(times: int) -> list[tuple[str, list[int]]]:
    """(kind, the two referrals that are accepted) of each pair, each of people and openings of its own."""
    with event("drill.populated", bulk=True):
        initiative = Initiative.objects.create(key="drill", name="Drill")
        firms = Employer.objects.bulk_create(Employer(key=f"drill-{n}", name=f"Firm {n}") for n in range(2))
        people = Participant.objects.bulk_create(Participant(key=f"drill-{n}") for n in range(2 * times))
        Identity.objects.bulk_create(Identity(participant=each, first_name="A", last_name="B") for each in people)
        Consent.objects.bulk_create(
            Consent(key=f"drill-{n}", participant=each, purpose=Purpose.REFERRAL, given_on=DAY - timedelta(9))
            for n, each in enumerate(people)
        )
        openings = Opening.objects.bulk_create(
            Opening(key=f"drill-{n}", employer=firms[n % 2], initiative=initiative, title="Aide", posted_on=DAY)
            for n in range(2 * times)
        )
        made = []
        for n in range(times):
            kind = KINDS[n % len(KINDS)]
            one, other = 2 * n, 2 * n + 1
            ends = {KINDS[0]: [(one, one), (other, one)], KINDS[1]: [(one, one), (one, other)], KINDS[2]: [(one, one)]}
            made.append((kind, [_referral(people[p], openings[o]) for p, o in ends[kind]]))
        Referral.objects.bulk_create(each for _kind, pair in made for each in pair)
        Step.objects.bulk_create(
            Step(referral=each, status=Status.YES, on=DAY) for _kind, pair in made for each in pair
        )
    return [(kind, [each.pk for each in (pair * 2)[:2]]) for kind, pair in made]


def _referral(person: Participant, opening: Opening) -> Referral:
    return Referral(participant=person, opening=opening, status=Status.YES, send_to="boss@drill.example")


def _verdict(pairs: list[tuple[str, list[int]]], came: list[list[str]]) -> Outcome:
    wrong, count = [], Counter()
    hired, refused = (_acts(f"referral.{action}") for action in ("hired", "hire_refused"))
    for (kind, pair), said in zip(pairs, came, strict=True):
        count[kind] += 1
        count.update(words for words in said if words != "hired")
        if said.count("hired") != 1:
            wrong.append(f"{kind}: {said}")
        traces = sum(hired[pk] for pk in set(pair)), sum(refused[pk] for pk in set(pair))
        if traces != (1, 1):
            wrong.append(f"{kind}: the trail has {traces[0]} hires and {traces[1]} refusals")
        jobs = Placement.objects.filter(referral__in=pair).count()
        fills = OpeningFill.objects.filter(opening__referrals__in=pair).distinct().count()
        if (jobs, fills) != (1, 1):
            wrong.append(f"{kind}: {jobs} placements, {fills} positions filled")
    wrong += [f"unclear: {words}" for words in count if words not in KINDS and ":" in words]
    return Outcome(dict(count), wrong)


def _acts(action: str) -> Counter:
    return Counter(Event.objects.filter(action=action).values_list("subject_id", flat=True))
