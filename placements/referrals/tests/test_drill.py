"""A short form of the drill, and of its negative control."""

import pytest

from placements.referrals.drills.double import double_accept

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(120)]


def quiet(words) -> None:
    pass


def test_two_accept_at_once_and_one_hires():
    outcome = double_accept(24, say=quiet)
    assert outcome.wrong == []
    assert outcome.figures["two employers, one candidate"] == 8


def test_without_locks_the_database_alone_refuses_unclearly_and_off_the_record():
    outcome = double_accept(12, weakened=True, say=quiet)
    assert any("refused by the database alone" in line for line in outcome.wrong)
    assert any("0 refusals" in line for line in outcome.wrong)
