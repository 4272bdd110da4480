"""Official files: all or nothing, the same twice as once, every oddity named with its line, nothing dropped."""

import zipfile
from datetime import date
from decimal import Decimal

import pytest

from intermediary.audit.models import Event
from intermediary.research.builtin import BUILT_IN
from intermediary.research.enums import Kind
from intermediary.research.loading import load
from intermediary.research.models import (
    AreaCounty,
    CountyIndustry,
    Occupation,
    Price,
    Projection,
    Recoded,
    Release,
    Wage,
)
from intermediary.research.tests import samples

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 15)


def said(found) -> str:
    return "\n".join(map(str, found))


def moved(report) -> tuple[int, ...]:
    return report.added.number, report.changed.number, report.retired.number, report.unchanged


def test_wages_come_in_change_and_retire(tmp_path):
    path = samples.oews(tmp_path / "all_data_M_2025.xlsx")
    dry = load(Kind.OEWS, path, released_on=DAY, dry_run=True)
    assert (moved(dry), dry.written, Wage.objects.count()) == ((18, 0, 0, 0), False, 0)
    report = load(Kind.OEWS, path, released_on=DAY)
    assert (moved(report), report.written) == ((18, 0, 0, 0), True)
    wage = Wage.objects.get(soc="51-4041", area="09")  # a spreadsheet had taken the zero
    assert (wage.level, wage.h_median, wage.employment) == ("state", Decimal("24.00"), 1250)
    assert (report.release.period, report.release.rows) == ("2025-05", 18)
    assert "released May 15, 2026" in report.release.cited
    again = load(Kind.OEWS, path, released_on=DAY)
    assert (moved(again), Release.objects.count()) == ((0, 0, 0, 18), 1)
    assert Event.objects.filter(action="research.loaded", bulk=True).count() == 3

    newer = samples.oews(
        tmp_path / "all_data_M_2026.csv",
        {("25540", "51-4041"): {"H_MEDIAN": "31.25"}, ("25540", "51-9161"): {"OCC_CODE": "51-2028"}},
    )
    dry = load(Kind.OEWS, newer, released_on=date(2027, 5, 14), dry_run=True)
    assert moved(dry) == (1, 1, 1, 16)
    assert dry.added.examples == ["51-2028 25540"]
    assert dry.changed.examples == ["51-4041 25540 h_median 27.00 → 31.25"]
    assert dry.retired.examples == ["51-9161 25540"]
    load(Kind.OEWS, newer, released_on=date(2027, 5, 14))
    assert not Wage.objects.filter(soc="51-9161", area="25540").exists()
    assert set(Wage.objects.values_list("release__period", flat=True)) == {"2026-05"}
    older = load(Kind.OEWS, path, released_on=DAY)
    assert "The file is of 2025-05, and 18 figures of 2026-05 are in force." in said(older.problems)
    assert Wage.objects.get(soc="51-4041", area="25540").h_median == Decimal("31.25")


def test_suppressed_and_annual_wages_are_kept_as_such(tmp_path):
    changes = {
        ("25540", "51-4041"): {"H_PCT90": "#", "A_PCT90": "#", "TOT_EMP": "**"},
        ("25540", "51-9161"): {name: "*" for name in samples.OEWS if name.startswith("H_")} | {"ANNUAL": "TRUE"},
        ("47930", "51-4041"): {"H_PCT10": "-1"},
    }
    report = load(Kind.OEWS, samples.oews(tmp_path / "MSA_M2025_dl.csv", changes), released_on=DAY)
    assert report.problems == []
    top = Wage.objects.get(soc="51-4041", area="25540")
    assert (top.h_pct90, top.employment, top.marks) == (None, None, ["tot_emp **", "h_pct90 #", "a_pct90 #"])
    teacher = Wage.objects.get(soc="51-9161", area="25540")
    assert (teacher.annual_only, teacher.h_median, teacher.a_median) == (True, None, Decimal(29 * 2080))
    assert Wage.objects.get(soc="51-4041", area="47930").marks == ["h_pct10 -1"]


def test_codes_in_any_spelling_and_retired_ones(tmp_path):
    """51-4011 became another, 29-2041 was split, 51-2022 and 51-2023 became one together, 51-0001 never was."""
    codes = ("514041", "51-4121.00", "51-4011", "29-2041", "51-2022", "51-2023", "51-0001")
    path = samples.oews(tmp_path / "MSA_M2017_dl.csv", codes=codes, areas=samples.AREAS[:1])
    report = load(Kind.OEWS, path, released_on=date(2018, 3, 30))
    assert report.problems == []
    assert set(Wage.objects.values_list("soc", flat=True)) == {"51-4041", "51-4121", "51-9161", "51-0001"}
    notes = said(report.notes)
    assert "line 4, OCC_CODE: 51-4011 is a code of SOC 2010. Kept as 51-9161, as the official crosswalk says." in notes
    assert "line 5, OCC_CODE: 29-2041 is a code of SOC 2010. Left out: the crosswalk makes it 29-2042, 29-2043" in notes
    assert "line 6, OCC_CODE: 51-2022" in notes
    assert "line 7, OCC_CODE: 51-2023" in notes
    assert "line 8, OCC_CODE: 51-0001 is not in the table of occupations." in notes


