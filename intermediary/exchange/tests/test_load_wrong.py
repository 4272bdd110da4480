"""Whatever is wrong is said at its line, in words, all at once; and nothing is written."""

import pytest

from intermediary.audit.models import Event
from intermediary.exchange.loader import NothingToLoad, load, load_folder
from intermediary.exchange.loader.sources import LONGEST_LINE
from intermediary.exchange.tests.folders import WHOLE, problems, whole, write
from participants.models import Participant

pytestmark = [pytest.mark.django_db]

PEOPLE = "participant,first_name,last_name,birth_date,prior_hourly_wage,hispanic,race,gender\n"
CELLS = [
    (",A,B,,,,,", "participants.csv:2 participant: the cell is empty; fill it in"),
    ("p,A,,,,,,", "participants.csv:2 last_name: the cell is empty; fill it in"),
    ("p,A,B,1990-02-30,,,,", "birth_date: “1990-02-30” is not a date"),
    ("p,A,B,02/03/1990,,,,", "birth_date: “02/03/1990” is not a date; write YYYY-MM-DD"),
    ("p,A,B,19900203,,,,", "“19900203” is not a date"),
    ("p,A,B,1990-W01-1,,,,", "“1990-W01-1” is not a date"),
    ("p,A,B,١٩٩٠-٠١-٠١,,,,", "is not a date"),
    ("p,A,B,1899-12-31,,,,", "“1899-12-31” is not in the years 1900 to 2100"),
    ("p,A,B,2101-01-01,,,,", "“2101-01-01” is not in the years 1900 to 2100"),
    ("p,A,B,,NaN,,,", "prior_hourly_wage: “NaN” is not a number"),
    ("p,A,B,,1e5,,,", "“1e5” is not a number"),
    ("p,A,B,,Infinity,,,", "“Infinity” is not a number"),
    ("p,A,B,,$15,,,", "“$15” is not a number"),
    ("p,A,B,,１５,,,", "“１５” is not a number"),
    ('p,A,B,,"1,000",,,', "“1,000” is not a number"),
    ("p,A,B,,-1,,,", "“-1” is not possible: an hourly wage is above 0 and at most 1000"),
    ("p,A,B,,0,,,", "“0” is not possible"),
    ("p,A,B,,1000.01,,,", "“1000.01” is not possible"),
    (f"p,A,B,,{'9' * 400},,,", "is not possible"),
    ("p,A,B,,15.555,,,", "“15.555” has more than two decimals; round it"),
    ("p,A,B,,,maybe,,", "hispanic: “maybe” is neither yes nor no; write yes or no, and leave it empty where not known"),
    ("p,A,B,,,,martian,", "race: “martian” is not an accepted value; write one of american_indian, asian"),
    ("p,A,B,,,,white;martian,", "race: “martian” is not an accepted value"),
    ("p,A,B,,,,,x", "gender: “x” is not an accepted value; write one of female, male, nonbinary, other"),
    ("p,A\0A,B,,,,,", "first_name: “A\\x00A” holds a control character"),
    (f"p,{'A' * 101},B,,,,,", "first_name: the text has 101 characters, 100 are stored; shorten it"),
    (f"{'p' * 121},A,B,,,,,", "participant: the text has 121 characters"),
    ('"p\nq",A,B,,,,,', "participant: the key “p\\nq” spans several lines"),
    ("p,A,B,,,,", "participants.csv:2: the row has 7 cells, the header 8"),
    ("p,A,B,,,,,,,", "participants.csv:2: the row has 10 cells, the header 8"),
    ('p,"A"A,B,,,,,', "participants.csv:2: the quotes in this row do not match"),
    ('p,"A,B,,,,,', "participants.csv:2: a quote opens in this row and is never closed"),
    ("p,A,B,,,,,\rq,A,B,,,,,", "participants.csv:2: the lines end in a way that is not read"),
]


@pytest.mark.parametrize(("row", "said"), CELLS)
def test_a_wrong_cell_is_said_at_its_line(tmp_path, row, said):
    report = load_folder(write(tmp_path, participants=f"{PEOPLE}{row}\n"))
    assert len(report.problems) == 1
    assert said in problems(report)[0]
    assert problems(report)[0].startswith("participants.csv:2")
    assert not report.written
    assert not Participant.objects.exists()


