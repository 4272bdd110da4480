"""The example workbook of invented people: what it says in the exchange format, and what a changed cell makes of it."""

from datetime import date, datetime

import pytest

from intermediary.exchange.workbooks.example import example_sheets

from .changed_workbook import asked, put, repaired, translate


@pytest.fixture
def sheets():
    return example_sheets()


def test_counts_of_a_clean_workbook(sheets):
    workbook = translate(sheets)
    assert workbook.counts == {
        "participants": 8,
        "cohorts": 4,
        "providers": 2,
        "programmes": 2,
        "employers": 4,
        "enrolments": 9,
        "completers": 6,
        "withdrawn": 1,
        "still_in_training": 2,
        "credentials": 5,
        "placements": 4,
    }
    assert workbook.problems == workbook.remarks == workbook.repairs == workbook.repeated_rows == []


def test_tables_say_it_in_the_exchange_format(sheets):
    tables = translate(sheets, grants=["g1", "g2"]).tables
    assert list(tables) == [
        "employers.csv",
        "participants.csv",
        "programs.csv",
        "cohorts.csv",
        "enrollments.csv",
        "credentials.csv",
        "placements.csv",
    ]
    amina, luis, *_ = tables["participants.csv"]
    assert amina == {
        "participant": "aokoro1001",
        "first_name": "Amina",
        "middle_name": "",
        "last_name": "Okoro",
        "birth_date": "1994-02-11",
        "gender": "female",
        "race": "black",
        "hispanic": "no",
        "education": "diploma",
        "zip": "06010",
        "barriers": "low_income;single_parent",
        "prior_hourly_wage": "14.5",
        "prior_weekly_hours": "30",
    }
    assert (luis["barriers"], luis["hispanic"]) == ("", "yes")
    assert tables["cohorts.csv"][0] == {
        "cohort": "steel/northfield-technical-college/welding-fundamentals/2024-09-03",
        "initiative": "steel",
        "program": "steel/welding-fundamentals",
        "provider": "Northfield Technical College",
        "starts_on": "2024-09-03",
        "ends_on": "2024-12-13",
        "grants": "g1;g2",
    }
    assert [row["status"] for row in tables["enrollments.csv"]].count("enrolled") == 2
    assert tables["enrollments.csv"][2]["reason"] == "Withdrew due to lack of childcare"
    assert [row["type"] for row in tables["credentials.csv"]] == ["6", "6", "5", "5", "4"]
    assert tables["employers.csv"][0] == {
        "employer": "harbor-steel-plate",
        "name": "Harbor Steel & Plate",
        "naics": "332312",
    }
    placement = tables["placements.csv"][3]
    assert placement["hourly_wage"] == ""
    assert placement["training_related"] == "no"
    assert placement["paid_leave"] == "no"


def test_who_is_still_in_training_has_no_end_yet(sheets):
    row = translate(sheets).tables["enrollments.csv"][6]
    assert (row["status"], row["ended_on"]) == ("enrolled", "")


def test_unknown_gender_and_race_stay_empty(sheets):
    people = {row["last_name"]: row for row in translate(sheets).tables["participants.csv"]}
    assert people["Whitefeather"]["gender"] == ""
    assert people["Smith-Hale"]["race"] == ""


def test_keys_are_the_same_each_time_and_apart_by_initiative(sheets):
    def keys(**options):
        tables = translate(sheets, **options).tables
        return {name: [next(iter(row.values())) for row in rows] for name, rows in tables.items()}

    first = keys()
    assert first == keys()
    assert all(len(set(found)) == len(found) for found in first.values())
    other = keys(initiative="boats")
    for name in ("participants.csv", "employers.csv"):  # one person, one firm, whoever trains and hires
        assert other[name] == first[name]
    for name in ("programs.csv", "cohorts.csv", "enrollments.csv", "credentials.csv", "placements.csv"):
        assert not set(other[name]) & set(first[name])


def test_a_person_without_id_gets_a_key_from_name_and_birth_date(sheets):
    put(sheets, "Participant_Info", 5, "CTHires Username or State ID #", None)
    assert translate(sheets).tables["participants.csv"][3]["participant"] == "minh-do-1979-05-19"


def test_a_missing_column_is_left_away_so_that_loading_changes_nothing(sheets):
    rows = sheets["Participant_Info"]
    at = rows[0].index("Race")
    sheets["Participant_Info"] = [row[:at] + row[at + 1 :] for row in rows]
    people = translate(sheets).tables["participants.csv"]
    assert "race" not in people[0]
    assert "veteran" not in people[0]


