"""Two records of one person become one: so do two referrals to one opening, and the one that came further counts."""

import pytest
import time_machine

from participants.merging.services import merge, undo
from placements.referrals import services
from placements.referrals.models import JobWish, Referral
from placements.referrals.services import Answer
from placements.referrals.tests.ground import NOW, Ground

pytestmark = [pytest.mark.django_db]


def test_what_two_records_were_referred_to_becomes_one_persons():
    with time_machine.travel(NOW, tick=False):
        ground = Ground()
        twin = ground.somebody("Agnes", "Agreed")
        again, elsewhere = ground.suggest(twin, ground.opening), ground.suggest(twin, ground.open(ground.firm))
        for referral in (ground.referral, again):
            ground.send(referral)
        services.record(referral=again, answer=Answer("interview", NOW), now=NOW, way="staff", by=ground.staff)
        services.save_wish(participant=twin, by=None, wage_floor=20)
        before = sorted(Referral.objects.values_list("pk", "participant", "status"))
        made = merge(kept=ground.person, gone=twin, taken={}, by=ground.staff)
        assert dict(Referral.objects.values_list("pk", "status")) == {
            ground.referral.pk: "interview", elsewhere.pk: "suggested",
        }  # fmt: skip
        assert set(Referral.objects.values_list("participant", flat=True)) == {ground.person.pk}
        assert JobWish.objects.get().participant == ground.person
        undo(merge=made, by=ground.staff)
        assert sorted(Referral.objects.values_list("pk", "participant", "status")) == before