OTHER_FILES = [
    ("participants", b"\xff\xfep\0a\0", "participants.csv:1: the header is not UTF-8; save the file as CSV in UTF-8"),
    (
        "participants",
        f"{PEOPLE}p,A,B,,,,,\nq,".encode() + b"\xe9,B,,,,,\n",
        "participants.csv:3: the line is not UTF-8",
    ),
    ("participants", "", "participants.csv:1: the file is empty"),
    ("participants", "first_name,last_name\nA,B\n", "participants.csv:1 participant: the key column is missing"),
    ("participants", "participant,first_name\np,A\n", "participants.csv:1 last_name: the column is missing"),
    ("participants", "participant,first_name,last_name,zip,ZIP\np,A,B,,\n", "zip: the column is there twice"),
    ("participants", "x" * LONGEST_LINE, "participants.csv:1: the line is longer than a million characters"),
    ("participants", f'{PEOPLE}p,"{"A" * 200_000}",B,,,,,\n', "a quote opens in this row and is never closed"),
    (
        "participants",
        f"{PEOPLE}p,A,B,,,,,\np,A,B,,,,,\n",
        "participants.csv:3 participant: the key p stands already in line 2",
    ),
    (
        "initiatives",
        "initiative,name,started_on,industries\ni,I,2020-01-01,99999\n",
        "NAICS 2022 has no industry “99999”",
    ),
    (
        "initiatives",
        "initiative,name,started_on,counties\ni,I,2020-01-01,00000\n",
        "no county with the FIPS code “00000”",
    ),
    ("grants", "grant,initiative,title,amount\ng,i1,T,0\n", "amount: “0” is not possible"),
    ("grants", "grant,initiative,title\ng;h,i1,T\n", "grant: the key “g;h” holds a semicolon"),
    (
        "grants",
        "grant,initiative,title,starts_on,ends_on\ng,i1,T,2020-01-02,2020-01-01\n",
        "grants.csv:2 ends_on: the grant ends on 2020-01-01, before it starts on 2020-01-02; check both dates",
    ),
    (
        "employers",
        "employer,name,parent_employer\na,A,a\n",
        "employers.csv:2 parent_employer: the firm is part of itself;",
    ),
    ("employers", "employer,name,headcount\na,A,12.5\n", "headcount: “12.5” is not a whole number"),
    ("employers", "employer,name,headcount\na,A,99999999999\n", "headcount: “99999999999” is too large"),
    (
        "cohorts",
        "cohort,initiative,program,grants\nc,i1,r1,g1;g9\n",
        "cohorts.csv:2 grants: g9 is neither in grants.csv nor on record",
    ),
    (
        "enrollments",
        "enrollment,participant,cohort,status,enrolled_on\nn3,p2,c1,offered,2023-03-01\n",
        "enrollments.csv:2 cohort: p2 would have a second open enrollment in c1 beside n2",
    ),
    (
        "enrollments",
        "enrollment,participant,status,enrolled_on\nn3,p2,offered,2023-03-01\n",
        "enrollments.csv:2 cohort: a new record needs this column",
    ),
    (
        "exclusions",
        "exclusion,participant,reason,effective_on\nx,p1,7,2023-03-01\n",
        "reason: “7” is not an accepted value",
    ),
    (
        "placements",
        "placement,participant,employer,started_on\nj3,p1,e9,2023-03-01\n",
        "employer: e9 is neither in employers.csv nor on record",
    ),
    (
        "placements",
        "placement,participant,employer,started_on\nj3,p1,e1,2024-03-01\n",
        "placements.csv:2 started_on: overlaps with j1:",
    ),
    (
        "placements",
        "placement,participant,employer,started_on,last_day_worked\nj3,p2,e1,2024-03-01,2024-03-05\nj4,p2,e1,2024-03-05,\n",
        "placements.csv:3 started_on: overlaps with j3 (placements.csv:2)",
    ),
    (
        "placements",
        "placement,participant,employer,started_on,last_known_employed_on\nj1,p1,e1,2023-09-01,2023-08-31\n",
        "last_known_employed_on: known to work there on 2023-08-31, before the first day, 2023-09-01",
    ),
    (
        "placements",
        "placement,participant,employer,started_on,last_known_employed_on\nj1,p1,e1,2023-09-02,\n",
        "placements.csv:2 started_on: 2023-09-02 is after follow-up u1 of 2023-09-01; correct the day or",
    ),
    (
        "enrollments",
        "enrollment,participant,status,enrolled_on\nn1,p1,completed,1989-12-31\n",
        "enrollments.csv:2 enrolled_on: 1989-12-31 is before the person was born, 1990-01-01; correct the day",
    ),
    (
        "follow_ups",
        "follow_up,placement,observed_on,status\nu2,j1,2023-05-31,employed_same\n",
        "follow_ups.csv:2 observed_on: 2023-05-31 is before the job began, 2023-06-01",
    ),
    ("quarterly_wages", "wage,participant,quarter,amount\nw2,p1,2023Q5,1\n", "quarter: “2023Q5” is not a quarter"),
    ("quarterly_wages", "wage,participant,quarter,amount\nw2,p1,2023Q1,-0.01\n", "amount: “-0.01” is not possible"),
]


