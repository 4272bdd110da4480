import pytest

from intermediary.reference import industries


def test_every_level_and_every_sector_is_there():
    codes = industries.industries()
    assert len(codes) == 2125
    assert {len(code) for code in codes if "-" not in code} == {2, 3, 4, 5, 6}
    assert {code for code in codes if "-" in code} == {"31-33", "44-45", "48-49"}
    with pytest.raises(TypeError):
        codes["62"] = "changed"


@pytest.mark.parametrize(("typed", "code"), [("62", "62"), (622110, "622110"), ("32", "31-33"), (" 48 ", "48-49")])
def test_what_a_person_types_finds_its_code(typed, code):
    assert industries.industry_code(typed) == code


@pytest.mark.parametrize("typed", ["", "99", "6221100", "hospital", "31-32"])
def test_no_such_industry(typed):
    assert industries.industry_code(typed) is None
    assert not industries.is_industry(typed)
    assert industries.industry_title(typed) == ""


def test_an_industry_knows_its_sector():
    assert industries.sector("332710") == "31-33"
    assert industries.sector("622110") == "62"
    assert industries.sector("999999") is None


def test_search_by_words_and_by_code_broad_before_narrow():
    assert industries.search("manufacturing")[0] == ("31-33", "Manufacturing")
    assert industries.search("hospitals")[0] == ("622", "Hospitals")
    assert {code[:4] for code, _ in industries.search("6221")} == {"6221"}
    assert industries.search("  ") == []
    assert len(industries.search("manufacturing", limit=5)) == 5
