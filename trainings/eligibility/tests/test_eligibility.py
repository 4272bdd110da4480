"""Eligibility: unknown is not no, versions stay, and a decision keeps the facts that it was made on."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.tests import people
from intermediary.tests.visits import cost, last_act, visitor, words
from participants.models import Household, Identity, Participant, Traits
from trainings.eligibility.judging import FAILS, PASSES, UNKNOWN, eligible, judge
from trainings.eligibility.models import Decision, Rule
from trainings.eligibility.services import certify, rules_of, set_rule

pytestmark = pytest.mark.django_db
DAY = date(2025, 6, 15)
EVERYTHING = {
    "starts_on": date(2025, 1, 1), "min_age": 18, "max_age": 64, "counties": ["09110"], "income_first": 30_000,
    "income_each": 10_000, "work_authorized": True, "education": "equivalency", "question": "Has received SNAP",
}  # fmt: skip


def somebody(**facts) -> Participant:
    """Of an unsaved person: born, county, size, income, work, education."""
    person = Participant()
    person.identity = Identity(birth_date=facts.get("born"), county_fips=facts.get("county", ""))
    person.traits = Traits(work_authorized=facts.get("work"), education=facts.get("education", ""))
    person.household = Household(size=facts.get("size"), annual_income=facts.get("income"))
    return person


def states(person, answer=None, **rule) -> dict[str, str]:
    return {v.key: v.state for v in judge(Rule(**{**EVERYTHING, **rule}), person, as_of=DAY, answer=answer)}


def test_nothing_known_is_unknown_and_never_no():
    found = states(somebody())
    assert set(found.values()) == {UNKNOWN}
    assert list(found) == ["age", "county", "income", "work", "education", "question"]
    assert eligible(judge(Rule(**EVERYTHING), somebody(), as_of=DAY)) is None


@pytest.mark.parametrize(
    ("facts", "key", "state"),
    [
        ({"born": date(2007, 6, 15)}, "age", PASSES),  # 18 on this very day
        ({"born": date(2007, 6, 16)}, "age", FAILS),
        ({"born": date(1960, 6, 16)}, "age", PASSES),  # 64 until tomorrow
        ({"born": date(1960, 6, 15)}, "age", FAILS),
        ({"county": "09110"}, "county", PASSES),
        ({"county": "09170"}, "county", FAILS),
        ({"size": 3, "income": 50_000}, "income", PASSES),
        ({"size": 3, "income": 50_001}, "income", FAILS),
        ({"size": 3}, "income", UNKNOWN),
        ({"work": False}, "work", FAILS),
        ({"education": "diploma"}, "education", PASSES),
        ({"education": "none"}, "education", FAILS),
    ],
)
def test_each_condition_at_its_edge(facts, key, state):
    assert states(somebody(**facts))[key] == state


def test_the_answer_to_the_funders_own_question():
    assert [states(somebody(), answer)["question"] for answer in (True, False, None)] == [PASSES, FAILS, UNKNOWN]


@pytest.fixture
def cohort():
    return people.cohort(grants=[people.grant()])


def test_versions_stay_and_the_one_of_the_day_counts(cohort):
    old = set_rule(program=cohort.program, starts_on=date(2025, 1, 1), min_age=18, by=None)
    new = set_rule(program=cohort.program, starts_on=date(2025, 7, 1), min_age=16, by=None)
    paid = set_rule(grant=cohort.grants.get(), starts_on=date(2025, 1, 1), question="SNAP", by=None)
    set_rule(grant=people.grant(), starts_on=date(2025, 1, 1), min_age=50, by=None)
    assert rules_of(cohort, DAY) == [old, paid]
    assert rules_of(cohort, date(2025, 7, 1)) == [new, paid]
    assert rules_of(cohort, date(2024, 12, 31)) == []


def test_what_is_not_known_cannot_be_certified_and_a_decision_keeps_its_facts(cohort):
    rule, person = (
        set_rule(program=cohort.program, starts_on=date(2025, 1, 1), min_age=18, by=None),
        people.participant(),
    )
    coach = people.user(Role.COACH)
    asked = {"participant": person, "cohort": cohort, "rule": rule, "as_of": DAY, "by": coach}
    with pytest.raises(ValidationError, match="Not everything is known"):
        certify(**asked, evidence={})
    with event("test"):
        Identity.objects.filter(participant=person).update(birth_date=date(1990, 1, 1))
    person.identity.refresh_from_db()
    made = certify(**asked, evidence={"age": "Passport seen"})
    assert last_act()[:2] == ("eligibility.certified", str(coach))
    with event("test"):
        Identity.objects.filter(participant=person).update(birth_date=date(2020, 1, 1))
    made.refresh_from_db()
    assert made.eligible
    assert (made.facts[0]["known"], made.facts[0]["evidence"]) == ("35 years old", "Passport seen")


def test_the_pages(cohort):
    manager, coach = visitor(people.user(Role.MANAGER)), visitor(people.user(Role.COACH))
    page = reverse("program_eligibility", args=[cohort.program.key])
    sent = {"starts_on": "2025-01-01", "min_age": "18", "counties": "09110; 99999", "question": "Has SNAP"}
    assert "no county with the FIPS code 99999" in words(manager.post(page, sent))
    assert manager.post(page, sent | {"counties": "09110"}).status_code == 302
    assert "18 years or older" in words(coach.get(page))
    coach.post(page, sent | {"counties": ""})
    assert Rule.objects.count() == 1  # coaches read
    person = people.participant("Ada", "Byron")
    people.enrollment(person, cohort)
    rule = Rule.objects.get()
    mine = reverse("person_eligibility", args=[cohort.key, person.key])
    assert words(coach.get(mine)).count("not on record") == 3
    refused = coach.post(mine, {"rule": rule.pk, f"rule-{rule.pk}-answer": "true"})
    assert "find out first what is missing" in words(refused)
    with event("test"):
        Identity.objects.filter(participant=person).update(birth_date=date(1990, 1, 1), county_fips="09170")
    assert coach.post(mine, {"rule": rule.pk, f"rule-{rule.pk}-answer": "true"}).status_code == 302
    assert not Decision.objects.get().eligible
    assert coach.post(mine, {"rule": "x"}).status_code == 404
    listed = reverse("cohort_eligibility", args=[cohort.key])
    assert "Not eligible" in words(coach.get(listed))
    one = cost(coach, listed)
    for n in range(29):
        people.enrollment(people.participant(f"First{n}"), cohort)
    assert cost(coach, listed) == one
