"""What follow-ups say of a job, each decision of the evidence module with a case of its own."""

from datetime import date, timedelta

import pytest

from placements.outcomes.oracle.evidence import daily_answers, spells
from placements.outcomes.oracle.records import FollowUp, History, Job

START = date(2023, 5, 1)
AS_OF = START + timedelta(days=400)


def day(number):
    return START + timedelta(days=number)


def seen(number, status, source="participant", employer=None):
    return FollowUp(day(number), status, source, employer)


def job(*follow_ups, employer="Mill", started=0, **fields):
    return Job(employer, day(started), follow_ups=follow_ups, **fields)


def ends(*jobs, as_of=AS_OF):
    """(certain to, possible to, open) of the first job, as day numbers since its start."""
    spell = spells(History(jobs), as_of)[0]
    return (spell.held_through - START).days, (spell.possible_through - START).days, spell.open


@pytest.mark.parametrize(
    ("it", "known"),
    [
        (job(), (0, 400, True)),
        (job(last_known_employed_on=day(120)), (120, 400, True)),
        (job(seen(50, "employed_same"), seen(95, "employed_same")), (95, 400, True)),
        (job(seen(50, "employed_same"), last_known_employed_on=day(20)), (50, 400, True)),
        (job(seen(60, "unreached")), (0, 400, True)),
        (job(seen(500, "employed_same")), (0, 400, True)),
        (job(last_known_employed_on=day(500)), (400, 400, True)),
        (job(last_day_worked=day(100)), (100, 100, False)),
        (job(last_day_worked=day(400)), (400, 400, False)),
        (job(last_day_worked=day(401)), (400, 400, True)),
    ],
)
def test_held_through_the_latest_evidence_and_never_beyond(it, known):
    assert ends(it) == known


def test_gone_leaves_the_days_between_in_doubt():
    assert ends(job(seen(50, "employed_same"), seen(130, "not_employed"))) == (50, 129, False)
    assert ends(job(seen(130, "employed_other", employer="Bakery"))) == (0, 129, False)
    assert ends(job(seen(130, "not_employed"), seen(170, "not_employed"))) == (0, 129, False)


def test_later_evidence_of_the_job_outweighs_an_earlier_report_of_its_end():
    assert ends(job(seen(100, "not_employed", "ui_match"), seen(200, "employed_same", "staff"))) == (200, 400, True)
    assert ends(job(seen(100, "not_employed"), last_known_employed_on=day(200))) == (200, 400, True)
    assert ends(job(seen(100, "not_employed"), last_known_employed_on=day(500))) == (400, 400, True)


def test_a_stated_end_settles_the_job():
    it = job(seen(90, "not_employed"), seen(200, "employed_same", "ui_match"), last_day_worked=day(150))
    assert ends(it) == (150, 150, False)


@pytest.mark.parametrize(
    ("one", "other", "counts"),
    [
        (("employed_same", "payroll"), ("not_employed", "participant"), "employed_same"),
        (("employed_same", "staff"), ("not_employed", "employer"), "not_employed"),
        (("employed_same", ""), ("not_employed", "staff"), "not_employed"),
        (("employed_same", "employer"), ("not_employed", "employer"), "not_employed"),
        (("employed_same", "participant"), ("unreached", "ui_match"), "employed_same"),
        (("employed_other", "pay_stub"), ("employed_same", "pay_stub"), "employed_other"),
        (("deceased", "participant"), ("employed_same", "ui_match"), "employed_same"),
    ],
)
def test_one_day_one_answer(one, other, counts):
    for pair in ((one, other), (other, one)):
        answers = daily_answers(job(*(seen(40, *answer) for answer in pair)), AS_OF)
        assert [answer.status for answer in answers.values()] == [counts]


def test_last_known_day_without_a_source_yields_to_a_report_on_that_day():
    assert ends(job(seen(80, "not_employed"), last_known_employed_on=day(80))) == (79, 79, False)


def test_the_first_day_was_worked():
    assert ends(job(seen(0, "not_employed"))) == (0, 0, False)
    assert ends(job(seen(-5, "not_employed"))) == (0, 400, True)


def test_not_employed_speaks_of_the_person():
    mill = job(last_known_employed_on=day(60))
    shop = job(seen(150, "not_employed"), employer="Shop", started=90)
    assert ends(mill, shop) == (60, 149, False)
    # Held on that day or later: the report is of the other job only.
    assert ends(job(last_known_employed_on=day(150)), shop) == (150, 400, True)
    # Begun after it.
    assert ends(job(started=0), job(seen(-20, "not_employed"), employer="Shop", started=-60)) == (0, 400, True)


def test_working_elsewhere_ends_every_row_with_that_employer_and_no_other():
    first = job(seen(150, "employed_other"), last_day_worked=day(40))
    again = job(started=41, last_known_employed_on=day(90))
    elsewhere = job(employer="Shop", started=20)
    found = spells(History((first, again, elsewhere)), AS_OF)
    assert [spell.open for spell in found] == [False, False, True, True]


def test_a_sighting_elsewhere_is_a_spell_of_one_day_with_an_open_end():
    history = History((job(seen(70, "employed_other", employer="Bakery"), seen(200, "not_employed")),))
    _, sighting = spells(history, AS_OF)
    assert (sighting.employer, sighting.start, sighting.held_through) == ("Bakery", day(70), day(70))
    assert (sighting.possible_through, sighting.open) == (day(199), False)
    _, sighting = spells(history, day(180))
    assert (sighting.possible_through, sighting.open) == (day(180), True)


def test_the_other_employer_is_not_believed_to_be_the_same():
    _, sighting = spells(History((job(seen(70, "employed_other", employer="Mill")),)), AS_OF)
    assert sighting.employer is None


def test_a_job_that_starts_after_as_of_is_not_a_fact():
    assert spells(History((job(started=5),)), day(4)) == []
