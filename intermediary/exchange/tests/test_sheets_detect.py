"""What lists of any form seem to be, and what comes of reading them so."""

from datetime import date

import pytest

from intermediary.exchange.sheets import open_file, propose, read
from intermediary.exchange.sheets.detect import Remembered
from intermediary.exchange.tests.imports import workbook
from intermediary.exchange.workbooks.example import example_sheets

AS_OF = date(2025, 6, 30)


def proposed(content, name="list.csv", **more):
    content = content.encode() if isinstance(content, str) else content
    return propose(open_file(content, name), as_of=AS_OF, **more)


def read_as_proposed(content, name="list.csv"):
    content = content.encode() if isinstance(content, str) else content
    mapping = proposed(content, name).mapping
    return read(content, file_name=name, mapping=mapping, as_of=AS_OF, initiative="steel", grants=[])


# A list in a form that nobody foresaw → what it is, and what each of its columns means.
LISTS = {
    "participants": (
        "Client ID,Last Name,First,DOB,Sex,E-Mail Address,Cell Phone,Home ZIP,Veteran?,Case Manager\n"
        "17,Okoro,Amina,2/11/94,F,amina@example.org,(860) 555-0101,6103,N,Ms Roy\n"
        "18,Peña,Luis,7/3/1988,M,luis@example.org,860.555.0102,6106,Y,Ms Roy\n",
        ["participant", "last_name", "first_name", "birth_date", "gender", "email", "phone", "zip", "veteran", ""],
    ),
    "placements": (
        "Name,Employer Name,Hire Date,Hourly Rate,Hrs per Week,SOC,Training Related?\n"
        '"Okoro, Amina",Harbor Steel,3/7/24,$22.50,40,51-4121,Yes\n'
        '"Peña, Luis",Tidewater,4/1/24,21.75/hr,36,514041,N\n',
        ["participant.full_name", "employer.name", "started_on", "hourly_wage", "weekly_hours", "soc",
         "training_related"],
    ),
    "employers": (
        "Company,FEIN,NAICS Code,County FIPS,# Employees\nHarbor Steel,061234567,332312,9001,85\n"
        "Tidewater Boats,61234568,336612,9011,40\n",
        ["name", "fein", "naics", "county_fips", "headcount"],
    ),
    "quarterly_wages": (
        "State ID,Year/Quarter,Gross Wages,Employer FEIN,Company Name\nA1,2024 Q3,9120.50,06-1234567,Harbor Steel\n"
        "A2,Q4 2024,999999.99,06-1234567,Harbor Steel\n",
        ["participant.participant", "quarter", "amount", "employer.fein", "employer.name"],
    ),
    "enrollments": (
        "Student,Date of Birth,Training Provider,Course,Training Start Date,Training End Date,Completion Status\n"
        "Amina Okoro,1994-02-11,Northfield,Welding,9/3/24,12/13/24,Completed\n"
        "Luis Peña,1988-07-03,Northfield,Welding,9/3/24,,In progress\n",
        ["participant.full_name", "participant.birth_date", "cohort.provider", "cohort.program.title", "enrolled_on",
         "ended_on", "status"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_is_recognised_by_its_columns(kind):
    text, fields = LISTS[kind]
    sheet = proposed(text).sheets[0]
    assert (sheet.kind, [column.field for column in sheet.columns]) == (kind, fields)
    assert all(column.confidence > 0.5 for column in sheet.columns if column.field)


def test_a_header_means_another_thing_on_another_sheet():
    zips = {
        kind: {column.header: column.field for column in proposed(text).sheets[0].columns}
        for kind, text in {
            "placements": "First Name,Last Name,Employer,Start Date,Zip Code\nA,B,C,3/7/24,6103\n",
            "participants": "First Name,Last Name,DOB,Zip Code\nA,B,3/7/94,6103\n",
            "cohorts": "Provider,Program,Start Date,End Date,Seats\nA,B,3/7/24,4/7/24,12\n",
        }.items()
    }
    assert (zips["placements"]["Start Date"], zips["placements"]["Zip Code"]) == ("started_on", "")
    assert zips["participants"]["Zip Code"] == "zip"
    assert zips["cohorts"]["Start Date"] == "starts_on"


def test_content_speaks_where_a_header_does_not():
    sheet = proposed("First Name,Last Name,Contact,x1\nA,B,a@example.org,1\nC,D,c@example.org,1\nE,F,e@example.org,1\n")
    columns = {column.header: column for column in sheet.sheets[0].columns}
    assert columns["Contact"].field == "email"
    assert columns["Contact"].confidence < columns["First Name"].confidence
    assert columns["x1"].field == ""


def test_a_header_is_not_believed_against_its_column():
    sheet = proposed("First Name,Last Name,Date of Birth\nA,B,red\nC,D,green\nE,F,blue\n").sheets[0]
    assert [column.confidence < 0.5 for column in sheet.columns] == [False, False, True]


def test_the_five_sheet_workbook_is_recognised_whole_also_under_other_names():
    for names in (lambda name: name, lambda name: f"2025 {name[:9]}"):
        content = workbook({names(name): rows for name, rows in example_sheets().items()})
        found = proposed(content, "spring.xlsx")
        assert found.whole
        assert [sheet.kind.removeprefix("form.") for sheet in found.sheets] == [
            "institutions", "participants", "enrollments", "credentials", "employment",
        ]  # fmt: skip
        told = read(content, file_name="spring.xlsx", mapping=found.mapping, as_of=AS_OF, initiative="steel")
        assert (told.counts["participants"], told.counts["placements"], told.problems) == (8, 4, [])


def test_one_sheet_of_the_workbook_alone_is_a_list():
    sheets = {"Export": example_sheets()["Employment"]}
    assert proposed(workbook(sheets), "x.xlsx").sheets[0].kind == "placements"


def test_what_somebody_settled_goes_before_what_it_looks_like():
    text, _fields = LISTS["participants"]
    before = Remembered("participants", {1: "first_name", 2: "last_name"}, "Ms Roy", "2025-01-01T00:00:00+00:00")
    sheet = proposed(text, remembered=lambda signature, name: before).sheets[0]
    assert sheet.mapping.columns == before.columns
    assert sheet.remembered.by == "Ms Roy"


def test_a_proposal_travels_as_json():
    import json

    found = proposed(LISTS["placements"][0])
    assert type(found).from_dict(json.loads(json.dumps(found.as_dict()))) == found


def test_a_row_speaks_of_a_person_a_firm_and_a_job():
    found = read_as_proposed(LISTS["placements"][0])
    assert [len(found.tables[name]) for name in ("participants.csv", "employers.csv", "placements.csv")] == [2, 2, 2]
    job, person = found.tables["placements.csv"][1], found.tables["participants.csv"][1]
    assert (person["first_name"], person["last_name"]) == ("Luis", "Peña")
    assert job["participant"] == person["participant"]
    assert (job["started_on"], job["hourly_wage"], job["soc"], job["training_related"]) == (
        "2024-04-01", "21.75", "51-4041", "no",
    )  # fmt: skip
    assert found.trace("placements.csv", 1, "hourly_wage") == ("list", 3, "Hourly Rate")
    repaired = {(each.row, each.column): (each.typed, each.stored) for each in found.repairs}
    assert repaired[2, "Hourly Rate"] == ("$22.50", "22.50")


def test_not_known_is_no_number_and_changes_nothing():
    rows = read_as_proposed(LISTS["quarterly_wages"][0]).tables["quarterly_wages.csv"]
    assert [row.get("amount") for row in rows] == ["9120.50", None]
    assert [row["quarter"] for row in rows] == ["2024Q3", "2024Q4"]


def test_titles_totals_blank_rows_and_repeated_headers_are_no_data():
    text = "Spring report,,\n,,\nFirst Name,Last Name,DOB\nAmina,Okoro,2/11/94\n,,\nFirst Name,Last Name,DOB\n" \
           "Luis,Peña,7/3/88\nAmina,Okoro,2/11/1994\nTotal,2,\n"  # fmt: skip
    found = read_as_proposed(text)
    assert [row["first_name"] for row in found.tables["participants.csv"]] == ["Amina", "Luis"]
    assert found.repeated_rows == [{"sheet": "list", "row": 8, "first_row": 4}]


def test_people_of_one_name_are_told_apart_by_their_birth_dates():
    found = read_as_proposed(
        "First Name,Last Name,DOB\nAna,Ruiz,1990-01-01\nAna,Ruiz,1991-02-02\nANA,RUIZ,1990-01-01\n"
    )
    assert len(found.tables["participants.csv"]) == 2


def test_a_row_that_says_something_else_of_the_same_record_is_a_question():
    text = "Name,Employer,Hire Date,Pay\nAna Ruiz,Bay Steel,2024-03-07,20\nAna Ruiz,Bay Steel,2024-03-07,25\n"
    found = read_as_proposed(text)
    assert [(each.row, each.column) for each in found.problems] == [(3, "Pay")]
    assert len(found.tables["placements.csv"]) == 1


def test_names_of_another_sheet_are_the_people_of_the_first():
    content = workbook(
        {
            "Jobs": [["Participant", "Employer", "Hire Date"], ["Ana Ruiz", "Bay Steel", date(2024, 3, 7)]],
            "People": [["First Name", "Last Name", "DOB"], ["Ana", "Ruiz", date(1990, 1, 1)]],
        }
    )
    tables = read_as_proposed(content, "x.xlsx").tables
    assert [row["participant"] for row in tables["placements.csv"]] == ["ana-ruiz-1990-01-01"]
    assert len(tables["participants.csv"]) == 1
