import csv
import io
import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from placements.outcomes.oracle import indicators, records, training, wages
from placements.outcomes.oracle.dates import quarter_named, quarter_span

from .population import Person, Work, write

pytestmark = pytest.mark.django_db
HEADER = (
    "as_of,measure,scope,scope_key,cut,cut_value,numerator,denominator,unknown,immature,excluded,value,low,high,unit,"
    "definition_version"
)


@pytest.fixture
def world():
    stays = records.Job("A", date(2024, 1, 1), last_known_employed_on=date(2024, 12, 1))
    leaves = records.Job("A", date(2024, 1, 1), last_day_worked=date(2024, 2, 1))
    unseen = records.Job("B", date(2024, 1, 1))
    before = wages.PriorJob(Decimal(15), 40)
    seat = [("c1", training.Enrollment("completed", date(2023, 9, 1), date(2023, 12, 15)))]
    write(
        [
            Person([Work(stays, wage=Decimal("19.50"), hours=40)], seat, prior=before, race=("white", "asian")),
            Person([Work(leaves, wage=Decimal(17), hours=40)], seat, prior=before, gender="male"),
            Person([Work(unseen, cohort="c3", wage=Decimal(18))], gender="female"),
        ]
    )  # fmt: skip


def run(*arguments, day="2024-12-31"):
    out, err = io.StringIO(), io.StringIO()
    call_command("outcomes", "--as-of", day, *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def lines(*arguments):
    return list(csv.DictReader(io.StringIO(run(*arguments)[0])))


def test_the_header_is_that_of_the_exchange_format(world):
    out, err = run()
    assert out.splitlines()[0] == HEADER
    assert err == ""


def test_without_a_choice_all_measures_of_the_standard_are_printed(world):
    measures = {line["measure"] for line in lines()}
    assert measures >= {"sector.completion", "sector.ret.snapshot.30", "sector.km.same.365", "wage.hourly_gain.mean"}
    assert not {"wage.before", "sector.placement.so_far"} & measures


def test_one_measure_of_one_initiative(world):
    (line,) = [x for x in lines("--measure", "sector.ret.same.180", "--initiative", "i1") if x["scope"] == "initiative"]
    assert line == {
        "as_of": "2024-12-31", "measure": "sector.ret.same.180", "scope": "initiative", "scope_key": "i1", "cut": "",
        "cut_value": "", "numerator": "1", "denominator": "2", "unknown": "0", "immature": "0", "excluded": "0",
        "value": "0.5000", "low": "0.0945", "high": "0.9055", "unit": "rate", "definition_version": "1",
    }  # fmt: skip


def test_an_employed_person_nobody_has_heard_of_since_is_unknown_and_not_no(world):
    (line,) = [x for x in lines("--measure", "sector.ret.same.90", "--initiative", "i2") if x["scope"] == "initiative"]
    assert (line["numerator"], line["denominator"], line["unknown"], line["value"]) == ("0", "1", "1", "0.0000")


def test_a_family_brings_its_members(world):
    assert {x["measure"] for x in lines("--measure", "wage.hourly_gain")} == {
        "wage.hourly_gain", "wage.hourly_gain.mean", "wage.hourly_gain.share_gaining",
    }  # fmt: skip
    assert len({x["measure"] for x in lines("--measure", "sector.km.same")}) == 5


def test_a_group_that_is_not_known_is_called_unknown_and_several_count_in_each(world):
    race = {x["cut_value"] for x in lines("--by", "race", "--initiative", "i1") if x["cut"] == "race"}
    assert race == {"white", "asian", "unknown"}
    several = {x["cut"] for x in lines("--by", "race", "gender", "--by", "age_band", "county", "veteran", "barrier")}
    assert several == {"", "race", "gender", "age_band", "county", "veteran", "barrier"}


def test_json_has_null_and_is_not_rounded(world):
    rows = json.loads(run("--format", "json", "--measure", "sector.ret.same", "wage.hourly_gain")[0])
    assert {tuple(row) for row in rows} == {tuple(HEADER.split(","))}
    wilson = next(r for r in rows if r["measure"] == "sector.ret.same.180" and r["scope_key"] == "i1")
    assert wilson["low"] == pytest.approx(0.0945312057, abs=1e-10)
    gain = next(r for r in rows if r["measure"] == "wage.hourly_gain" and r["scope_key"] == "i1")
    assert (gain["value"], gain["numerator"], gain["low"], gain["denominator"]) == (3.25, None, None, 2)


def test_a_measure_without_inputs_prints_no_row(world):
    assert not [x for x in lines("--measure", "sector.completion") if x["scope_key"] in ("i2", "c2", "c3")]
    assert lines("--measure", "sector.completion", "--initiative", "i2") == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--measure", "wioa.er_q3"], "sector.completion"),
        (["--measure", "sector.ret.sam"], "sector.ret.same.30"),
        (["--by", "colour"], "gender, race"),
        (["--initiative", "nope"], "There are: i1, i2"),
        (["--known-on", "yesterday"], "YYYY-MM-DD"),
        (["--known-on", "2024-02-30"], "YYYY-MM-DD"),
        (["--mode", "loud"], "current, federal"),
        (["--period", "2024"], "PY2023"),
        (["--mode", "federal", "--period", "PY9999"], "PY2023"),
        (["--mode", "current", "--period", "PY2023"], "--mode federal"),
        (["--format", "xml"], "csv, json"),
    ],
)
def test_wrong_arguments_say_what_exists(world, arguments, says):
    with pytest.raises(CommandError) as error:
        run(*arguments)
    assert says in str(error.value)


