"""The commands of the exchange format: what they print, and with which exit status they end."""

import json

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from intermediary.exchange.tests.folders import ROWS, whole, write
from intermediary.initiatives.models import Initiative
from participants.models import Participant

pytestmark = pytest.mark.django_db
WORKBOOKS = settings.BASE_DIR.parent / "shared" / "data" / "workbooks"


def test_load_and_export_say_what_they_did(tmp_path, capsys):
    call_command("load_records", whole(tmp_path / "whole"))
    assert capsys.readouterr().out.endswith(f"Loaded: {ROWS} created, 0 changed, 0 unchanged\n")
    call_command("load_records", tmp_path / "whole", "--dry-run")
    assert capsys.readouterr().out.endswith(f"Nothing was written: 0 created, 0 changed, {ROWS} unchanged\n")
    call_command("export_records", tmp_path / "out")
    assert "placements.csv: 2" in capsys.readouterr().out
    call_command("export_records", tmp_path / "out", "--initiative", "i1")
    with pytest.raises(CommandError, match=r"no initiative with the key i9\. There are: i1\."):
        call_command("export_records", tmp_path / "out", "--initiative", "i9")


def test_json_holds_counts_by_file_and_problems(tmp_path, capsys):
    folder = write(tmp_path, participants="participant,first_name,last_name,shoe\np,A,B,1\nq,A,,2\n")
    with pytest.raises(SystemExit) as ended:
        call_command("load_records", folder, "--format", "json", "--partial")
    assert ended.value.code == 1
    assert json.loads(capsys.readouterr().out) == {
        "created": {"participants.csv": 1},
        "changed": {"participants.csv": 0},
        "unchanged": {"participants.csv": 0},
        "written": True,
        "remarks": ["participants.csv: the column “shoe” is not known and was not read."],
        "problems": [{"file": "participants.csv", "line": 3, "column": "last_name", "problem": "the cell is empty",
                      "mend": "fill it in"}],
    }  # fmt: skip


def test_problems_end_with_status_1_and_nothing_written(tmp_path, capsys):
    folder = write(tmp_path, participants="participant,first_name,last_name\np,A,B\nq,A,\n")
    with pytest.raises(SystemExit) as ended:
        call_command("load_records", folder)
    assert ended.value.code == 1
    assert capsys.readouterr().out.startswith("participants.csv:3 last_name: the cell is empty; fill it in\n")
    assert not Participant.objects.exists()
    with pytest.raises(CommandError, match="no folder"):
        call_command("load_records", tmp_path / "nowhere")


@pytest.mark.skipif(not WORKBOOKS.is_dir(), reason="the given workbooks are not beside this project")
class TestGivenWorkbooks:
    def run(self, capsys, *arguments):
        """(exit status, the object that was printed)"""
        try:
            call_command("import_workbook", *arguments, "--format", "json", "--as-of", "2025-04-30")
            status = 0
        except SystemExit as ended:
            status = ended.code
        return status, json.loads(capsys.readouterr().out)

    @pytest.mark.parametrize("name", ["clean", "messy"])
    def test_counts_are_those_expected_and_a_second_time_changes_nothing(self, capsys, name):
        expected = json.loads((WORKBOOKS / f"{name}.expected.json").read_text("utf-8"))
        book = WORKBOOKS / f"{name}.xlsx"
        dry = self.run(capsys, book, "--initiative", "ct", "--dry-run")
        assert not Initiative.objects.exists()
        status, said = self.run(capsys, book, "--initiative", "ct")
        assert dry == (status, said)
        assert status == (1 if said["problems"] else 0) == (0 if name == "clean" else 1)
        assert said["counts"].items() <= expected["counts"].items()
        assert Participant.objects.count() == expected["counts"]["participants"]
        assert Initiative.objects.get(key="ct").started_on.isoformat() == "2023-01-09"
        assert self.run(capsys, book, "--initiative", "ct") == (status, said)
        assert Participant.objects.count() == expected["counts"]["participants"]

    def test_a_grant_that_is_not_on_record_is_refused(self):
        with pytest.raises(CommandError, match="no grant with the key g9"):
            call_command("import_workbook", WORKBOOKS / "clean.xlsx", "--initiative", "ct", "--grant", "g9")


def test_no_such_workbook_ends_with_status_2(tmp_path):
    (tmp_path / "a.xlsx").write_text("a,b\n", "utf-8")
    for name in ("a.xlsx", "nowhere.xlsx"):
        with pytest.raises(CommandError) as refused:
            call_command("import_workbook", tmp_path / name, "--initiative", "ct", "--as-of", "2025-04-30")
        assert refused.value.returncode == 2
