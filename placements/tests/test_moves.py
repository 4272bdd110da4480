"""Who moved along a pathway: one statement against plain Python, on generated histories, and the cases that matter."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random
from statistics import median

import pytest

from intermediary.tests import people
from placements import moves
from trainings.pathways import services

pytestmark = pytest.mark.django_db
AIDE, ASSISTANT, NURSE, OTHER = "31-1131", "31-9092", "29-1141", "53-7065"
AS_OF = date(2025, 12, 31)


@pytest.fixture
def world():
    by, initiative = people.user(), people.initiative()
    pathway = services.save_pathway(initiative=initiative, name="Care", by=by)
    steps = {soc: services.save_step(pathway=pathway, soc=soc, by=by) for soc in (AIDE, ASSISTANT, NURSE)}
    ways = ((None, AIDE), (None, ASSISTANT), (AIDE, ASSISTANT), (ASSISTANT, NURSE), (AIDE, NURSE))
    edges = {
        (start, end): services.save_edge(pathway=pathway, start=steps.get(start), end=steps[end], by=by)
        for start, end in ways
    }
    return pathway, edges, steps, people.cohort(initiative), people.cohort()


def job(person, firm, soc, first: date, cohort=None, wage=None):
    last = first + timedelta(days=20)
    return people.placement(person, firm, cohort, soc=soc, started_on=first, last_day_worked=last, hourly_wage=wage)


def test_moves_are_those_that_plain_python_finds(world):
    pathway, edges, _steps, ours, theirs = world
    random = Random(7)
    parent = people.employer()
    firms = [people.employer(parent=parent), people.employer(parent=parent), people.employer(), people.employer()]
    root = {firm.pk: firm.parent_id or firm.pk for firm in firms}
    histories = []
    for n in range(24):
        person = people.participant(f"P{n}", "Q")
        came = date(2024, 6, 1) + timedelta(days=random.randrange(300))
        if n % 5:
            people.enrollment(person, ours, enrolled_on=came)
        held, day = [], date(2024, 1, 5) + timedelta(days=random.randrange(60))
        for _each in range(random.randrange(1, 6)):
            cohort = random.choice([None, None, ours, theirs])
            soc = random.choice([AIDE, ASSISTANT, NURSE, OTHER, "311131.00", ""])
            held.append(job(person, random.choice(firms), soc, day, cohort, random.choice([None, 17, 19, 24])))
            day += timedelta(days=random.randrange(30, 220))
        histories.append((came if n % 5 else None, held))
    found = {key: moves.moved(pathway, AS_OF).get(edge.pk) for key, edge in edges.items()}
    assert found == {key: by_hand(key, histories, ours, root) for key in edges}
    assert sum(each.people for each in found.values() if each) >= 5


def by_hand(way, histories, ours, root):
    """Rules of `moves` said again, one person after the other."""
    who, same, gains = 0, 0, []
    for came, held in histories:
        days = [j.started_on for j in held if j.cohort_id == ours.pk] + ([came] if came else [])
        since = min([day for day in days if day <= AS_OF], default=None)
        codes = {AIDE: AIDE, ASSISTANT: ASSISTANT, NURSE: NURSE, "311131.00": AIDE}
        on = [(codes[j.soc], j) for j in held if j.soc in codes and j.started_on <= AS_OF]
        took = [
            (before, now)
            for before, now in pairwise([(None, None), *on])
            if since and now[1].started_on >= since and (before[0], now[0]) == way
            and (before[0] is not None or now[1].cohort_id == ours.pk)
        ]  # fmt: skip
        who += bool(took)
        same += any(b and root[b.employer_id] == root[j.employer_id] for (_s, b), (_t, j) in took)
        gains += [j.hourly_wage - b.hourly_wage for (_s, b), (_t, j) in took
                  if b and j.hourly_wage is not None and b.hourly_wage is not None]  # fmt: skip
    return moves.Moved(who, same, len(gains), float(median(gains)) if gains else None) if who else None


def test_an_aide_who_becomes_an_assistant_with_the_same_firm_counts_once_and_not_before_the_day(world):
    pathway, edges, steps, ours, _theirs = world
    person, firm = people.participant(), people.employer()
    job(person, firm, AIDE, date(2025, 2, 3), ours, 18)
    job(person, firm, OTHER, date(2025, 3, 3), None, 15)
    job(person, firm, ASSISTANT, date(2025, 6, 2), None, 21)
    way = edges[AIDE, ASSISTANT].pk
    assert moves.moved(pathway, date(2025, 6, 1)).get(way) is None
    assert moves.moved(pathway, AS_OF)[way] == (1, 1, 1, 3.0)
    assert moves.there(pathway, AS_OF)[steps[ASSISTANT].pk] == (1, 1, 21.0)
