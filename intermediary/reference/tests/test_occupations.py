import pytest

from intermediary.reference import occupations


@pytest.mark.parametrize("code", occupations.OCCUPATIONS)
def test_every_titled_occupation_has_a_well_formed_code(code):
    assert occupations.is_soc(code)
    assert occupations.occupation_title(code)


@pytest.mark.parametrize("code", ["31-113", "311131", "31-1131.00", "12-1131", "57-0000", "", "31-1131 "])
def test_not_an_occupation_code(code):
    assert not occupations.is_soc(code)


def test_a_code_without_a_title_is_still_a_code():
    assert occupations.is_soc("29-1215")
    assert occupations.occupation_title("29-1215") == ""


@pytest.mark.parametrize("code", ["51", "51.39", "51.3902"])
def test_a_programme_code(code):
    assert occupations.is_cip(code)


@pytest.mark.parametrize("code", ["51.390", "5.1", "51.39020", "", "nursing"])
def test_not_a_programme_code(code):
    assert not occupations.is_cip(code)
