from collections import Counter

import pytest

from intermediary.reference import counties


def test_every_county_once_with_its_state():
    table = counties.counties()
    assert len(table) == 3242
    assert all(len(fips) == 5 and fips.isdigit() for fips in table)
    assert len(counties.states()) == 56  # 50 states, the District, Puerto Rico, four island areas
    assert len(counties.states()["TX"]) == 254
    assert len(counties.states()["PR"]) == 78


def test_connecticut_has_its_old_counties_and_its_planning_regions():
    names = [county.name for county in counties.states()["CT"]]
    assert sum(name.endswith(" County") for name in names) == 8
    assert sum(name.endswith(" Planning Region") for name in names) == 9
    assert counties.county_name("09110") == "Capitol Planning Region, CT"


def test_no_two_counties_of_a_state_share_a_name():
    counted = Counter((county.state, county.name) for county in counties.counties().values())
    assert [name for name, times in counted.items() if times > 1] == []
    assert counties.county_name("24005") == "Baltimore County, MD"
    assert counties.county_name("24510") == "Baltimore city, MD"


@pytest.mark.parametrize("fips", ["9001", "09000", "", "Hartford"])
def test_no_such_county(fips):
    assert not counties.is_county(fips)
    assert counties.county_name(fips) == ""


def test_search_by_words_by_code_and_without_accents():
    assert {county.fips for county in counties.search("baltimore")} == {"24005", "24510"}
    assert [county.fips for county in counties.search("hartford, ct")] == ["09003"]
    assert [county.fips for county in counties.search("dona ana")] == ["35013"]
    assert [county.fips for county in counties.search("0911")] == ["09110"]
    assert counties.search("") == []
