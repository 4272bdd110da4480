"""Charts draw what they are given, in what the pages' security policy allows, and never what is withheld."""

import datetime
import re
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from intermediary.dashboards import charts, gallery
from intermediary.dashboards.charts import figures
from intermediary.dashboards.charts.scale import Scale, thinned, ticks
from intermediary.dashboards.charts.svg import element, wrapped

DAY = datetime.date(2025, 9, 30)
NASTY = '<img src=x onerror="alert(1)">&'


def shown(chart) -> str:
    """The whole component as the page shows it."""
    return render_to_string("components/chart.html", {"chart": chart})


def every_chart() -> list:
    return [value for value in gallery.figures(DAY).values() if isinstance(value, charts.Chart)]


@pytest.mark.parametrize("chart", every_chart(), ids=lambda chart: chart.title)
def test_drawings_are_well_formed_named_and_free_of_style_and_script(chart):
    page = shown(chart)
    for forbidden in (" style=", "<style", "<script", "onload", "javascript:"):
        assert forbidden not in page
    for drawing in filter(None, (chart.wide, chart.narrow)):
        root = ElementTree.fromstring(drawing)  # noqa: S314 our own
        assert root.get("role") == "img"
        ids = [node.get("id") for node in root.iter() if node.get("id")]
        assert set(root.get("aria-labelledby").split()) <= set(ids)
        assert root.find("title").text == chart.title


@pytest.mark.parametrize("chart", every_chart(), ids=lambda chart: chart.title)
def test_ids_are_unique_on_the_page_and_the_same_every_time(chart):
    ids = re.findall(r' id="([^"]+)"', chart.svg)
    assert len(ids) == len(set(ids))
    again = next(other for other in every_chart() if other.title == chart.title)
    assert again.svg == chart.svg


@pytest.mark.parametrize("chart", every_chart(), ids=lambda chart: chart.title)
def test_every_chart_has_its_table_twin(chart):
    header, rows = chart.table
    assert rows
    assert all(len(row) == len(header) for row in rows)
    page = shown(chart)
    assert "<details" in page
    assert "<table" in page


def test_labels_are_escaped_everywhere():
    drawn = [
        charts.bars([(NASTY, 0.5, None, None, 40)], title=NASTY, label=NASTY),
        charts.funnel([(NASTY, 12), ("b", 4, False, NASTY)], title=NASTY, label=NASTY),
        charts.five({"achieved": 12}, title=NASTY, names={"achieved": NASTY}),
        charts.wages((1, 1, 1, 1), (2, 2, 2, 2), title=NASTY, label=NASTY, names=(NASTY, "b")),
        charts.survival([(0, 1.0)], title=NASTY, label=NASTY),
    ]
    for chart in drawn:
        assert "<img" not in shown(chart)
        ElementTree.fromstring(chart.wide)  # noqa: S314 our own


def test_what_is_suppressed_never_prints_a_number():
    secret = 0.7321
    page = shown(
        charts.bars([("Men", 0.5, 0.4, 0.6, 50), ("Women", secret, 0.61, 0.84, 7, True)], title="t", label="l")
    )
    assert "73.2" not in page
    assert "61.0" not in page
    assert "84.0" not in page
    assert ">7<" not in page
    assert "too few to show" in page
    page = shown(charts.wages((17.31, 16, 18, 7, 15, 20, True), (22, 21, 23, 50), title="t", label="l"))
    assert "17.31" not in page
    assert "too few to show" in page
    page = shown(charts.funnel([("Placed", 61), ("Kept", 7, True), ("Year", 5)], title="t", label="l"))
    assert ">7<" not in page
    assert "11%" not in page
    assert "71%" not in page
    page = shown(charts.target(secret, 0.7, title="t", suppressed=True))
    assert "73.2" not in page
    assert "Target met" not in page


def test_withheld_parts_leave_no_lengths_to_measure():
    chart = charts.five({"achieved": None, "missed": 30, "unknown": 0, "immature": 12, "excluded": 0})
    assert "part-" not in chart.svg
    assert chart.rows[0] == ("Achieved", "too few to show")
    assert chart.rows[1] == ("Not achieved", "30")


def test_a_suppressed_tile_shows_neither_figure_nor_n():
    tile = charts.tile("Women placed", 0.7321, numerator=5, denominator=7, low=0.4, high=0.9, state="suppressed")
    page = render_to_string("components/tile.html", {"tile": tile})
    assert "73" not in page
    assert "5 of 7" not in page
    assert "40" not in page


def test_nothing_confirmed_is_not_zero_percent():
    tile = charts.tile("Kept the job 180 days", none_words="95 placed, none confirmed yet")
    page = render_to_string("components/tile.html", {"tile": tile})
    assert "None confirmed yet" in page
    assert "95 placed" in page
    assert "0%" not in page


def test_survival_table_reads_the_step_in_force_on_each_milestone():
    chart = charts.survival([(0, 1.0), (45, 0.9, 0.8, 0.95, 20), (90, 0.7)], title="t", label="l", horizon_days=180)
    assert [row[1] for row in chart.rows] == ["100.0%", "90.0%", "70.0%", "70.0%"]
    assert chart.rows[1][2:] == ("80.0% to 95.0%", "20")


def test_survival_stops_where_too_few_are_left():
    chart = charts.survival([(0, 1.0), (45, 0.9), (200, 0.4321)], title="t", label="l", stopped_on=120)
    assert "43.2" not in shown(chart)
    assert [row[1] for row in chart.rows] == ["100.0%", "90.0%", "90.0%", "–", "–"]
    assert "too few to show beyond" in chart.svg


def test_the_bar_of_the_five_numbers_fills_its_width():
    chart = charts.five({"achieved": 66, "missed": 35, "unknown": 8, "immature": 31, "excluded": 3})
    widths = [float(width) for width in re.findall(r'width="([\d.]+)%"', chart.svg)]
    assert sum(widths) == pytest.approx(100, abs=0.1)


def test_target_says_in_words_whether_it_is_met():
    assert "Target met" in shown(charts.target(0.7, 0.7, title="t"))
    assert "Below target" in shown(charts.target(0.699, 0.7, title="t"))


def test_figures_as_people_read_them():
    assert figures.percent(0.6535) == "65.4%"
    assert figures.percent(None) == "–"
    assert figures.dollars(22) == "$22.00"
    assert figures.dollars(44720.4) == "$44,720"
    assert figures.dollars(-1.5, signed=True) == "−$1.50"
    assert figures.count(1204) == "1,204"


def test_style_has_no_way_in():
    with pytest.raises(ValueError, match="security policy"):
        element("rect", style="fill: red")
    with pytest.raises(ValueError, match="security policy"):
        element("script")


def test_scales_ticks_and_labels():
    assert Scale(0, 10, 100, 200)(5) == 150
    assert Scale(0, 10, 100, 200)(99) == 200
    assert ticks(0, 31, 4) == [0, 20, 40]
    assert thinned([0, 30, 60, 365], lambda day: day, 40) == [0, 60, 365]
    assert len(wrapped("A very long name of a cohort that would run over the edge of the drawing", 120)) == 2