@pytest.fixture
def exits():
    """One exit on the last day of each quarter from 2022Q1 to 2024Q2, each with a wage two quarters later."""
    people = []
    for quarter in range(quarter_named("2022Q1"), quarter_named("2024Q3")):
        last = quarter_span(quarter).end
        seat = training.Enrollment("completed", last - timedelta(days=20), last)
        paid = indicators.Wage(quarter + 2, "A", Decimal(1000 + quarter % 4))
        people.append(Person(enrollments=[("c1", seat)], quarterly=(paid,), gains=(last,)))
    write(people)


def counted(*arguments, day="2024-12-31") -> dict:
    rows = csv.DictReader(io.StringIO(run("--measure", "wioa", *arguments, day=day)[0]))
    return {
        row["measure"].removeprefix("wioa."): (row["numerator"], int(row["denominator"]), int(row["immature"]))
        for row in rows
        if row["scope"] == "cohort"
    }


def test_current_mode_counts_every_exit_that_can_be_measured(exits):
    assert counted() == {
        "er_q2": ("10", 10, 0), "er_q4": ("0", 8, 2), "median_q2": ("", 10, 0), "credential": ("0", 8, 2),
        "ese": ("0", 8, 2),
    }  # fmt: skip
    # The day before a quarter is over its exit is not yet measured; the skill gain is of the year that contains as_of.
    assert counted(day="2024-12-30")["er_q2"] == ("9", 9, 1)
    assert counted(day="2024-06-30")["msg"] == ("4", 4, 0)


@pytest.mark.parametrize(
    ("period", "exits_by_second", "exits_by_fourth", "gained"),
    [
        ("PY2023", 4, 4, 4),  # exits 2022-07 to 2023-06, and 2022-01 to 2022-12; open in 2023-07 to 2024-06
        ("2024Q2", 1, 1, 1),  # exits of 2023Q2, and of 2022Q4
        ("PY2022", 2, 0, 4),
    ],
)
def test_federal_mode_counts_the_exits_of_the_window(exits, period, exits_by_second, exits_by_fourth, gained):
    found = counted("--mode", "federal", "--period", period)
    assert found["er_q2"] == (str(exits_by_second), exits_by_second, 0)
    assert found["median_q2"] == ("", exits_by_second, 0)
    assert found.get("er_q4", ("0", 0, 0)) == found.get("credential", ("0", 0, 0)) == ("0", exits_by_fourth, 0)
    assert found["msg"] == (str(gained), gained, 0)
    assert counted("--period", period) == found


def test_a_federal_report_is_of_the_last_full_programme_year_unless_said(exits):
    assert counted("--mode", "federal") == counted("--period", "PY2023")
    day = {"day": "2024-06-30"}
    assert counted("--mode", "federal", **day) == counted("--period", "PY2023", **day)
    assert counted("--mode", "federal", day="2024-06-29") == counted("--period", "PY2022", day="2024-06-29")


def test_modes_bear_on_federal_indicators_only(world):
    def others(*arguments):
        return [line for line in lines(*arguments) if not line["measure"].startswith("wioa.")]

    assert others("--mode", "federal", "--period", "PY2020") == others()
