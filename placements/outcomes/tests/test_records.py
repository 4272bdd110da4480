"""Every number opens: the list behind a figure is as long as the figure, whatever is asked."""

from datetime import date
from random import Random

import pytest
from django.utils import translation

from intermediary.initiatives.models import Initiative
from placements.outcomes import services
from placements.outcomes.definitions import DEFINITIONS
from placements.outcomes.engine import CUTS, FIRMS
from placements.outcomes.models import Scope
from placements.outcomes.oracle import records as histories
from placements.outcomes.runs import records, tallies
from placements.outcomes.runs.building import current
from placements.outcomes.runs.reading import named, read

from . import participations
from .histories import AS_OF, crowd
from .population import Person, Work, write

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def counted(run, scope, definition, cut, value) -> dict[str, int]:
    """How many are in each list, read at once."""
    states = list(records.facts(run, scope, definition, cut=cut, value=value).values_list("state", flat=True))
    return {name: states.count(state) for name, state in records.STATES.items()}


@pytest.mark.parametrize("large", [0, 10_000], ids=["tallies", "facts"])
def test_every_list_is_as_long_as_its_figure(monkeypatch, large):
    monkeypatch.setattr(tallies, "LARGE", large)
    random, seen = Random(11), set()
    write(crowd(random, 40) + participations.crowd(random, 40))
    for initiative in Initiative.objects.all():
        services.store(initiative=initiative, as_of=AS_OF)
        run, scopes = current(initiative), list(Scope.objects.filter(initiative=initiative))
        by_name = {name: Scope.objects.get(pk=pk) for pk, name in named(scopes).items()}
        figures = {
            (row.measure, row.scope, row.scope_key, row.cut, row.cut_value): row
            for cut in ("", *CUTS)
            for row in read(run, scopes, cut=cut)
        }
        whole = [group for group in figures if not group[3]]
        for measure, kind, key, cut, value in whole + random.sample(sorted(figures), 150):
            row, definition = figures[measure, kind, key, cut, value], DEFINITIONS[measure]
            if definition.family not in FIRMS:
                wanted = {name: n or 0 for name, n in records.numbers(definition, row).items()}
                found = counted(run, by_name[kind, key], definition, cut, value)
                assert found == wanted, (measure, kind, key, cut, value)
                seen |= {(definition.family, name) for name, n in wanted.items() if n}
    assert {family for family, _name in seen} == set(records.FAMILIES)
    assert {("retention", name) for name in records.STATES} <= seen
    assert {("earnings", "achieved"), ("progression", "achieved"), ("period", "unknown"), ("quality", "missed")} <= seen
    assert {("wages", "unknown"), ("wages", "excluded"), ("survival", "excluded"), ("enrollment", "immature")} <= seen


def test_one_of_the_five_numbers():
    write(crowd(Random(12), 20))
    initiative = Initiative.objects.get(key="i1")
    services.store(initiative=initiative, as_of=AS_OF)
    run, scope = current(initiative), Scope.objects.get(initiative=initiative, scope="initiative")
    measure = DEFINITIONS["sector.ret.same.90"]
    whole = counted(run, scope, measure, "", "")
    for state, n in whole.items():
        assert records.facts(run, scope, measure, state=state).count() == n
    rows = records.opened(measure, records.facts(run, scope, measure))
    assert [row.record.pk for row in rows] == [row.fact.placement_id for row in rows]


START = date(2024, 1, 1)
DAY_180 = "June 29, 2024"
THERE = "Known to work there through"
SAID = [
    ({"last_known_employed_on": date(2024, 3, 3)}, f"{THERE} March 3, 2024; day 180 is {DAY_180}: unknown"),
    ({"last_known_employed_on": date(2024, 8, 1)}, f"{THERE} Aug. 1, 2024; day 180 is {DAY_180}"),
    ({"last_day_worked": date(2024, 2, 1)}, f"First day no longer there is Feb. 2, 2024; day 180 is {DAY_180}"),
    ({"first_observed_on": date(2024, 1, 9)}, "First on record on Jan. 9, 2024, after the job began: in no rate"),
]


@pytest.mark.parametrize(("known", "words"), SAID)
def test_why(known, words):
    write([Person(work=[Work(histories.Job(employer="A", started_on=START, **known))])])
    initiative = Initiative.objects.get(key="i1")
    services.store(initiative=initiative, as_of=AS_OF)
    run, scope = current(initiative), Scope.objects.get(initiative=initiative, scope="initiative")
    measure = DEFINITIONS["sector.ret.same.180"]
    with translation.override("en"):
        (row,) = records.opened(measure, records.facts(run, scope, measure))
    assert row.why == words


def test_every_state_of_every_measure_says_why():
    write(crowd(Random(13), 40) + participations.crowd(Random(13), 40))
    initiative = Initiative.objects.get(key="i1")
    services.store(initiative=initiative, as_of=AS_OF)
    run, scope = current(initiative), Scope.objects.get(initiative=initiative, scope="initiative")
    for definition in (each for each in DEFINITIONS.values() if each.family not in FIRMS):
        rows = records.opened(definition, records.facts(run, scope, definition), quarterly=True)
        assert all(row.why for row in rows)
        hidden = records.FAMILIES[definition.family].quarterly
        found = records.opened(definition, records.facts(run, scope, definition))
        assert not (hidden and any(row.amount for row in found))
        if definition.unit == "dollars":
            assert all(row.amount for row in rows if row.state in ("achieved", "missed"))
