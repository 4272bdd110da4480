"""One wrong cell leaves out one row and says so; one dirty cell is put right and shown."""

from datetime import date

import pytest

from intermediary.exchange.workbooks.example import NORTH, example_sheets

from .changed_workbook import put, repaired, translate


@pytest.fixture
def sheets():
    return example_sheets()


@pytest.mark.parametrize(
    ("sheet", "row", "column", "value", "code"),
    [
        ("Participant_Info", 2, "Date of Birth", date(2030, 1, 1), "birth_in_future"),
        ("Program_Enrollment", 3, "Training End Date", date(2024, 9, 1), "end_before_start"),
        ("Program_Enrollment", 3, "Training Start Date", "soon", "no_date"),
        ("Program_Enrollment", 3, "Training Start Date", None, "no_start"),
        ("Program_Enrollment", 3, "Training End Date", None, "no_end"),
        ("Program_Enrollment", 3, "Training Completion Status", "Pending", "unknown_completion"),
        ("Program_Enrollment", 4, "Non-Completion Exit Reason", None, "no_exit_reason"),
        ("Program_Enrollment", 4, "Training Program Name", "Forklift Operation", "unknown_programme"),
        ("Program_Enrollment", 4, "Training Provider Name", "Somebody Else", "unknown_provider"),
        ("Program_Enrollment", 4, "Last Name", "Nobody", "enrolment_of_nobody"),
        ("Program_Enrollment", 4, "Last Name", None, "no_name"),
        ("Credential_Attainment", 2, "Last Name", "Okora", "near_name"),
        ("Credential_Attainment", 2, "Credential 1 Type", None, "no_credential"),
        ("Employment", 2, "Last Name", "Nobody", "job_of_nobody"),
        ("Employment", 2, "Employment Status", "Hired?", "unknown_employment"),
        ("Employment", 2, "Employment Status", None, "unknown_employment"),
        ("Employment", 2, "Employer", None, "no_employer"),
        ("Employment", 2, "Job Start Date", None, "no_job_start"),
        ("Employment", 2, "Employer Zip Code", None, "no_employer_zip"),
        ("Employment", 2, "Occupation (NAICS) code", None, "no_naics"),
        ("Employment", 2, "Employment Type", None, "no_employment_type"),
        ("Employment", 2, "If employed, did participant report hourly salary?", None, "no_wage_flag"),
        ("Employment", 4, "If earn and learn, type", None, "no_earn_and_learn"),
        ("Employment", 2, "Hourly Earnings", 3900, "impossible_wage"),
        ("Employment", 2, "Hourly Earnings", 4.99, "impossible_wage"),
        ("Employment", 2, "Hourly Earnings", None, "no_wage"),
        ("Employment", 2, "Hourly Earnings", "good", "no_wage"),
    ],
)
def test_a_wrong_cell_is_named_and_only_its_row_left_out(sheets, sheet, row, column, value, code):
    put(sheets, sheet, row, column, value)
    workbook = translate(sheets)
    mine = [problem for problem in workbook.problems if (problem.sheet, problem.row) == (sheet, row)]
    assert [problem.code for problem in mine] == [code]
    assert mine[0].column in (column, "First Name", "Last Name")
    assert mine[0].problem
    assert mine[0].mend
    depending = {"person_left_out", "enrolment_left_out", "no_enrolment"}
    assert {problem.code for problem in workbook.problems} - {code} <= depending


PRIOR_WAGE = "Hourly Wage in Most Recent Employment Prior to Participation"
PRIOR_HOURS = "Hours Worked per Week Most Recent Employment Prior to Participation"


@pytest.mark.parametrize(
    ("sheet", "row", "column", "typed", "kind", "stored"),
    [
        ("Participant_Info", 2, "Date of Birth", "2/11/94", "date_us", "1994-02-11"),
        ("Participant_Info", 2, "Date of Birth", "2/11/34", "date_us_old_birth", "1934-02-11"),
        ("Participant_Info", 2, "Date of Birth", "Feb 11, 1994", "date_month_name", "1994-02-11"),
        ("Participant_Info", 2, "Date of Birth", 34376, "date_serial", "1994-02-11"),
        ("Participant_Info", 2, "Date of Birth", "1994-02-11", "date_iso", "1994-02-11"),
        ("Participant_Info", 2, "Zip Code", 6010, "zip_number", "06010"),
        ("Participant_Info", 2, "Gender", "Mujer", "value_variant", "Female"),
        ("Participant_Info", 2, "SNAP", "Sí", "yes_no", "Yes"),
        ("Participant_Info", 2, "SNAP", 1, "yes_no", "Yes"),
        ("Participant_Info", 2, "Race", "White, Asian", "value_variant", "White; Asian"),
        ("Participant_Info", 2, "City", " New   Haven\xa0", "spaces", "New Haven"),
        ("Participant_Info", 2, PRIOR_WAGE, "N/A", "not_available", None),
        ("Participant_Info", 2, PRIOR_WAGE, -99999, "sentinel_low", None),
        ("Participant_Info", 2, PRIOR_HOURS, "36 hrs", "hours_text", 36),
        ("Program_Enrollment", 2, "Training CIP Code", '="48.0508"', "code_wrapped", "48.0508"),
        ("Program_Enrollment", 2, "Training Provider Name", "Northfeild Technical Colege", "misspelt", NORTH),
        ("Program_Enrollment", 2, "First Name", "AMINA", "name_case", "Amina"),
        ("Program_Enrollment", 3, "Last Name", "Pena", "name_accent", "Peña"),
        ("Program_Enrollment", 4, "Last Name", "ODell", "name_apostrophe", "O'Dell"),
        ("Program_Enrollment", 5, "Last Name", "Do", "name_accent", "Đỗ"),
        ("Program_Enrollment", 6, "Last Name", "Smith Hale", "name_apostrophe", "Smith-Hale"),
        ("Program_Enrollment", 6, "Middle Name", "A.", "middle_name", "Anne"),
        ("Program_Enrollment", 6, "Middle Name", None, "middle_name", "Anne"),
        ("Employment", 2, "Hourly Earnings", "$22.50", "wage_dollar", 22.5),
        ("Employment", 2, "Hourly Earnings", "22.50/hr", "wage_per_hour", 22.5),
        ("Institutional_Information", 2, "Program Tuition Cost (actual cost)", "3,200", "thousands", 3200),
    ],
)  # fmt: skip
def test_a_dirty_cell_is_put_right_without_asking(sheets, sheet, row, column, typed, kind, stored):
    clean = translate(sheets).counts
    put(sheets, sheet, row, column, typed)
    workbook = translate(sheets)
    assert repaired(workbook) == [(kind, typed, stored)]
    assert workbook.repairs[0].as_dict() | {"typed": None, "stored": None} == {
        "sheet": sheet,
        "row": row,
        "column": column,
        "typed": None,
        "stored": None,
    }
    assert workbook.counts == clean
    assert workbook.problems == []
