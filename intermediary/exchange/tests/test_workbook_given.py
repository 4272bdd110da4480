"""The two given workbooks come out exactly as their `expected.json` says, where they lie beside the project."""

import json
from collections import Counter
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from statistics import median

import pytest

from intermediary.exchange import sheets
from intermediary.exchange.files import file_named
from intermediary.exchange.tests import imports
from intermediary.exchange.workbooks import read, saved_on
from intermediary.tests import people

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
    of_completers = figures(found)["placements_of_completers"]
    assert {**found.counts, "placements_of_completers": of_completers} == expected["counts"]
    rows = {"data": sum(len(sheet.lines) for sheet in found.sheets.values()), "repeated": len(found.repeated_rows)}
    rows["wrong"] = len({(each.sheet, each.row) for each in found.problems})
    rows["repairable"] = len({(each.sheet, each.row) for each in found.repairs})
    assert {**rows, "clean": rows["data"] - rows["repeated"] - rows["wrong"] - rows["repairable"]} == expected["rows"]


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
        wrong = {each.row for each in found.problems if each.sheet == sheet.name}
        assert len(wrong) == wanted["wrong"]
        assert len(sheet.lines) - len(wrong) - len(repeated) - wanted["repairable"] == wanted["clean"]


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
    assert figures(found, date.fromisoformat(expected["as_of"])) == expected["outcomes"]["total"]
    for name, wanted in expected["outcomes"]["by_programme"].items():
        assert figures(found, date.fromisoformat(expected["as_of"]), name) == wanted


def figures(found, as_of=date.max, programme=None):
    """The figures of `outcomes` in expected.json from the tables: of one programme, or of all."""
    titles = {row["program"]: row["title"] for row in found.tables["programs.csv"]}
    cohorts = {row["cohort"] for row in found.tables["cohorts.csv"] if programme in (None, titles[row["program"]])}
    enrollments, credentials, jobs = (
        [row for row in found.tables[f"{name}.csv"] if row["cohort"] in cohorts]
        for name in ("enrollments", "credentials", "placements")
    )
    status = Counter(row["status"] for row in enrollments)
    ends = {who(row): date.fromisoformat(row["ended_on"]) for row in enrollments if row["status"] == "completed"}
    due = {each: end + timedelta(days=180) for each, end in ends.items()}
    starts = {who(row): date.fromisoformat(row["started_on"]) for row in jobs}
    placed = {each for each in ends if each in starts and starts[each] <= due[each]}
    mature = {each for each in ends if due[each] <= as_of}
    return {
        "enrolments": len(enrollments),
        "completers": status["completed"],
        "withdrawn": status["withdrawn"],
        "still_in_training": status["enrolled"],
        "credentials": len(credentials),
        "placements": len(jobs),
        "placements_of_completers": sum(who(row) in ends for row in jobs),
        "completion_rate": {
            "numerator": status["completed"],
            "denominator": status["completed"] + status["withdrawn"],
        },
        "placed_within_180_days": {"numerator": len(placed), "denominator": len(ends)},
        "placed_within_180_days_mature": {"numerator": len(placed & mature), "denominator": len(mature)},
        "wages_all_placements": wages(found, jobs),
        "wages_completers": wages(found, [row for row in jobs if who(row) in ends]),
    }


def who(row):
    return row["participant"], row["cohort"]


def wages(found, jobs):
    before = {row["participant"]: row["prior_hourly_wage"] for row in found.tables["participants.csv"]}
    paid = [row for row in jobs if row["hourly_wage"]]
    gains = [Decimal(r["hourly_wage"]) - Decimal(before[r["participant"]]) for r in paid if before[r["participant"]]]
    return {
        "n_wage": len(paid),
        "median_placement_wage": cents(median(Decimal(row["hourly_wage"]) for row in paid)) if paid else None,
        "n_gain": len(gains),
        "n_no_prior": len(paid) - len(gains),
        "median_gain": cents(median(gains)) if gains else None,
        "mean_gain": cents(sum(gains) / len(gains)) if gains else None,
    }


def cents(amount):
    return float(amount.quantize(Decimal("0.01"), ROUND_HALF_UP))


def test_the_page_of_columns_left_as_proposed_reads_the_same(given_workbook):
    found, expected = given_workbook
    content, as_of = (GIVEN / expected["workbook"]).read_bytes(), date.fromisoformat(expected["as_of"])
    mapping = sheets.propose(sheets.open_file(content, expected["workbook"]), as_of=as_of).mapping
    again = sheets.read(content, file_name="any.xlsx", mapping=mapping, as_of=as_of, initiative="ct")
    assert (again.tables, again.as_dict()) == (found.tables, found.as_dict())


@pytest.mark.django_db
def test_on_record_stands_what_the_workbook_says(given_workbook):
    _found, expected = given_workbook
    content = (GIVEN / expected["workbook"]).read_bytes()
    batch = imports.read(people.initiative(key="ct"), content, as_of=date.fromisoformat(expected["as_of"]))
    assert not batch.likenesses.exists()
    batch = imports.write_all(batch)
    counts = {name: file_named(name).model.objects.count() for name in batch.report["files"]}
    names = {"programs": "programmes", "enrollments": "enrolments"}
    assert counts == {name: expected["counts"][names.get(name, name)] for name in counts}
    left_out = batch.notes.filter(kind="problem").values_list("sheet", "row", "column")
    assert sorted(left_out) == sorted(
        (each["sheet"], each["row"], each["column"]) for each in expected.get("wrong", [])
    )
    assert batch.notes.filter(kind="repair").count() == sum(expected.get("repairs_by_kind", {}).values())
