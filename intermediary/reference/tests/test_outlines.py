from intermediary.reference.counties import counties
from intermediary.reference.outlines import box, outline

WITHOUT = {"AS", "GU", "MP", "PR", "VI"}


def test_every_county_of_the_states_has_an_outline_and_no_island_area_has():
    missing = {county.fips for county in counties().values() if outline(county.fips) is None}
    assert {counties()[fips].state for fips in missing} == WITHOUT
    assert outline("99999") is None


def test_rings_are_closed_and_neighbours_share_their_border():
    capitol, south = outline("09110"), outline("09170")
    assert all(ring[0] == ring[-1] for ring in (*capitol.rings, *south.rings))
    shared = {place for ring in capitol.rings for place in ring} & {place for ring in south.rings for place in ring}
    assert len(shared) >= 2
    assert box(capitol.rings)[1] < box(south.rings)[1]  # Hartford lies north of New Haven
