"""Who is who: the same name with a second fact is one person, near ones are a question, namesakes stay two."""

import pytest

from intermediary.audit.events import event
from intermediary.exchange.matching import Record, Verdict, find, settle
from intermediary.tests import people
from participants.matching import FACTS, candidates, judge

SAME, ASK, OTHER = Verdict
ANA = {"first_name": "Ana", "last_name": "Ruiz", "birth_date": "1990-01-02"}


def person(**facts) -> Record:
    return Record("k", {name: facts[name] for name in FACTS if facts.get(name)})


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ({}, SAME),
        ({"first_name": "ANA", "last_name": "Ruíz"}, SAME),
        ({"middle_name": "M."}, SAME),
        ({"birth_date": ""}, ASK),
        ({"birth_date": "", "email": "ana@example.org"}, SAME),
        ({"birth_date": "", "phone": "+1 (860) 555-0101"}, SAME),
        ({"birth_date": "1990-02-01"}, ASK),  # day and month
        ({"birth_date": "1999-01-02"}, ASK),  # a slip of one digit
        ({"birth_date": "1971-11-20"}, OTHER),
        ({"birth_date": "1971-11-20", "email": "ana@example.org"}, ASK),
        ({"first_name": "Ruiz", "last_name": "Ana"}, ASK),
        ({"first_name": "Anna"}, ASK),
        ({"first_name": "Anna", "birth_date": "1971-11-20"}, OTHER),
        ({"last_name": "Ruiz-Vega"}, ASK),
        ({"first_name": "A."}, ASK),
        ({"first_name": "Eva"}, OTHER),  # a twin
        ({"first_name": "Eva", "last_name": "Lund", "email": "ana@example.org"}, ASK),
        ({"first_name": "Eva", "last_name": "Lund", "birth_date": "", "phone": "8605550101"}, OTHER),  # a household
    ],
)
def test_one_person_or_two(other, verdict):
    one = person(**ANA, middle_name="Maria", email="ana@example.org", phone="860-555-0101")
    other = person(**{**ANA, **other})
    assert judge(one, other)[0] == verdict
    assert judge(other, one)[0] == verdict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"first_name": "Bob", "last_name": "O'Neil"}, {"first_name": "Robert", "last_name": "ONeil"}),
        ({"first_name": "Minh", "last_name": "Đỗ"}, {"first_name": "Mihn", "last_name": "Do"}),
        ({"first_name": "Ruth", "last_name": "Smith-Hale"}, {"first_name": "Ruth", "last_name": "Hale"}),
    ],
)
def test_names_that_are_close_and_born_on_one_day_are_a_question(one, other):
    born = {"birth_date": "1990-01-02"}
    assert judge(person(**one, **born), person(**other, **born))[0] == ASK


@pytest.fixture
def known(db):
    """Keys of people on record: two of one name, and some to be found."""
    found = {}
    for first, last, born, email in [
        ("Ana", "Ruiz", "1990-01-02", ""),
        ("Ana", "Ruiz", "1975-05-05", ""),
        ("José", "Núñez", "1988-03-04", "jose@example.org"),
        ("Robert", "Lee", None, ""),
    ]:
        record = people.participant(first, last)
        with event("test"):
            record.identity.birth_date, record.identity.email = born, email
            record.identity.save()
        found[f"{first} {born}"] = record.key
    return found


def row(key, first, last, born="", **more):
    values = {"participant": key, "first_name": first, "last_name": last, "birth_date": born, **more}
    return {name: text for name, text in values.items() if text}


def test_a_file_finds_who_is_on_record(known):
    rows = [
        row("1", "ANA", "RUIZ", "1990-01-02"),
        row("2", "Jose", "Nunez", "", email="JOSE@example.org"),
        row("3", "Ana", "Ruiz", "2001-09-09"),
        row("4", "Bob", "Lee", "1970-07-07"),
        row("5", "Nunez", "Jose", "1988-03-04"),
        row("6", "Nobody", "Else", "1990-01-02"),
    ]
    found = find({"participants.csv": rows})
    assert found.same["participants"] == {"1": known["Ana 1990-01-02"], "2": known["José 1988-03-04"]}
    asked = {(pair.incoming.key, pair.other.key) for pair in found.asked if pair.on_record}
    assert asked == {("4", known["Robert None"]), ("5", known["José 1988-03-04"])}


def test_answers_are_remembered_and_tables_follow_them(known):
    other = known["Robert None"]
    tables = {
        "participants.csv": [row("4", "Bob", "Lee", "1970-07-07"), row("9", "Ana", "Ruiz", "2001-09-09")],
        "placements.csv": [{"placement": "p", "participant": "4"}, {"placement": "q", "participant": "9"}],
    }
    assert len(find(tables).asked) == 1
    found = find(tables, {("participants", "4", other): True})
    assert found.asked == []
    settled = settle(tables, found)
    assert [each["participant"] for each in settled["placements.csv"]] == [other, "9"]
    assert settled["participants.csv"][0] == row(other, "Robert", "Lee", "1970-07-07")
    refused = find(tables, {("participants", "4", other): False})
    assert (refused.asked, refused.same["participants"]) == ([], {})


def test_two_rows_of_one_file_are_compared_as_well(db):
    tables = {"participants.csv": [row("1", "Ana", "Ruiz", "1990-01-02"), row("2", "Anna", "Ruiz", "1990-01-02")]}
    pair = find(tables).asked[0]
    assert (pair.on_record, {pair.incoming.key, pair.other.key}) == (False, {"1", "2"})
    found = find(tables, {("participants", pair.incoming.key, pair.other.key): True})
    assert len(settle(tables, found)["participants.csv"]) == 1


def test_the_number_of_statements_does_not_grow(known, django_assert_num_queries):
    rows = [
        Record(str(n), {"first_name": "Ana", "last_name": f"Ruiz{n}", "birth_date": "1990-01-02"}) for n in range(300)
    ]
    with django_assert_num_queries(1):
        list(candidates(rows))
