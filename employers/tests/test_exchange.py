"""Openings, accepted offers, headcounts, establishments as files: what cannot be is said before anything is written."""

import pytest

from employers.models import Headcount, Opening, OpeningFill
from intermediary.exchange.loader import Counts, load
from intermediary.exchange.tests.folders import problems

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
FIRM = {"employers": [{"employer": "e1", "name": "Mill"}]}
OPENINGS = [{"opening": "o1", "employer": "e1", "title": "Welder", "positions": 2, "posted_on": "2025-01-10"}]
STAFF = {"headcount": "h1", "employer": "e1", "soc": "51-4121", "starts_on": "2025-01-01", "months": 3}


def fills(*days: str, first: int = 1) -> list[dict]:
    return [{"opening_fill": f"f{n}", "opening": "o1", "offer_accepted_on": day} for n, day in enumerate(days, first)]


def test_what_is_not_said_of_an_opening_is_the_usual():
    load({**FIRM, "openings": [{"opening": "o1", "employer": "e1", "title": "Welder", "positions": "", "status": ""}]})
    opening = Opening.objects.get()
    assert (opening.positions, opening.status, opening.posted_on) == (1, "open", None)


def test_positions_fill_one_by_one_and_no_more_than_there_are():
    three = {**FIRM, "openings": OPENINGS, "opening_fills": fills("2025-02-01", "2025-03-01", "2025-03-02")}
    assert problems(load(three)) == [
        "opening_fills.csv:3 opening: o1 has 2 positions, and this is offer 3 accepted; "
        "correct the opening it names, its positions, or the day"
    ]
    two = {**FIRM, "openings": OPENINGS, "opening_fills": fills("2025-02-01", "2025-03-01")}
    assert problems(load(two)) == []
    assert load(two).total() == Counts(0, 0, 4)
    (more,) = problems(load({"opening_fills": fills("2025-04-01", first=3)}))
    assert "offer 3 accepted" in more
    assert problems(load({"openings": [{**OPENINGS[0], "positions": 1}]})) == [
        "openings.csv:1 positions: 2 offers are accepted, and it would have 1 positions; "
        "correct it, or the accepted offers"
    ]
    (late,) = problems(load({"openings": [{**OPENINGS[0], "posted_on": "2025-02-02"}]}))
    assert "posted on 2025-02-02, after an offer was accepted on 2025-02-01" in late
    # Together they fit, in whatever order they are written.
    raised = {"openings": [{**OPENINGS[0], "positions": 3}], "opening_fills": fills("2025-04-01", first=3)}
    assert problems(load(raised)) == []
    assert OpeningFill.objects.count() == 3


def test_an_offer_before_the_posting_is_left_out_of_a_partial_load():
    rows = {**FIRM, "openings": OPENINGS, "opening_fills": fills("2025-01-09", "2025-01-10", "2025-03-01")}
    report = load(rows, partial=True)
    assert ["before the opening was posted" in problem for problem in problems(report)] == [True]
    assert OpeningFill.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"starts_on": "2025-01-02"}, "2025-01-02 is not the first of a month"),
        ({"months": 13}, "13 months are not 1 to 12"),
        ({"other_hires": 4, "other_retained_180": 5}, "more people stayed than the 4 who were hired"),
        ({"headcount": "h2", "soc": "514121.00", "starts_on": "2025-03-01"}, "the months overlap those of h1"),
        ({"soc": ""}, "the cell is empty"),
    ],
)
def test_a_headcount_that_makes_no_sense_is_refused(changed, said):
    assert problems(load({**FIRM, "headcounts": [STAFF]})) == []
    (problem,) = problems(load({"headcounts": [{**STAFF, **changed}]}))
    assert said in problem
    assert Headcount.objects.count() == 1


def test_headcounts_that_follow_one_another_are_fine():
    later = {**STAFF, "headcount": "h2", "starts_on": "2025-04-01"}
    other = {**STAFF, "headcount": "h3", "soc": "51-9161"}
    assert problems(load({**FIRM, "headcounts": [STAFF, later, other]})) == []


def test_a_county_industry_and_quarter_has_one_number():
    cell = {"establishment": "t1", "county_fips": "09003", "naics": "62", "quarter": "2025Q1", "establishments": 9}
    assert problems(load({"establishments": [cell]})) == []
    (problem,) = problems(load({"establishments": [{**cell, "establishment": "t2"}]}))
    assert "t1 has the same county, industry and quarter" in problem
