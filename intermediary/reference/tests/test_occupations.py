import pytest

from intermediary.reference import occupations


def test_every_occupation_has_a_well_formed_code_and_a_title():
    table = occupations.occupations()
    assert len(table) > 1000
    assert [code for code, title in table.items() if not occupations.is_soc(code) or not title] == []


@pytest.mark.parametrize("code", ["31-113", "311131", "31-1131.00", "12-1131", "57-0000", "", "31-1131 "])
def test_not_an_occupation_code(code):
    assert not occupations.is_soc(code)


@pytest.mark.parametrize("text", ["31-1131", "311131", "31-1131.00", " 31–1131 ", "31 1131"])
def test_a_code_as_people_write_it(text):
    assert occupations.soc_code(text) == "31-1131"


@pytest.mark.parametrize("text", ["", "3111", "121131", "31-11311", "nurse", "99-9999"])
def test_no_code_however_it_is_read(text):
    assert occupations.soc_code(text) is None


def test_a_code_without_a_title_is_still_a_code():
    assert occupations.is_soc("55-1011")
    assert occupations.occupation_title("55-1011") == ""


def test_retired_codes_lead_to_those_in_force():
    assert occupations.recoded()["51-4011"] == ("51-9161",)
    assert occupations.recoded()["29-2041"] == ("29-2042", "29-2043")
    table = occupations.occupations()
    for old, new in occupations.recoded().items():
        assert old not in table
        assert set(new) <= set(table)


def test_found_by_words_and_by_digits():
    assert ("51-4041", "Machinists") in occupations.search("514041")
    assert occupations.search("nursing assist")[0] == ("31-1131", "Nursing Assistants")
    assert occupations.search("") == []


@pytest.mark.parametrize("code", ["51", "51.39", "51.3902"])
def test_a_programme_code(code):
    assert occupations.is_cip(code)


@pytest.mark.parametrize("code", ["51.390", "5.1", "51.39020", "", "nursing"])
def test_not_a_programme_code(code):
    assert not occupations.is_cip(code)