def test_everything_wrong_is_named_at_once_and_nothing_is_written(tmp_path):
    changes = {
        ("25540", "51-4041"): {"H_MEDIAN": "twenty"},
        ("47930", "51-4041"): {"OCC_CODE": "machinist"},
        ("12580", "51-4041"): {"AREA_TYPE": "9"},
        ("24", "51-9161"): {"OCC_CODE": "51-4041", "H_MEDIAN": "99"},
    }
    report = load(Kind.OEWS, samples.oews(tmp_path / "all_data_M_2025.csv", changes), released_on=DAY)
    problems = said(report.problems)
    assert "line 2, H_MEDIAN: “twenty” is no number." in problems
    assert "line 5, OCC_CODE: “machinist” is no SOC code. Write six digits" in problems
    assert "line 8, AREA: “12580” is no area of a type from 1 to 6." in problems
    assert "line 15: 51-4041 24 stands on line 14 already. Keep the right one: the two differ." in problems
    assert len(report.problems) == 4
    assert not Wage.objects.exists()
    assert not Release.objects.exists()


def test_another_level_year_kind_or_file_is_recognised(tmp_path):
    national = samples.oews(tmp_path / "national_M2025_dl.csv", areas=samples.AREAS[-1:])
    assert "Every row is of the whole United States." in said(load(Kind.OEWS, national, released_on=DAY).notes)
    unnamed = samples.oews(tmp_path / "wages.csv")
    assert "Say it: --period 2025-05" in said(load(Kind.OEWS, unnamed, released_on=DAY).problems)
    assert load(Kind.OEWS, unnamed, released_on=DAY, period="2025-05").written
    wrong = samples.oews(tmp_path / "all_data_M_2024.csv")
    asked = load(Kind.OEWS, wrong, released_on=DAY, period="2025-05")
    assert "The file says 2024, and 2025 was asked for." in said(asked.problems)
    other = load(Kind.QCEW, unnamed, released_on=DAY)
    assert "load it with load_research oews" in said(other.problems)
    (tmp_path / "empty.csv").write_text("")
    assert "nothing that looks like a header" in said(load(Kind.OEWS, tmp_path / "empty.csv", released_on=DAY).problems)
    assert "There is no file" in said(load(Kind.OEWS, tmp_path / "none.csv", released_on=DAY).problems)
    for name, content in (("a.xlsx", b"PK\x03\x04broken"), ("a.zip", b"nothing"), ("a.csv", b"a\0b")):
        (tmp_path / name).write_bytes(content)
        assert len(load(Kind.OEWS, tmp_path / name, released_on=DAY).problems) == 1


def test_a_zip_as_it_is_downloaded(tmp_path):
    path = samples.oews(tmp_path / "MSA_M2025_dl.xlsx")
    with zipfile.ZipFile(tmp_path / "oesm25ma.zip", "w") as archive:
        archive.write(path, "oesm25ma/MSA_M2025_dl.xlsx")
    report = load(Kind.OEWS, tmp_path / "oesm25ma.zip", released_on=DAY, period="2025-05")
    assert (report.problems, moved(report)[0]) == ([], 18)


def test_establishments_by_county(tmp_path):
    more = [
        ["9001", "5", "31-33", "74", "0", 2025, 1, "", 12, 100, 100, 100, 1, 0, 0, 1],  # an old county, zero taken
        ["24510", "3", "3327", "76", "0", 2025, 1, "N", 3, 0, 0, 0, 0, 0, 0, 0],
        ["24000", "5", "3327", "56", "0", 2025, 1, "", 300, 1, 1, 1, 1, 0, 0, 1],
        ["24510", "5", "1013", "73", "0", 2025, 1, "", 300, 1, 1, 1, 1, 0, 0, 1],
        ["36029", "5", "3327", "76", "0", 2025, 1, "", 300, 1, 1, 1, 1, 0, 0, 1],
        ["24999", "5", "3327", "76", "0", 2025, 1, "", 300, 1, 1, 1, 1, 0, 0, 1],
        ["24510", "5", "332999", "78", "0", 2025, 1, "", 4, 9, 9, 9, 1, 0, 0, 1],
    ]
    path = samples.qcew(tmp_path / "2025.q1-q1.singlefile.csv", ["24510", "24005"], [("3327", "76")], more=more)
    report = load(Kind.QCEW, path, released_on=date(2025, 9, 9), states={"09", "24"})
    assert report.problems == []
    assert moved(report)[0] == 5
    assert (report.release.period, sum(report.passed_over.values())) == ("2025Q1", 4)
    shop = CountyIndustry.objects.get(fips="24510", naics="3327", owner="5")
    assert (shop.establishments, shop.jobs, shop.weekly_wage, shop.quarter) == (40, 930, 1490, "2025Q1")
    hidden = CountyIndustry.objects.get(fips="24510", naics="3327", owner="3")
    assert (hidden.establishments, hidden.jobs, hidden.wages) == (3, None, None)
    assert CountyIndustry.objects.get(fips="09001").naics == "31-33"
    notes = said(report.notes)
    assert "Kept under their old codes: 09001." in notes
    later = samples.qcew(tmp_path / "2025.q2-q2.singlefile.csv", ["24510"], [("3327", "76")], quarter=2)
    assert moved(load(Kind.QCEW, later, released_on=date(2025, 12, 3))) == (1, 0, 0, 0)  # a quarter stays beside
    annual = tmp_path / "2024.annual.singlefile.csv"
    header = "area_fips,own_code,industry_code,agglvl_code,size_code,year,qtr,disclosure_code,annual_avg_estabs\n"
    annual.write_text(header + "24510,5,3327,76,0,2024,A,,40\n")
    assert "This is the file of annual averages" in said(load(Kind.QCEW, annual, released_on=DAY).problems)


