from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "placements.referrals"
    label = "referrals"

    def ready(self) -> None:
        from participants.merging.joining import FURTHER
        from placements.referrals import timeline, worklist  # noqa: F401  register themselves
        from placements.referrals.enums import COMES_FURTHER

        # Of two live referrals of one person to one opening the one that came further counts.
        FURTHER["referrals_referral"] = lambda one, other: (
            COMES_FURTHER.index(other["status"]) > COMES_FURTHER.index(one["status"])
        )
