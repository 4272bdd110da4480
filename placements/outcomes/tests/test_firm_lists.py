"""Every number of a firm opens: on generated records each list is as long, or sums to, what is stored."""

from datetime import date
from random import Random

import pytest

from intermediary.initiatives.models import Initiative
from intermediary.tests import people
from participants.models import Participant
from placements.outcomes import services
from placements.outcomes.definitions import DEFINITIONS
from placements.outcomes.engine import FIRMS
from placements.outcomes.models import Scope
from placements.outcomes.runs import records
from placements.outcomes.runs.building import current
from placements.outcomes.runs.firm_lists import OTHERS, FirmList
from placements.outcomes.runs.firm_reasons import why
from placements.outcomes.runs.reading import named, read
from placements.outcomes.runs.states import STATES
from placements.outcomes.statistics import half_up

from . import firms
from .histories import AS_OF, crowd
from .population import write
from .test_firms import drawn

pytestmark = pytest.mark.django_db


@pytest.fixture
def figures(db):
    """Every stored figure of a firm, as (run, scope, definition, row)."""
    random = Random(1)
    population, found = crowd(random, 150), []
    write(population)
    firms.write_firms(drawn(random, openings=60), population)
    _more_firms(Initiative.objects.get(key="i1"))
    for initiative in Initiative.objects.all():
        services.store(initiative=initiative, as_of=AS_OF)
        run, scopes = current(initiative), list(Scope.objects.filter(initiative=initiative))
        by_name = {name: Scope.objects.get(pk=pk) for pk, name in named(scopes).items()}
        keys = [d.key for d in DEFINITIONS.values() if d.family in FIRMS]
        for row in read(run, scopes, measures=keys):
            found.append((run, by_name[row.scope, row.scope_key], DEFINITIONS[row.measure], row))
    return found


def _more_firms(initiative):
    """A firm that was served before only, and one with headcounts before its first hire through us, and since."""
    people.opening(people.employer(key="early"), initiative=initiative, posted_on=date(2022, 3, 1))
    firm, cohort = people.employer(key="late"), initiative.cohorts.first()
    people.placement(Participant.objects.first(), firm, cohort, key="late", soc="31-1131", started_on=date(2024, 3, 15))
    for months, left in ((date(2023, 3, 1), 18), (date(2023, 9, 1), None), (date(2024, 4, 1), 5)):
        people.headcount(firm, starts_on=months, months=6, average_headcount=60, separations=left)


def units(*asked) -> list:
    """A whole list, read in pages of seven; no unit twice."""
    found, after, listed = [], "", FirmList(*asked)
    while True:
        page = listed.page(after, 7)
        found += page.rows
        after = page.after
        if not after:
            assert len(found) == sum(total.n for total in listed.totals.values())
            return found


def test_every_list_is_its_figure(figures):
    seen = set()
    for run, scope, definition, row in figures:
        whole = units(run, scope, definition)
        told = (row.measure, row.scope, row.scope_key)
        for state in STATES:
            listed = units(run, scope, definition, state)
            of_table = definition.key == "emp.penetration" and state == "missed"
            if not of_table:
                assert [u.told for u in listed] == [u.told for u in whole if u.state == state], (told, state)
            seen |= {(definition.key, state)} if listed else set()
            if of_table:
                assert sum(unit.told["establishments"] for unit in listed) == row.denominator
            else:
                (_summed if definition.kind == "turnover" else _counted)(definition, row, state, listed)
            assert all(why(definition, unit, state) for unit in listed if not of_table), (told, state)
        if definition.kind == "difference":
            _compared(row, whole, units(run, scope, definition, OTHERS))
    emp = {d.key for d in DEFINITIONS.values() if d.family in FIRMS}
    assert {key for key, state in seen if state == "achieved"} == emp
    assert {("emp.fill_rate", state) for state in STATES} - seen == {("emp.fill_rate", "excluded")}
    assert {("emp.penetration", "unknown"), ("emp.penetration", "excluded"), ("emp.penetration", "missed"),
            ("emp.repeat", "missed"), ("emp.time_to_fill", "unknown"), ("emp.turnover", "unknown")} <= seen  # fmt: skip
    assert {
        (f"emp.hire_retention_diff.{n}", state) for n in (90, 180, 365) for state in ("unknown", "excluded")
    } <= seen


def _counted(definition, row, state, listed):
    assert len(listed) == (records.numbers(definition, row)[state] or 0), (row, state)


def _summed(definition, row, state, listed):
    if state == "achieved":
        assert sum(unit.told["separations"] for unit in listed) == row.numerator
        months = sum(unit.record.average_headcount * unit.record.months for unit in listed)
        assert int(half_up(months / 12, 0)) == row.denominator
        assert row.value == (float(row.numerator * 12 / months) if months else None)
    else:
        assert len(listed) == {"unknown": row.unknown}.get(state, 0)


def _compared(row, ours, others):
    eligible = [unit for unit in ours if unit.state in ("achieved", "unknown")]
    assert len(eligible) == row.denominator
    if row.value is not None:
        there = sum(unit.told["there"] for unit in eligible) / len(eligible)
        stayed, hired = (sum(unit.told[column] for unit in others) for column in ("others_stayed", "others"))
        assert row.value == there - stayed / hired
    assert {unit.record.pk for unit in others} == {unit.told["headcount_id"] for unit in eligible}


def test_a_made_up_position_gives_the_first_page(figures):
    run, scope, definition, _row = next(each for each in figures if each[2].key == "emp.fill_rate")
    first = FirmList(run, scope, definition).page("", 3).rows
    for made_up in ("x", "1", "-", "1-2-3", "9" * 30 + "-1", "\0", "٣-٣"):
        assert FirmList(run, scope, definition).page(made_up, 3).rows == first
