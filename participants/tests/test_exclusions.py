"""Reasons for exclusion can be medical: sealed at rest, readable only with their own record."""

from datetime import date

import pytest

from intermediary.audit.encryption import seal, unseal
from intermediary.audit.events import event
from intermediary.tests import people
from participants.enums import ExclusionReason
from participants.models import Exclusion

pytestmark = [pytest.mark.django_db]


def exclusion(key: str, reason: str) -> Exclusion:
    with event("exclusion.added"):
        sealed = Exclusion.sealed(key, reason)
        return Exclusion.objects.create(
            key=key, participant=people.participant(), reason_sealed=sealed, effective_on=date(2025, 1, 1)
        )


def test_a_reason_is_sealed_and_comes_back():
    made = exclusion("x-1", "02")
    assert made.reason == ExclusionReason.MEDICAL
    assert b"02" not in bytes(made.reason_sealed)


def test_a_reason_never_said_is_none():
    assert exclusion("x-2", "").reason is None


def test_the_same_reason_looks_different_under_another_record():
    assert Exclusion.sealed("x-3", "02") != Exclusion.sealed("x-4", "02")
    assert Exclusion.sealed("x-3", "02") == Exclusion.sealed("x-3", "02")  # a load sees that nothing changed


def test_a_seal_opens_with_its_own_record_only():
    with pytest.raises(ValueError, match="No key"):
        unseal(seal(b"02", context="one"), context="other")


def test_an_older_key_still_opens(settings):
    sealed = seal(b"02", context="one")
    settings.FIELD_KEYS = ["bmV3bmV3bmV3bmV3bmV3bmV3bmV3bmV3bmV3bmV3bmU=", *settings.FIELD_KEYS]
    assert unseal(sealed, context="one") == b"02"
