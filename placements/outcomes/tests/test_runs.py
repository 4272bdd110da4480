"""A stored run says what the engine says: from facts, from tallies, and after any change that is worked in."""

from datetime import date
from math import isclose
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from intermediary.audit.events import event
from intermediary.initiatives.models import Initiative
from participants.models import Service, Traits
from placements.models import FollowUp, Placement, QuarterlyWage
from placements.outcomes import freshness, services
from placements.outcomes.engine import compute
from placements.outcomes.models import Scope, Tally
from placements.outcomes.runs import reading, tallies, whole
from placements.outcomes.runs.building import begin, current, work
from placements.outcomes.runs.reading import read
from trainings.models import Cohort, Enrollment, Program, SkillGain

from . import participations
from .histories import AS_OF, crowd, people
from .population import write
from .test_engine_oracle import figures, undone

pytestmark = pytest.mark.django_db
CUTS = ("gender", "race", "age_band")


def stored(initiative) -> dict:
    run, scopes = current(initiative), list(Scope.objects.filter(initiative=initiative))
    return figures(row for cut in ("", *CUTS) for row in read(run, scopes, cut=cut))


def wanted(initiative) -> dict:
    from placements.outcomes.definitions import DEFINITIONS

    return figures(compute(as_of=AS_OF, initiative=initiative, cuts=CUTS, measures=list(DEFINITIONS)))


def assert_same(found: dict, wanted: dict) -> None:
    assert found.keys() == wanted.keys()
    for key, figure in wanted.items():
        assert found[key][:5] == figure[:5], key
        for mine, theirs in zip(found[key][5:], figure[5:], strict=True):
            assert mine == theirs or isclose(mine, theirs, rel_tol=1e-12, abs_tol=1e-12), key


def all_wanted() -> dict:
    return {initiative: wanted(initiative) for initiative in Initiative.objects.all()}


def assert_all_same(figures: dict | None = None) -> None:
    for initiative, known in (figures or all_wanted()).items():
        assert_same(stored(initiative), known)


@pytest.fixture(params=[0, 10_000], ids=["tallies", "facts"])
def large(request, monkeypatch):
    monkeypatch.setattr(tallies, "LARGE", request.param)
    monkeypatch.setattr(tallies, "LAYERS", 2)  # every other change presses


def build() -> None:
    for initiative in Initiative.objects.all():
        services.store(initiative=initiative, as_of=AS_OF)
    freshness.distribute()


@pytest.mark.postgres
@pytest.mark.parametrize("people", [0, 10_000], ids=["at-once", "batches"])
def test_a_crowd(large, people, monkeypatch):
    monkeypatch.setattr(whole, "PEOPLE", people)
    write(participations.crowd(Random(5), 150))
    build()
    figures = all_wanted()
    assert_all_same(figures)
    monkeypatch.setattr(reading, "FEW", 0)  # as where many scopes are read at once
    assert_all_same(figures)
    assert Tally.objects.exists() == (tallies.LARGE == 0)


def test_batches_make_the_same_run(large):
    write(crowd(Random(6), 60))
    build()
    i1 = Initiative.objects.get(key="i1")
    before = stored(i1)
    kept = begin(initiative=i1, as_of=AS_OF, keep=True, size=7)
    assert kept.batches.count() > 5
    work(kept)
    assert_same(figures(r for c in ("", *CUTS) for r in read(kept, Scope.objects.filter(initiative=i1), cut=c)), before)


def _last_day(random, placement):
    placement.last_day_worked = random.choice((None, placement.started_on, date(2024, 5, 1)))
    if placement.last_day_worked and placement.last_day_worked < placement.started_on:
        placement.last_day_worked = placement.started_on


def change(random) -> None:
    """One write of somebody's day: any of those that can move a figure."""
    placements = list(Placement.objects.order_by("pk"))
    placement = random.choice(placements)
    act = random.randrange(10)
    if act == 0:
        _last_day(random, placement)
        placement.save()
    elif act == 1:
        placement.hourly_wage = random.choice((None, 12, 20, 31.5))
        placement.living_wage_hourly = random.choice((None, 15, 25))
        placement.save()
        QuarterlyWage.objects.filter(participant=placement.participant).update(amount=random.randrange(9))
    elif act == 2:
        FollowUp.objects.create(
            placement=placement, observed_on=date(2024, 9, 1), source="employer",
            status=random.choice(("employed_same", "not_employed", "deceased")),
        )  # fmt: skip
    elif act == 3:
        Placement.objects.filter(pk=placement.pk).update(cohort=random.choice((None, *Cohort.objects.all())))
    elif act == 4:
        Traits.objects.filter(participant=placement.participant).update(
            gender=random.choice(("female", "male")), race=random.choice(([], ["asian", "white"]))
        )
    elif act == 5:
        placement.delete()
    elif act == 6:
        Enrollment.objects.filter(participant=placement.participant, enrolled_on__lte=AS_OF).update(
            status="completed", ended_on=AS_OF
        )
    elif act == 7:
        cohort = random.choice(list(Cohort.objects.all()))
        cohort.grants.set([grant for grant in cohort.initiative.grants.all() if random.random() < 0.5])
    elif act == 8:
        Service.objects.create(participant=placement.participant, provided_on=date(2024, 3, 1), keeps_open=True)
        SkillGain.objects.create(participant=placement.participant, gained_on=date(2024, 8, 1))
    else:
        Cohort.objects.filter(key="c2").update(program=random.choice(list(Program.objects.all())))


@pytest.mark.postgres
@pytest.mark.parametrize("seed", range(2))
def test_what_is_worked_in_equals_a_rebuild(large, seed, monkeypatch):
    monkeypatch.setattr(whole, "PEOPLE", 10_000 if seed else 0)
    random = Random(seed)
    write(crowd(random, 40))
    build()
    for _ in range(4):
        with event("test.change"):
            change(random)
            change(random)
        freshness.distribute()
        for initiative in freshness.outdated(AS_OF):
            services.refresh_stale(initiative=initiative)
            services.refresh_firms(initiative=initiative)
    assert_all_same()


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(people(), strategies.booleans())
def test_generated_histories(monkeypatch, population, at_once):
    monkeypatch.setattr(tallies, "LARGE", 0)
    monkeypatch.setattr(whole, "PEOPLE", 0 if at_once else 10_000)
    with undone():
        write(population)
        build()
        assert_all_same()
