"""The picture of a pathway: nothing covers anything, nothing is cut off, no count where none is to be."""

import re
from random import Random

import pytest

from intermediary.dashboards import charts
from intermediary.dashboards.charts.layers import columns, spread
from intermediary.dashboards.charts.pathway import people_words
from intermediary.dashboards.charts.standalone import standalone

RECT = re.compile(
    r'<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)" rx="\d+" class="(step|way-ground)"'
)
TITLES = ("Nursing Assistants", "Licensed Practical and Licensed Vocational Nurses", "Machinists")


def made_up(seed: int, counted: bool = True) -> charts.Chart:
    random = Random(seed)
    stops = [
        charts.Stop(n, random.choice(TITLES), random.choice([None, 15 + n]), 4321) for n in range(random.randint(1, 9))
    ]
    ways = [
        charts.Way(start, end, random.choice(["", "Associate in Surgical Technology"]), "11 to 24 months", "", 4321, 77)
        for end in range(len(stops))
        for start in [None, *range(end)]
        if random.random() < 0.3
    ]
    return charts.pathway(stops, ways, title="Care", label="A pathway.", counted=counted)


@pytest.mark.parametrize("seed", range(12))
def test_cards_and_labels_have_their_own_place_within_the_picture(seed):
    wide = made_up(seed).wide
    across, down = map(int, re.search(r'viewBox="0 0 (\d+) (\d+)"', wide).groups())
    boxes = [(*map(float, found[:4]), found[4]) for found in RECT.findall(wide)]
    assert boxes
    for x, y, width, height, _kind in boxes:
        assert x >= 0
        assert y >= 0
        assert x + width <= across
        assert y + height <= down
    for n, (x, y, width, height, kind) in enumerate(boxes):
        for ax, ay, awidth, aheight, akind in boxes[n + 1 :]:
            apart = x + width <= ax or ax + awidth <= x or y + height <= ay + 0.2 or ay + aheight <= y + 0.2
            assert apart, (kind, akind)


def test_a_step_stands_after_all_that_lead_there():
    assert columns(["a", "b", "c", "d"], [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]) == {
        "a": 0, "b": 1, "c": 2, "d": 3
    }  # fmt: skip


def test_labels_close_up_around_where_they_want_to_be():
    assert spread([(0, 10), (100, 10)]) == [0, 100]
    assert spread([(50, 10), (50, 10)]) in ([45, 55], [55, 45])


def test_without_counts_nothing_of_people_is_in_picture_or_table():
    chart = made_up(3, counted=False)
    everything = f"{chart.svg}{chart.table}{standalone(chart, [])}"
    assert "4,321" not in everything
    assert 'class="way-people"' not in everything
    assert people_words(None) not in everything
    assert "4,321" in f"{made_up(3).svg}{made_up(3).table}"


def test_an_empty_pathway_says_so():
    assert "No step is on this pathway yet." in charts.pathway([], [], title="Care", label="Empty.").svg
