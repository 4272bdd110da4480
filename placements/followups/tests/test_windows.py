"""The windows that the statements find are those of the plain rules, on generated histories; and by example."""

from datetime import timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from intermediary.audit.events import event
from intermediary.initiatives.models import Initiative
from participants.models import Participant
from placements.followups import oracle
from placements.followups.enums import OPEN
from placements.followups.models import Attempt
from placements.followups.play import in_play
from placements.followups.windows import windows
from placements.models import Placement
from placements.outcomes.tests.histories import AS_OF
from placements.outcomes.tests.participations import draw_participant
from placements.outcomes.tests.population import COHORTS, write
from placements.outcomes.tests.test_engine_oracle import undone

pytestmark = pytest.mark.django_db


def draw(pick, integer, chance, size: int):
    """A few people, a day, and windows that were tried: (place of person and job, n, days after the day it is due)."""
    people = [draw_participant(pick, integer, chance) for _ in range(size)]
    as_of = AS_OF - timedelta(days=pick((0, 0, 1, 29, 30, 31, 45, 92, 180, 300)))
    tries = [(integer(0, 2 * size), pick((30, 90, 180, 365, 2, 4)), pick((-5, 0, 3, 61))) for _ in range(4 * size)]
    return people, as_of, tries


@st.composite
def askings(choose):
    def integer(low, high):
        return choose(st.integers(low, high))

    def pick(options):
        return options[integer(0, len(options) - 1)]

    return draw(pick, integer, lambda per_cent: integer(1, 100) <= per_cent, integer(1, 3))


def assert_equal(people, as_of, tries) -> set[str]:
    """Compare; returns the states that occurred."""
    with undone():
        write(people)
        tried = _try(tries, windows(as_of=as_of))
        found = {w.key: (w.closes_on, w.state, w.settled) for w in windows(as_of=as_of)}
        wanted = _wanted(people, as_of, tried)
        for initiative in Initiative.objects.all():
            whole = windows(as_of=as_of, initiative=initiative, states=OPEN)
            few = windows(as_of=as_of, initiative=initiative, states=OPEN, people=in_play(initiative, as_of))
            assert few == whole
    assert found.keys() == wanted.keys()
    assert {key: (value, wanted[key]) for key, value in found.items() if value != wanted[key]} == {}
    return {state for _closes, state, _settled in found.values()}


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.generate,))
@given(askings())
def test_windows_are_those_of_the_plain_rules(drawn):
    assert_equal(*drawn)


@pytest.mark.parametrize("seed", range(3))
def test_a_crowd(seed):
    random = Random(seed)
    seen = assert_equal(*draw(random.choice, random.randint, lambda per_cent: random.randint(1, 100) <= per_cent, 120))
    assert seen >= {"due", "asked", "answered", "verified", "lost", "excluded"}


def _try(tries, rows) -> dict:
    """Write tries of some of the windows; returns what was tried when, by (person, placement, unit, n, due day)."""
    tried = {}
    with event("test"):
        for place, n, later in tries:
            chosen = [w for w in rows if w.number == n][place : place + 1]
            for w in chosen:
                day = w.due_on + timedelta(days=later)
                Attempt.objects.create(
                    participant_id=w.participant_id, placement_id=w.placement_id, unit=w.unit, number=w.number,
                    due_on=w.due_on, way="phone", made_on=day,
                )  # fmt: skip
                tried.setdefault((w.participant_id, w.placement_id), {}).setdefault(
                    (w.unit, w.number, w.due_on), []
                ).append(day)
    return tried


def _wanted(people, as_of, tried) -> dict:
    rows = {row.key: row.pk for row in Participant.objects.all()}
    jobs = {job.key: job.pk for job in Placement.objects.all()}
    wanted, number = {}, 0
    for n, person in enumerate(people):
        pk = rows[f"person-{n}"]
        exits = oracle.of_exits(
            person.participation, as_of=as_of, cohorts=set(COHORTS), asked=tried.get((pk, None), {})
        )
        for w in exits:
            wanted[pk, None, w.unit, w.number, w.due_on] = w.closes_on, w.state, w.settled
        for work in person.work:
            job = jobs[f"person-job-{number:06}"]
            number += 1
            if work.cohort and work.job.started_on <= as_of:
                for w in oracle.of_job(person.participation, work.job, as_of=as_of, asked=tried.get((pk, job), {})):
                    wanted[pk, job, w.unit, w.number, w.due_on] = w.closes_on, w.state, w.settled
    return wanted