@pytest.mark.parametrize(("name", "text", "said"), OTHER_FILES, ids=[said for _name, _text, said in OTHER_FILES])
def test_a_wrong_file_or_row_is_said_beside_what_is_on_record(tmp_path, name, text, said):
    load_folder(whole(tmp_path / "whole"))
    events = Event.objects.count()
    report = load_folder(write(tmp_path / "wrong", **{name: text}))
    assert len(report.problems) == 1
    assert said in problems(report)[0]
    assert Event.objects.count() == events


def test_all_problems_are_listed_at_once_in_the_order_of_files_and_lines(tmp_path):
    report = load_folder(
        write(
            tmp_path,
            employers="employer,name,parent_employer\na,A,b\nb,B,c\nc,C,a\nd,D,a\ne,,zz\n",
            participants=f"{PEOPLE}p,A,B,x,y,,,\nq,A,B,,,,,\n",
            placements="placement,participant,employer,started_on\nj,p,nobody,2020-01-01\nk,q,d,\n",
        )
    )
    places = [f"{problem.file}:{problem.line} {problem.column}" for problem in report.problems]
    assert places == [
        *[f"employers.csv:{line} parent_employer" for line in (2, 3, 4)],
        "employers.csv:6 name",
        "employers.csv:6 parent_employer",
        "participants.csv:2 birth_date",
        "participants.csv:2 prior_hourly_wage",
        "placements.csv:2 employer",
        "placements.csv:3 started_on",
    ]


def test_unknown_columns_and_files_are_remarks(tmp_path):
    folder = write(tmp_path, funders="funder,name,shoe size\nf,F,40\n", shoes="shoe\n1\n", rejected="file\n")
    report = load_folder(folder)
    assert report.ok
    assert report.remarks == [
        "shoes.csv is not a file of the format and was not read.",
        "funders.csv: the column “shoe size” is not known and was not read.",
    ]


def test_a_folder_without_a_file_of_the_format_is_nothing_to_load(tmp_path):
    with pytest.raises(NothingToLoad, match="There is no folder"):
        load_folder(tmp_path / "nowhere")
    with pytest.raises(NothingToLoad, match="holds no file of the exchange format"):
        load_folder(write(tmp_path, shoes="shoe\n"))


def test_a_circle_of_firms_over_two_loads_is_found(tmp_path):
    load_folder(whole(tmp_path))
    report = load({"employers": [{"employer": "e1", "name": "Hospital", "parent_employer": "e2"}]})
    assert "part of itself by way of other firms" in problems(report)[0]


def test_what_the_database_alone_refuses_is_a_problem_too(tmp_path, monkeypatch):
    from intermediary.exchange.files import file_named

    monkeypatch.setitem(file_named("grants").__dict__, "rules", ())
    files = {**WHOLE, "grants": "grant,initiative,title,starts_on,ends_on\ng1,i1,T,2020-01-02,2020-01-01\ng2,i1,T,,\n"}
    report = load_folder(write(tmp_path, **files))
    assert "A grant cannot end before it starts" in problems(report)[0]
    assert not report.written
    assert not Event.objects.exists()


def test_what_this_load_says_of_a_person_or_an_answer_counts_before_what_is_on_record(tmp_path):
    load_folder(whole(tmp_path / "whole"))
    born = "participant,first_name,last_name,birth_date\np1,Ana,Díaz,2023-02-02\n"
    seat = "enrollment,participant,status,enrolled_on\nn1,p1,completed,2023-02-01\n"
    moved = "placement,participant,employer,started_on,last_known_employed_on\nj1,p1,e1,2023-09-02,\n"
    answer = "follow_up,placement,observed_on,status\nu1,j1,2023-09-02,employed_same\n"
    report = load_folder(write(tmp_path / "born", participants=born, enrollments=seat))
    assert "2023-02-01 is before the person was born, 2023-02-02" in problems(report)[0]
    unknown = load_folder(write(tmp_path / "unknown", participants=born.replace("2023-02-02", ""), enrollments=seat))
    assert load_folder(write(tmp_path / "moved", placements=moved, follow_ups=answer)).written
    assert unknown.written
