"""What is written out loads again, to the last byte."""

from contextlib import contextmanager
from filecmp import cmpfiles

import pytest
from django.db import connection, transaction

from intermediary.exchange.export import export_folder
from intermediary.exchange.files import files
from intermediary.exchange.loader import Counts, load, load_folder
from intermediary.exchange.tests.folders import ROWS, WHOLE, problems, whole, write
from intermediary.initiatives.models import Initiative

pytestmark = [pytest.mark.django_db]
NAMES = [f"{name}.csv" for name in WHOLE]


# A second initiative, in which p1 takes part as well.
OTHER = {
    "initiatives": "initiative,name,started_on\ni2,Steel,2023-01-01\n",
    "grants": "grant,funder,initiative,title\ng3,f1,i2,Steel\n",
    "employers": "employer,name\ne3,Mill\n",
    "participants": "participant,first_name,last_name\np3,Cy,Lo\n",
    "programs": "program,title\nr2,Weld\n",
    "cohorts": "cohort,initiative,program,grants\nc2,i2,r2,g3\n",
    "enrollments": "enrollment,participant,cohort,status,enrolled_on\nn3,p3,c2,enrolled,2023-02-01\n"
    "n4,p1,c2,enrolled,2023-02-01\n",
    "services": "service,participant,provided_on\ns2,p3,2023-02-01\n",
    "exclusions": "exclusion,participant,reason,effective_on\nx2,p3,02,2023-02-01\n",
    "placements": "placement,participant,employer,cohort,started_on\nj3,p3,e3,c2,2023-06-01\nj4,p3,e1,,2020-06-01\n",
}


@contextmanager
def forgotten():
    """Take back everything that is done inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def moved(folder, again):
    """Export everything, forget everything, load what was exported, and export that to `again`."""
    export_folder(folder)
    with forgotten():
        empty()
        report = load_folder(folder)
        assert problems(report) == []
        assert report.total().changed == report.total().unchanged == 0
        export_folder(again)
    return cmpfiles(folder, again, NAMES, shallow=False)


def empty():
    """Delete every record: an empty system, within a transaction that is rolled back."""
    from intermediary.audit.events import event
    from trainings.models import Provider

    with event("test.emptied", bulk=True), connection.cursor() as cursor:
        cursor.execute("delete from placements_card; delete from trainings_cohort_grants")
        for file in reversed(files()):
            for part in file.parts.values():
                cursor.execute(f"delete from {part._meta.db_table}")
            cursor.execute(f"delete from {file.table}")
        cursor.execute(f"delete from {Provider._meta.db_table}")


def test_a_whole_system_moves_without_a_change(tmp_path):
    load_folder(whole(tmp_path / "whole"))
    assert moved(tmp_path / "out", tmp_path / "again") == (NAMES, [], [])
    assert load_folder(tmp_path / "out").total() == Counts(0, 0, ROWS)


def test_values_are_written_as_the_format_says(tmp_path):
    load_folder(whole(tmp_path / "whole"))
    assert export_folder(tmp_path / "out") == {f"{name}.csv": text.count("\n") - 1 for name, text in WHOLE.items()}
    lines = {name: (tmp_path / "out" / f"{name}.csv").read_text("utf-8").splitlines() for name in WHOLE}
    assert lines["participants"][1] == (
        "p1,Ana,,Díaz,1990-01-01,female,asian;white,yes,no,,diploma,06103,09003,low_income,15.50,40.00,2022-12-01,"
        "ana@example.org,860-555-0101"
    )
    assert lines["placements"][1] == (
        'j1,p1,e1,c1,31-1131,2023-06-01,,,2023-09-01,18.50,36.00,no,yes,yes,,,14,,,,21.30,"MIT 2023, one adult",no'
    )
    assert lines["cohorts"][1] == "c1,i1,r1,South,2023-02-01,2023-05-01,20,g1;g2"
    assert lines["openings"][1] == (
        'o1,e1,i1,31-1131,Nurse aide,2,2023-05-01,2023-08-01,,18.00,19.50,36.00,open,"Days, mostly",'
        "day;night,14,,yes,no,,,,,"
        "yes,site,1 Main St,Hartford,06103,09003,lifting;charting,,CNA,,yes,,en;es,some Spanish,yes"
    )
    assert lines["hiring_needs"][2] == "w2,e1,i1,31-1131,2023Q4,3,likely,,,,"
    assert lines["headcounts"][1] == "h1,e1,31-1131,2023-06-01,3,40.50,2,5,4,4,"
    assert lines["exclusions"][1] == "x1,p2,07,2023-02-01"
    assert lines["funders"][1] == 'f1,"Fund, the"'


def test_text_that_looks_like_a_formula_or_breaks_lines_travels_unaltered(tmp_path):
    kinds = ["=1+1", "+1", "-1", "@x", 'a "b", c', "a\nb", "a\r\nb", "back\\slash\\n", "\\.", "\\N", "{a,b}", "'; --"]
    load({"funders": [{"funder": f"f{n}", "name": name} for n, name in enumerate(kinds)]})
    assert moved(tmp_path / "out", tmp_path / "again")[0] == NAMES
    report = load({"funders": [{"funder": f"f{n}", "name": name} for n, name in enumerate(kinds)]})
    assert report.total() == Counts(0, 0, len(kinds))


def test_one_initiative_takes_along_what_it_points_at_and_no_more(tmp_path):
    load_folder(whole(tmp_path / "whole"))
    report = load_folder(write(tmp_path / "other", **OTHER))
    assert problems(report) == []
    first = Initiative.objects.get(key="i1")
    assert export_folder(tmp_path / "i1", initiative=first) == {
        f"{name}.csv": text.count("\n") - 1 for name, text in WHOLE.items()
    }
    second = export_folder(tmp_path / "i2", initiative=Initiative.objects.get(key="i2"))
    assert {name.removesuffix(".csv"): count for name, count in second.items() if count != 1} == {
        "participants": 2, "employers": 3, "enrollments": 2, "services": 2, "credentials": 0, "placements": 3,
        "follow_ups": 0, "establishments": 0, "openings": 0, "opening_fills": 0, "headcounts": 0,
        "hiring_needs": 0, "need_seats": 0, "referrals": 0, "referral_steps": 0,
    }  # fmt: skip


def test_a_folder_that_cannot_be_written_keeps_its_old_files(tmp_path, monkeypatch):
    from intermediary.exchange import export

    load_folder(whole(tmp_path / "whole"))
    export_folder(tmp_path / "out")
    before = (tmp_path / "out" / "funders.csv").read_bytes()
    load({"funders": [{"funder": "f9", "name": "New"}]})
    write_one = export._write

    def fail_late(file, *rest):
        if file.name == "placements":
            raise OSError("disk full")
        return write_one(file, *rest)

    monkeypatch.setattr(export, "_write", fail_late)
    with pytest.raises(OSError, match="disk full"):
        export_folder(tmp_path / "out")
    assert (tmp_path / "out" / "funders.csv").read_bytes() == before
    assert not list((tmp_path / "out").glob(".*"))
