"""Two runs beside each other: who moved, from what to what, and because of what. Four stories, and all of a crowd."""

from datetime import date, timedelta
from random import Random

import pytest

from intermediary.audit.events import event
from intermediary.initiatives.models import Initiative
from placements.models import FollowUp, Placement
from placements.outcomes import freshness, services
from placements.outcomes.models import Run
from placements.outcomes.oracle import records, wages
from placements.outcomes.runs import asking, building, facts
from placements.outcomes.runs.causes import Change, Day, Unexplained, Version
from placements.outcomes.runs.comparing import figures, moved
from placements.outcomes.runs.facets import FACETS
from trainings.models import Cohort

from .histories import AS_OF, crowd
from .population import Person, Work, write
from .test_runs import change

pytestmark = [pytest.mark.django_db]
DAY = date(2024, 6, 28)  # of jobs since January 1 day 180 is tomorrow


@pytest.fixture
def i1() -> Initiative:
    """Two people in jobs since January: one known at work in December, of the other nothing is known."""
    prior = wages.PriorJob(hourly_wage=12, weekly_hours=40, ended_on=date(2022, 12, 1))
    seen = records.Job("A", date(2024, 1, 1), last_known_employed_on=date(2024, 12, 1))
    unseen = records.Job("B", date(2024, 1, 1))
    write(
        [
            Person([Work(seen, wage=15, hours=40)], prior=prior),
            Person([Work(unseen, cohort="c2", wage=16)], prior=prior),
        ]
    )
    freshness.distribute()
    return Initiative.objects.get(key="i1")


def kept(initiative, as_of=DAY) -> Run:
    run, _fresh = asking.keep(initiative=initiative, as_of=as_of)
    building.work(run)
    run.refresh_from_db()
    return run


def told(page) -> dict:
    """(facet) → (before, after), of the one unit that moved."""
    (unit,) = [unit for unit in page.moved if unit.kind == "placement"]
    return {move.facet.name: (move.before, move.after) for move in unit.moves}


def test_a_late_follow_up(i1):
    before, job = kept(i1), Placement.objects.get(employer__key="B")
    with event("follow_up.added"):
        FollowUp.objects.create(placement=job, observed_on=date(2024, 5, 1), status="employed_same", source="employer")
    after = kept(i1)
    page = moved(before, after)
    assert (page.units, page.people) == (1, 1)
    assert told(page)["sector.ret.same.90"] == ("unknown", "yes")
    (cause,) = page.moved[0].causes
    assert isinstance(cause, Change)
    assert (cause.table, cause.operation, cause.action) == ("placements_followup", "I", "follow_up.added")
    differing = {
        (f.row.scope, f.row.scope_key, f.row.measure): (f.a.numerator, f.b.numerator) for f in figures(before, after)
    }
    assert differing["initiative", "i1", "sector.ret.same.90"] == (1, 2)
    assert ("grant", "g1", "sector.ret.same.90") not in differing


def test_an_edited_wage(i1):
    before = kept(i1)
    with event("placement.changed"):
        Placement.objects.filter(employer__key="A").update(hourly_wage=20)
    page = moved(before, kept(i1))
    assert told(page)["wage.hourly_gain"] == ("$3.00", "$8.00")
    assert [(cause.table, cause.fields) for cause in page.moved[0].causes] == [
        ("placements_placement", ("hourly_wage",))
    ]


def test_a_new_day_only(i1):
    page = moved(kept(i1), kept(i1, DAY + timedelta(days=1)))
    assert page.units == 2
    for unit in page.moved:
        turned = {move.facet.name: move.before for move in unit.moves if move.facet.name.startswith("sector.ret")}
        assert turned == {f"sector.ret.{method}.180": "not yet due" for method in ("same", "continuous", "snapshot")}
    assert all(unit.causes == [Day()] for unit in page.moved)


def test_a_changed_version_and_nothing_at_all(i1):
    before, after = kept(i1), kept(i1)
    assert moved(before, after).units == 0
    Run.objects.filter(pk=before.pk).update(versions=before.versions | {"sector.ret.same.90": 0})
    fact = facts.PlacementFact.objects.filter(run_id=before.pk).order_by("pk")[0]
    facts.PlacementFact.objects.filter(pk=fact.pk).update(same_90=2)
    before.refresh_from_db()
    assert [unit.causes for unit in moved(before, after).moved] == [[Version(0, 1)]]
    before.versions = after.versions
    assert [unit.causes for unit in moved(before, after).moved] == [[Unexplained()]]


def test_a_cohort_that_another_grant_pays_and_a_job_taken_out(i1):
    before = kept(i1)
    with event("cohort.changed"):
        cohort = Cohort.objects.get(key="c1")
        cohort.grants.remove(i1.grants.get(key="g1"))
    with event("placement.removed"):
        Placement.objects.get(employer__key="B").delete()
    page = moved(before, kept(i1))
    by_unit = {
        tuple(m.facet.name for m in unit.moves if m.facet.name == "cohort" or m.after is None)[:1]: unit
        for unit in page.moved
    }
    assert page.units == 2
    tables = {cause.table for unit in page.moved for cause in unit.causes}
    assert tables == {"trainings_cohort_grants", "placements_placement"}, by_unit


def test_every_column_belongs_to_a_facet():
    for kind, facets in FACETS.items():
        told_of = {column for facet in facets for column in facet.columns} - {"member_of", "counted_in"} | {
            "cohort_id",
            "cohorts",
        }
        assert set(facts.columns(kind)) <= told_of | {*facts.UNIT[kind], "participant_id"}


def test_pages_hold_everybody_once_and_all_are_explained(i1_crowd):
    before = kept(i1_crowd, AS_OF)
    random = Random(3)
    for _ in range(12):
        with event("test.change"):
            change(random)
    after = kept(i1_crowd, AS_OF)
    whole = moved(before, after, limit=1000)
    assert whole.units == len(whole.moved) > 3
    pages = [unit for offset in range(0, whole.units, 4) for unit in moved(before, after, offset=offset, limit=4).moved]
    assert [(unit.kind, unit.unit) for unit in pages] == [(unit.kind, unit.unit) for unit in whole.moved]
    for unit in whole.moved:
        assert unit.moves
        assert all(isinstance(cause, Change) for cause in unit.causes), unit


@pytest.fixture
def i1_crowd() -> Initiative:
    write(crowd(Random(9), 40))
    freshness.distribute()
    for initiative in Initiative.objects.all():
        services.store(initiative=initiative, as_of=AS_OF)
    return Initiative.objects.get(key="i1")