def test_projections_of_states_and_of_the_nation(tmp_path):
    rows = [("9", "Connecticut", "51-4041", "6,200", "6700", "8.1", 740), ("24", "Maryland", "514041", "", 900, -1, "")]
    report = load(Kind.PROJECTIONS, samples.states(tmp_path / "ltprojections.csv", rows), released_on=DAY)
    assert report.problems == []
    ours = Projection.objects.get(area="09")
    assert (ours.base_employment, ours.projected_employment, ours.annual_openings) == (6200, 6700, 740)
    assert Projection.objects.get(area="24").change_percent == -1
    assert (Projection.objects.get(area="24").base_employment, report.release.period) == (None, "2022-2032")
    rows = [
        ("00-0000", "Summary", 170_000, 175_000, 3, 19_000),
        ("51-4041", "Line item", "299.5", "305.1", "1.9", "29.5"),
    ]
    report = load(Kind.PROJECTIONS, samples.nation(tmp_path / "occupation.xlsx", rows), released_on=DAY)
    assert report.problems == []
    nation = Projection.objects.get(area="00")
    assert (nation.base_employment, nation.annual_openings, nation.projected_year) == (299_500, 29_500, 2034)
    assert "This is the national table." in said(report.notes)
    assert moved(report) == (1, 0, 0, 0)  # Connecticut's is not of this table, and stays


def test_the_tables_of_codes(tmp_path):
    rows = [("51-0000", "", "", "", "Production Occupations"), ("", "", "", "51-9161", "CNC Tool Operators")]
    report = load(Kind.SOC, samples.soc(tmp_path / "soc_structure_2018.xlsx", rows), released_on=date(2017, 11, 1))
    assert report.problems == []
    assert list(Occupation.objects.values_list("code", "level", "title")) == [
        ("51-0000", "major", "Production Occupations"), ("51-9161", "detailed", "CNC Tool Operators"),
    ]  # fmt: skip
    pairs = [("51-4041", "51-4041"), ("51-4011", "51-9161"), ("51-9199", "51-9199")]
    report = load(Kind.CROSSWALK, samples.crosswalk(tmp_path / "crosswalk.xlsx", pairs), released_on=date(2017, 11, 1))
    assert (report.problems, Recoded.objects.count()) == ([], 3)
    counties = [
        ("09", "110", "25540", "Hartford, CT"),
        ("9", "130", "25540", "Hartford, CT"),
        ("24", "510", "12580", "Baltimore"),
    ]
    report = load(Kind.AREAS, samples.areas(tmp_path / "area_definitions_m2025.xlsx", counties), released_on=DAY)
    assert (report.problems, AreaCounty.objects.get(fips="09130").area) == ([], "25540")
    header, rows = ["series_id", "year", "period", "value", "footnote_codes"], [
        ["CUUR0000SA0 ", 2024, "M13", "313.689", ""], ["CUUR0000SA0", 2023, "M13", "304.000", ""],
        ["CUUR0000SA0", 2024, "M12", "315.605", ""], ["CUUR0000SAF", 2024, "M13", "330.1", ""],
    ]  # fmt: skip
    report = load(Kind.CPI, samples.write(tmp_path / "cu.data.1.AllItems.txt", header, rows), released_on=DAY)
    assert (report.problems, Price.objects.count(), report.release.period) == ([], 2, "2024")
    assert "2023 is 304.000 here and 304.702 in the table that figures are made with." in said(report.notes)


def test_figures_grow_stale_by_their_kind():
    wages = Release(kind=Kind.OEWS, period="2025-05", source="BLS", released_on=DAY)
    assert not wages.stale(date(2027, 8, 14))
    assert wages.stale(date(2027, 8, 15))
    assert not Release(kind=Kind.SOC, released_on=date(2017, 11, 1)).stale(date(2030, 1, 1))


def test_what_comes_with_the_project_is_real_and_loads():
    for kind, said in BUILT_IN.items():
        report = load(kind, **said)
        assert (report.problems, report.notes, report.written) == ([], [], True)
    hartford = Wage.objects.get(soc="51-4041", area="25540")
    assert [str(hartford.h_pct10), str(hartford.h_median), str(hartford.h_pct90)] == ["21.26", "30.93", "41.05"]
