"""A partial load writes the good rows, and leaves out with a bad row all that depends on it."""

import csv

import pytest

from employers.models import Employer
from intermediary.exchange.loader import Counts, load, load_folder
from intermediary.exchange.tests.folders import problems, whole, write
from participants.models import Participant
from placements.models import FollowUp, Placement

pytestmark = [pytest.mark.django_db]

PEOPLE = "participant,first_name,last_name,birth_date\n"
JOBS = "placement,participant,employer,started_on,last_day_worked\n"


def rejected(folder):
    with (folder / "rejected.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_rows_that_depend_on_a_bad_one_are_left_out_with_it(tmp_path):
    folder = write(
        tmp_path,
        participants=f'{PEOPLE}p,A,B,\nq,A,"B, C",x\n',
        employers="employer,name,parent_employer\na,A,b\nb,B,c\nc,,\nd,D,\n",
        placements=f"{JOBS}j,p,d,2020-01-01,\nk,q,d,2020-01-01,\nl,p,a,2020-01-01,\n",
        follow_ups="follow_up,placement,observed_on,status\nt,j,2020-02-01,employed_same\nu,k,2020-02-01,employed_same\n"
        "v,l,2020-02-01,employed_same\n",
    )
    report = load_folder(folder, partial=True)
    assert report.written
    assert report.total() == Counts(4, 0, 0)
    assert [firm.key for firm in Employer.objects.all()] == ["d"]
    assert [job.key for job in Placement.objects.all()] == ["j"]
    assert [said.key for said in FollowUp.objects.all()] == ["t"]
    assert [(row["file"], row["line"]) for row in rejected(folder)] == [
        ("employers.csv", "2"), ("employers.csv", "3"), ("employers.csv", "4"), ("participants.csv", "3"),
        ("placements.csv", "3"), ("placements.csv", "4"), ("follow_ups.csv", "3"), ("follow_ups.csv", "4"),
    ]  # fmt: skip
    assert rejected(folder)[0]["problem"] == "depends on employers.csv line 3, which is left out"
    assert rejected(folder)[3]["row"] == 'q,A,"B, C",x'


def test_rows_with_one_key_are_all_left_out(tmp_path):
    folder = write(tmp_path, participants=f"{PEOPLE}p,Ann,B,\nq,Cid,D,\np,Bob,B,\n")
    report = load_folder(folder, partial=True)
    assert [person.key for person in Participant.objects.all()] == ["q"]
    assert [(problem.line, problem.column) for problem in report.problems] == [(2, "participant"), (4, "participant")]


def test_what_cannot_be_taken_apart_stands_in_rejected_as_it_is(tmp_path):
    folder = write(tmp_path, participants=f'{PEOPLE}p,A,B,\nq,"A"A,B,\nr,A,B,\ns,"A,B,\nt,A,B,\n')
    load_folder(folder, partial=True)
    assert [person.key for person in Participant.objects.order_by("key")] == ["p", "r"]
    assert [(row["line"], row["row"]) for row in rejected(folder)] == [("3", 'q,"A"A,B,'), ("5", "")]


def test_a_row_stands_against_the_record_that_a_bad_row_leaves_as_it_is(tmp_path):
    load_folder(whole(tmp_path / "whole"))
    folder = write(  # j1 would end, but cannot be read; so it goes on, and j9 overlaps with it
        tmp_path / "more",
        placements=f"{JOBS}j1,p1,e1,2023-06-01,2023-13-31\nj9,p1,e1,2024-01-01,\nj10,p2,e1,2024-01-01,\n",
    )
    report = load_folder(folder, partial=True)
    assert report.files["placements.csv"] == Counts(1, 0, 0)
    assert ["2023-13-31" in problems(report)[0], "overlaps with j1" in problems(report)[1]] == [True, True]


def test_of_many_overlapping_jobs_one_is_kept(tmp_path):
    rows = "".join(f"k{n},p2,e1,2024-01-{n:02},\n" for n in range(19, 0, -1))
    load_folder(whole(tmp_path / "whole"))
    report = load_folder(write(tmp_path / "more", placements=JOBS + rows), partial=True)
    assert report.files["placements.csv"] == Counts(1, 0, 0)
    assert len(report.problems) == 18


def test_a_job_that_overlaps_only_with_one_left_out_is_kept(tmp_path):
    load_folder(whole(tmp_path / "whole"))
    rows = "a,p2,e1,2024-01-01,2024-01-10\nb,p2,e1,2024-01-05,2024-01-20\nc,p2,e1,2024-01-15,2024-01-30\n"
    report = load_folder(write(tmp_path / "more", placements=JOBS + rows), partial=True)
    assert [problem.line for problem in report.problems] == [3]
    assert report.files["placements.csv"] == Counts(2, 0, 0)


def test_a_dry_run_of_a_partial_load_writes_no_file(tmp_path):
    folder = write(tmp_path, participants=f"{PEOPLE}p,A,B,\nq,A,B,x\n")
    report = load_folder(folder, partial=True, dry_run=True)
    assert report.total() == Counts(1, 0, 0)
    assert not (folder / "rejected.csv").exists()
    assert not Participant.objects.exists()


def test_rows_from_memory_keep_their_origin_and_may_lack_columns(tmp_path):
    load_folder(whole(tmp_path))
    rows = [
        {"employer": "e1", "name": "Hospital"},
        {"employer": "e2", "name": "Clinic", "naics": ""},
        {"employer": "e3", "name": "", "naics": "622110"},
    ]

    def origin(file: str, index: int, column: str) -> tuple[str, int, str]:
        return f"Sheet of {file}", index + 10, column.upper()

    report = load({"employers.csv": rows}, partial=True, origin=origin)
    assert problems(report) == ["Sheet of employers.csv:12 NAME: the cell is empty; fill it in"]
    assert report.total() == Counts(0, 1, 1)
    assert Employer.objects.get(key="e1").naics == "622110"
    assert Employer.objects.get(key="e2").naics == ""
    with pytest.raises(ValueError, match="give a list"):
        load({"employers": iter(rows)})
