"""The command: what it prints, what it refuses, and establishments handed on to where penetration is counted."""

import pytest
from django.core.management import CommandError, call_command

from employers.models import Establishments
from intermediary.research.models import Wage
from intermediary.research.tests import samples
from intermediary.tests import people

pytestmark = pytest.mark.django_db


def test_it_prints_what_it_does_and_refuses_with_every_line(tmp_path, capsys):
    path = samples.oews(tmp_path / "all_data_M_2025.csv")
    call_command("load_research", "oews", str(path), "--released", "2026-05-15", "--dry-run")
    printed = capsys.readouterr().out
    assert "added    18\n         51-4041 09\n" in printed
    assert printed.endswith("Nothing was written: a dry run.\n")
    samples.oews(path, {("25540", "51-4041"): {"TOT_EMP": "many"}, ("24", "51-4041"): {"OCC_CODE": "x"}})
    with pytest.raises(CommandError, match=r"2 problems in .*; nothing was written"):
        call_command("load_research", "oews", str(path), "--released", "2026-05-15")
    assert "refused  line 2, TOT_EMP: “many” is no number." in capsys.readouterr().err
    with pytest.raises(CommandError, match="with --released the day"):
        call_command("load_research", "oews", str(path))
    call_command("load_research", "built-in")
    assert "released May 15, 2026" in capsys.readouterr().out
    assert Wage.objects.filter(area="12580").exists()


def test_establishments_are_counted_against_all_owners_of_the_initiative(tmp_path, capsys):
    people.initiative(industries=["332"], counties=["24510"])
    more = [["24510", "3", "332", "75", "0", 2025, 1, "N", 2, 0, 0, 0, 0, 0, 0, 0]]
    path = samples.qcew(
        tmp_path / "2025.q1.csv", ["24510", "24005", "36029"], [("332", "75"), ("622", "75")], more=more
    )
    for _twice in range(2):
        call_command("load_research", "qcew", str(path), "--released", "2025-09-09")
    assert "left     2 rows of counties in states without an initiative" in capsys.readouterr().out
    found = Establishments.objects.get()
    assert (found.county_fips, found.naics, found.quarter, found.establishments) == ("24510", "332", "2025Q1", 42)
    assert found.source.startswith("U.S. Bureau of Labor Statistics, Quarterly Census")
