"""Look at the facts of one person under one rule: what passes, what fails, and what is not known. Unknown is not no."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intermediary.reference.counties import county_name
from participants.enums import Education
from participants.models import Participant
from trainings.eligibility.models import Rule

LEVELS = {  # a diploma and its equivalency count alike
    Education.NONE: 0, Education.DIPLOMA: 1, Education.EQUIVALENCY: 1, Education.SOME_COLLEGE: 2,
    Education.VOCATIONAL: 2, Education.ASSOCIATE: 3, Education.BACHELOR: 4, Education.GRADUATE: 5,
}  # fmt: skip
PASSES, FAILS, UNKNOWN = "passes", "fails", "unknown"


class Verdict(NamedTuple):
    """One condition: what is asked, what is known, and what follows (`passes`, `fails`, `unknown`)."""

    key: str
    asked: str
    known: str
    state: str


def judge(rule: Rule, person: Participant, *, as_of: date, answer: bool | None = None) -> list[Verdict]:
    """Every condition of a rule. `answer`: what was said to the funder's own question, None where nothing was."""
    return [
        Verdict(key, asked, known, UNKNOWN if met is None else PASSES if met else FAILS)
        for key, asked, known, met in _conditions(rule, person, as_of, answer)
    ]


def eligible(verdicts: list[Verdict]) -> bool | None:
    """True where all pass, False where one fails, None where it is not known yet."""
    states = {verdict.state for verdict in verdicts}
    return False if FAILS in states else None if UNKNOWN in states else True


def _conditions(rule: Rule, person: Participant, as_of: date, answer) -> Iterator[tuple[str, str, str, bool | None]]:
    identity, traits = person.identity, getattr(person, "traits", None)
    household = getattr(person, "household", None)
    unknown = _("not on record")
    if rule.min_age is not None or rule.max_age is not None:
        age = _age(identity.birth_date, as_of)
        met = None if age is None else (rule.min_age or 0) <= age <= (rule.max_age or 200)
        yield "age", _ages(rule), unknown if age is None else _("%(n)s years old") % {"n": age}, met
    if rule.counties:
        names = ", ".join(county_name(code) or code for code in rule.counties)
        there = identity.county_fips
        yield (
            "county",
            _("Lives in %(counties)s") % {"counties": names},
            county_name(there) or unknown,
            (there in rule.counties if there else None),
        )
    if rule.income_first is not None:
        yield "income", _income_words(rule), *_income(rule, household, unknown)
    if rule.work_authorized:
        told = traits.work_authorized if traits else None
        yield "work", _("May work in the United States"), _yes(told), told
    if rule.education:
        level = traits.education if traits else ""
        words = _("At least: %(level)s") % {"level": Education(rule.education).label}
        met = LEVELS[Education(level)] >= LEVELS[Education(rule.education)] if level else None
        yield "education", words, Education(level).label if level else unknown, met
    if rule.question:
        yield "question", rule.question, _yes(answer), answer


def _age(born: date | None, as_of: date) -> int | None:
    return born and as_of.year - born.year - ((as_of.month, as_of.day) < (born.month, born.day))


def _ages(rule: Rule) -> str:
    if rule.max_age is None:
        return ngettext("%(n)s year or older", "%(n)s years or older", rule.min_age) % {"n": rule.min_age}
    if rule.min_age is None:
        return _("At most %(n)s years old") % {"n": rule.max_age}
    return _("From %(first)s to %(last)s years old") % {"first": rule.min_age, "last": rule.max_age}


def _income_words(rule: Rule) -> str:
    first, each = f"${rule.income_first:,}", f"${rule.income_each or 0:,}"
    return _("Household income at most %(first)s, and %(each)s more for each further person") % {
        "first": first, "each": each,
    }  # fmt: skip


def _income(rule: Rule, household, unknown: str) -> tuple[str, bool | None]:
    size, income = (household.size, household.annual_income) if household else (None, None)
    if size is None or income is None:
        return unknown, None
    limit = rule.income_first + (rule.income_each or 0) * (size - 1)
    words = _("$%(income)s in a household of %(size)s; the limit is $%(limit)s")
    return words % {"income": f"{income:,.0f}", "size": size, "limit": f"{limit:,}"}, income <= limit


def _yes(told: bool | None) -> str:
    return {True: _("Yes"), False: _("No"), None: _("not on record")}[told]