def test_a_record_leads_back_to_its_cell(sheets):
    workbook = translate(sheets)
    assert workbook.tables["participants.csv"][2].origin == ("Participant_Info", 4)
    assert workbook.trace("placements.csv", 1, "hourly_wage") == ("Employment", 3, "Hourly Earnings")
    assert workbook.trace("participants.csv", 0, "zip") == ("Participant_Info", 2, "Zip Code")
    assert workbook.trace("credentials.csv", 2)[:2] == ("Credential_Attainment", 3)


def test_a_repeated_row_is_dropped_once_both_are_put_right(sheets):
    for title in ("Participant_Info", "Program_Enrollment", "Credential_Attainment", "Employment"):
        again = list(sheets[title][1])
        again[0] = again[0].upper()
        sheets[title].append(again)
    workbook = translate(sheets)
    assert workbook.counts == translate(example_sheets()).counts
    assert [(each["sheet"], each["row"], each["first_row"]) for each in workbook.repeated_rows] == [
        ("Participant_Info", 10, 2),
        ("Program_Enrollment", 11, 2),
        ("Credential_Attainment", 6, 2),
        ("Employment", 8, 2),
    ]
    assert workbook.problems == []


def test_two_people_of_one_name_are_a_question_and_so_are_their_rows(sheets):
    twin = list(sheets["Participant_Info"][1])
    twin[3], twin[4] = "other9", date(1970, 1, 1)
    sheets["Participant_Info"].append(twin)
    workbook = translate(sheets)
    assert {(sheet, row, code) for sheet, row, _, code in asked(workbook)} == {
        ("Participant_Info", 2, "same_name"),
        ("Participant_Info", 10, "same_name"),
        ("Program_Enrollment", 2, "name_of_two"),
        ("Program_Enrollment", 10, "name_of_two"),
        ("Credential_Attainment", 2, "name_of_two"),
        ("Credential_Attainment", 5, "name_of_two"),
        ("Employment", 2, "name_of_two"),
    }


def test_one_id_for_two_people_is_a_question(sheets):
    put(sheets, "Participant_Info", 9, "CTHires Username or State ID #", "AOKORO1001")
    codes = {(sheet, row): code for sheet, row, _, code in asked(translate(sheets))}
    assert codes[("Participant_Info", 9)] == "same_id"


def test_what_depends_on_a_row_that_was_left_out_says_so(sheets):
    put(sheets, "Program_Enrollment", 2, "Training Completion Status", "???")
    workbook = translate(sheets)
    assert [(sheet, row, code) for sheet, row, _, code in asked(workbook)] == [
        ("Program_Enrollment", 2, "unknown_completion"),
        ("Credential_Attainment", 2, "enrolment_left_out"),
        ("Employment", 2, "enrolment_left_out"),
    ]
    assert "row 2 of the sheet Program_Enrollment" in workbook.problems[1].mend


def test_two_rows_that_differ_about_one_job_are_a_question(sheets):
    again = list(sheets["Employment"][1])
    again[sheets["Employment"][0].index("Hourly Earnings")] = 30
    sheets["Employment"].append(again)
    workbook = translate(sheets)
    assert [(row, code) for _, row, _, code in asked(workbook)] == [(8, "two_rows")]
    assert workbook.counts["placements"] == 4


def test_the_most_frequent_spelling_of_an_employer_wins(sheets):
    for row, name in ((3, "HARBOR STEEL & PLATE"), (5, "Harbor Steel & Plate")):
        put(sheets, "Employment", row, "Employer", name)
    workbook = translate(sheets)
    assert workbook.counts["employers"] == 2
    assert repaired(workbook) == [("employer_spelling", "HARBOR STEEL & PLATE", "Harbor Steel & Plate")]


def test_no_status_after_the_end_is_kept_with_a_remark(sheets):
    workbook = translate(sheets, as_of=date(2025, 9, 30))
    assert workbook.counts["still_in_training"] == 2
    assert [(remark.row, remark.column) for remark in workbook.remarks] == [
        (8, "Training Completion Status"),
        (9, "Training Completion Status"),
    ]


def test_an_impossible_figure_that_decides_nothing_is_taken_as_not_known(sheets):
    put(sheets, "Participant_Info", 2, "Hourly Wage in Most Recent Employment Prior to Participation", 2100)
    put(sheets, "Employment", 2, "Weekly Hours (Est.)", "many")
    put(sheets, "Employment", 2, "Access to sick leave?", "sometimes")
    workbook = translate(sheets)
    assert workbook.tables["participants.csv"][0]["prior_hourly_wage"] == ""
    assert workbook.tables["placements.csv"][0]["weekly_hours"] == ""
    assert workbook.tables["placements.csv"][0]["paid_leave"] == ""  # one no and one not known
    assert len(workbook.remarks) == 3
    assert workbook.problems == []


