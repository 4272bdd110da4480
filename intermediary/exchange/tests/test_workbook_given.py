"""The two given workbooks come out exactly as their `expected.json` says, where they lie beside the project."""

import json
from collections import Counter
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from statistics import median

import pytest

from intermediary.exchange.workbooks import read, saved_on

GIVEN = Path(__file__).resolve().parents[4] / "shared" / "data" / "workbooks"


@pytest.fixture(scope="module", params=["clean", "messy"])
def given_workbook(request):
    path = GIVEN / f"{request.param}.xlsx"
    if not path.exists():
        pytest.skip(f"the given {path.name} is not beside this project")
    expected = json.loads(path.with_suffix(".expected.json").read_text())
    as_of = date.fromisoformat(expected["as_of"])
    assert saved_on(path) == as_of
    return read(path, as_of=as_of, initiative="ct"), expected


def test_counts(given_workbook):
    found, expected = given_workbook
    assert found.counts == {key: expected["counts"][key] for key in found.counts}


def test_wrong_rows_are_named_and_no_others(given_workbook):
    found, expected = given_workbook
    problems = sorted((each.sheet, each.row, each.column, each.code) for each in found.problems)
    assert problems == sorted(
        (each["sheet"], each["row"], each["column"], each["code"]) for each in expected.get("wrong", [])
    )


def test_repairs(given_workbook):
    found, expected = given_workbook
    assert Counter(repair.kind for repair in found.repairs) == expected.get("repairs_by_kind", {})
    repairs = {(each.sheet, each.row, each.column): (each.kind, each.as_dict()) for each in found.repairs}
    for cell in expected.get("named_cells", []):
        kind, repair = repairs[cell["sheet"], cell["row"], cell["column"]]
        assert (kind, repair["typed"], repair["stored"]) == (cell["kind"], cell["found"], cell["normalised"])


def test_sheets_and_rows(given_workbook):
    found, expected = given_workbook
    for sheet in found.sheets.values():
        wanted = expected["sheets"][sheet.name]
        titles = {sheet.headers[each.key]: each.title for each in sheet.form.columns if sheet.has(each.key)}
        assert {header: titles.get(header) for header in wanted["headers"]} == wanted["headers"]
        assert (sheet.header_row, sheet.empty_rows, sheet.totals_rows) == (
            wanted["header_row"],
            wanted["empty_rows"],
            wanted["totals_rows"],
        )
        assert sorted({each.row for each in found.repairs if each.sheet == sheet.name}) == wanted["repairable_rows"]
        repeated = [each["row"] for each in found.repeated_rows if each["sheet"] == sheet.name]
        assert repeated == wanted["repeated_rows"]
        assert len(sheet.lines) == wanted["data"]


def test_cohorts(given_workbook):
    found, expected = given_workbook
    titles = {row["program"]: row["title"] for row in found.tables["programs.csv"]}
    status = Counter((row["cohort"], row["status"]) for row in found.tables["enrollments.csv"])
    cohorts = [
        {
            "provider": row["provider"],
            "programme": titles[row["program"]],
            "start": row["starts_on"],
            "enrolments": sum(count for (cohort, _), count in status.items() if cohort == row["cohort"]),
            "completers": status[row["cohort"], "completed"],
            "withdrawn": status[row["cohort"], "withdrawn"],
            "still_in_training": status[row["cohort"], "enrolled"],
        }
        for row in found.tables["cohorts.csv"]
    ]
    assert sorted(cohorts, key=lambda each: each["start"]) == expected["cohorts"]


def test_the_outcomes_that_follow_from_the_tables(given_workbook):
    found, expected = given_workbook
    total, as_of = expected["outcomes"]["total"], date.fromisoformat(expected["as_of"])
    jobs = {(row["participant"], row["cohort"]): row for row in found.tables["placements.csv"]}
    completed = [row for row in found.tables["enrollments.csv"] if row["status"] == "completed"]
    ends = {(row["participant"], row["cohort"]): date.fromisoformat(row["ended_on"]) for row in completed}
    due = {who: end + timedelta(days=180) for who, end in ends.items()}
    placed = {who for who in ends if who in jobs and date.fromisoformat(jobs[who]["started_on"]) <= due[who]}
    mature = {who for who in ends if due[who] <= as_of}
    assert total["placed_within_180_days"] == {"numerator": len(placed), "denominator": len(ends)}
    assert total["placed_within_180_days_mature"] == {"numerator": len(placed & mature), "denominator": len(mature)}

    before = {row["participant"]: row["prior_hourly_wage"] for row in found.tables["participants.csv"]}
    paid = [row for row in found.tables["placements.csv"] if row["hourly_wage"]]
    gains = [
        Decimal(row["hourly_wage"]) - Decimal(before[row["participant"]]) for row in paid if before[row["participant"]]
    ]
    assert total["wages_all_placements"] == {
        "n_wage": len(paid),
        "median_placement_wage": cents(median(Decimal(row["hourly_wage"]) for row in paid)),
        "n_gain": len(gains),
        "n_no_prior": len(paid) - len(gains),
        "median_gain": cents(median(gains)),
        "mean_gain": cents(sum(gains) / len(gains)),
    }


def cents(amount):
    return float(amount.quantize(Decimal("0.01"), ROUND_HALF_UP))
