"""What stands in a release of a grant of some size: the stored figures of the engine, rounded, and nothing beyond."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from intermediary.funding.models import Grant
from placements.outcomes.disclosure import round_count
from placements.outcomes.models import Release
from placements.outcomes.oracle import records, training, wages
from placements.outcomes.releases import build_release
from placements.outcomes.releases.body import table, total
from placements.outcomes.releases.build import Subject, run_for
from placements.outcomes.releases.counting import NAMES, count
from placements.outcomes.releases.menu import AMOUNTS, CUTS, RATES, TABLES
from placements.outcomes.runs import reading

from .population import Person, Work, write

pytestmark = pytest.mark.django_db
AS_OF = date(2024, 12, 31)


def person(random: Random, firms: str = "AABC") -> Person:
    """A completer, most of them placed, half of whom left within 500 days; known to the end or to day 100–500."""
    cohort, start = random.choice(["c1", "c1", "c2"]), date(2023, 7, 1) + timedelta(days=random.randint(0, 300))
    job = records.Job(
        random.choice(firms),
        start,
        last_day_worked=start + timedelta(days=random.randint(10, 500)) if random.random() < 0.5 else None,
        last_known_employed_on=start + timedelta(days=random.randint(100, 500)),
    )
    wage = Decimal(random.randint(1500, 2900)) / 100
    status = "completed" if random.random() < 0.7 else "withdrawn"
    return Person(
        work=[Work(job, cohort, wage, Decimal(38))] if random.random() < 0.8 else [],
        enrollments=[(cohort, training.Enrollment(status, date(2023, 1, 9), date(2023, 6, 30)))],
        prior=wages.PriorJob(Decimal(random.randint(1100, 1900)) / 100, Decimal(30)),
        gender=random.choice(["female"] * 6 + ["male"] * 4 + ["nonbinary", ""]),
        race=random.choice([("white",), ("black",), ("asian",), ("black", "white"), ()]),
    )


def release(size: int, firms: str = "AABC", **more) -> Release:
    random = Random(11)
    write([person(random, firms) for _ in range(size)])
    return build_release(grant=Grant.objects.get(key="g2"), as_of=AS_OF, by=None, **more)


@pytest.fixture(scope="module")
def built(standing) -> Release:
    return release(260)


def test_what_is_counted_is_what_the_engine_stores(built):
    """Everybody and each one-way cut, before anything is hidden: the rows that staff see."""
    subject = Subject(built.initiative, built.grant)
    run = run_for(subject.initiative, AS_OF)
    found = count(run, subject.scope)
    compared = 0
    for cut in ("", *CUTS):
        for row in reading.read(run, [subject.scope], measures=list(RATES), cut=cut):
            table_, at = (cut or "total"), ((row.cut_value,) if cut else ())
            if row.measure in TABLES[table_][1]:
                mine = found.rows[table_].get(at, {}).get(row.measure, dict.fromkeys(NAMES, 0))
                assert {name: getattr(row, name) for name in NAMES} == mine, (row, mine)
                compared += 1
    assert compared > 60
    medians = {row.measure: row.value for row in reading.read(run, [subject.scope], measures=list(AMOUNTS))}
    paid = found.paid["total"][()]
    assert {key: float(value) for key, value in paid.amounts.items()} == pytest.approx(
        {key: medians[key] for key in paid.amounts}
    )


def test_the_curve_falls_and_stops_where_fewer_than_eleven_are_followed(built):
    curve = next(c for c in built.body["curves"] if c["table"] == "total" and c["method"] == "same")
    values = [point["value"] for point in curve["points"]]
    assert len(values) > 10
    assert values == sorted(values, reverse=True)
    assert 0.3 < values[-1] < values[0] < 1
    assert all(point["low"] <= point["value"] <= point["high"] for point in curve["points"])
    assert all(point["at_risk"] % 5 == 0 and point["at_risk"] >= 10 for point in curve["points"])


def test_wages_are_rounded_and_their_bins_have_eleven_people_or_no_number(built):
    body = built.body
    pay = total(body)["amounts"]
    assert pay["wage.before"]["value"] < pay["wage.after"]["value"]
    assert pay["wage.after"]["value"] % 0.25 == pay["wage.annualised_gain"]["value"] % 100 == 0
    bins = body["wage_bins"]
    assert len(bins) > 3
    assert [each["to"] for each in bins[:-1]] == [each["from"] for each in bins[1:]]
    assert bins[-1]["to"] is None
    assert all(each[when] is None or each[when] >= 10 for each in bins for when in ("before", "after"))


def test_rounded_counts_are_those_of_the_truth(built):
    true = count(run_for(built.initiative, AS_OF), Subject(built.initiative, built.grant).scope).rows["gender"]
    for row in table(built.body, "gender")["rows"]:
        for measure, figure in row["figures"].items():
            count_ = true.get(tuple(row["at"]), {}).get(measure, {}).get("denominator", 0)
            assert figure["denominator"] in (None, round_count(count_))