def test_title_above_blank_rows_inside_totals_below_and_columns_in_any_order(sheets):
    rows = [row[::-1] for row in sheets["Employment"]]
    width = len(rows[0])
    total = ["Total", 6, *[None] * (width - 2)]
    sheets["Employment"] = [
        ["Placements of all cohorts"],
        [],
        *rows[:3],
        ["  ", *[None] * (width - 1)],
        *rows[3:],
        total,
    ]
    workbook = translate(sheets)
    assert workbook.counts == translate(example_sheets()).counts
    sheet = workbook.sheets["employment"]
    assert (sheet.header_row, sheet.empty_rows, sheet.totals_rows) == (3, [6], [11])


def test_headers_as_real_workbooks_spell_them_by_sheet(sheets):
    for sheet, spelled in {
        "Participant_Info": {"Last Name": "lname", "SNAP": "Food Stamps", "Gender": "Gender_12081", "TANF": "600 TANF"},
        "Program_Enrollment": {"Training Start Date": "Start Date ", "Training CIP Code": "CIP-Code"},
        "Employment": {"Job Start Date": "Start Date", "Employer Zip Code": "Zip Code", "Hourly Earnings": "Wage-Hr"},
    }.items():
        sheets[sheet][0] = [spelled.get(header, header) for header in sheets[sheet][0]]
    sheets["Participant_Info"][0].append("Case Notes")
    workbook = translate(sheets)
    assert workbook.counts == translate(example_sheets()).counts
    assert [(remark.column, remark.row) for remark in workbook.remarks] == [("Case Notes", 0)]
    assert workbook.trace("placements.csv", 0, "started_on") == ("Employment", 2, "Start Date")


def test_a_header_with_a_slip_of_the_pen_is_read_and_said(sheets):
    sheets["Employment"][0] = [
        header.replace("Employment Status", "Employmnet Status") for header in sheets["Employment"][0]
    ]
    workbook = translate(sheets)
    assert workbook.counts["placements"] == 4
    assert [remark.remark for remark in workbook.remarks] == ["Read as “Employment Status”."]


def test_a_day_with_a_time_is_that_day(sheets):
    put(sheets, "Participant_Info", 2, "Date of Birth", datetime(1994, 2, 11, 13, 30))  # noqa: DTZ001
    assert translate(sheets).tables["participants.csv"][0]["birth_date"] == "1994-02-11"


def test_text_that_begins_like_a_formula_stays_text(sheets):
    put(sheets, "Participant_Info", 2, "Middle Name", "=1+1")
    assert translate(sheets).tables["participants.csv"][0]["middle_name"] == "=1+1"


def test_a_key_too_long_for_a_record_ends_in_a_digest(sheets):
    put(sheets, "Employment", 2, "Employer", "The Very Long Name of an Employer " * 5)
    tables = translate(sheets).tables
    keys = [next(iter(row.values())) for rows in tables.values() for row in rows]
    assert max(map(len, keys)) == 120
    assert tables["placements.csv"][0]["employer"] == tables["employers.csv"][0]["employer"]
    assert translate(sheets).tables["placements.csv"][0] == tables["placements.csv"][0]


def test_dollars_have_two_places_half_up(sheets):
    put(sheets, "Employment", 2, "Hourly Earnings", 22.125)
    put(sheets, "Employment", 3, "Hourly Earnings", 17.900000000000002)
    workbook = translate(sheets)
    assert [row["hourly_wage"] for row in workbook.tables["placements.csv"][:2]] == ["22.13", "17.9"]
    assert repaired(workbook) == [("rounded", 22.125, 22.13)]


def test_text_that_is_too_long_is_a_question_where_it_matters(sheets):
    put(sheets, "Program_Enrollment", 4, "Non-Completion Exit Reason", "x" * 201)
    put(sheets, "Participant_Info", 2, "Middle Name", "y" * 101)
    workbook = translate(sheets)
    assert asked(workbook)[0] == ("Program_Enrollment", 4, "Non-Completion Exit Reason", "no_exit_reason")
    assert "201 characters" in workbook.problems[0].problem
    assert any("101 characters" in remark.remark for remark in workbook.remarks)
